//! A conditional update, written as it is read: set, add, remove, when.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;

use super::Key;
use crate::Problem;

/// One item's update. Attribute names stand as `#name` and values as `:name` in [`Change::when`].
#[derive(Clone, Debug)]
pub struct Change {
    pub(super) key: Key,
    sets: Vec<String>,
    adds: Vec<String>,
    removes: Vec<String>,
    pub(super) condition: Option<String>,
    pub(super) names: HashMap<String, String>,
    pub(super) values: HashMap<String, AttributeValue>,
    broken: bool,
}

impl Change {
    /// A change of the item at `key`.
    pub fn at(key: Key) -> Self {
        Self {
            key,
            sets: Vec::new(),
            adds: Vec::new(),
            removes: Vec::new(),
            condition: None,
            names: HashMap::new(),
            values: HashMap::new(),
            broken: false,
        }
    }

    /// Where it is.
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// Sets `attribute`.
    pub fn set(self, attribute: &str, value: impl Serialize) -> Self {
        self.set_in(&[attribute], value)
    }

    /// Sets an attribute inside maps, e.g. `["attachments", id]`.
    pub fn set_in(mut self, path: &[&str], value: impl Serialize) -> Self {
        let target = self.path(path);
        let placeholder = format!(":v{}", self.values.len());
        self.bind(&placeholder, value);
        self.sets.push(format!("{target} = {placeholder}"));
        self
    }

    /// Turns what is kept of `before` into `after`: sets what differs, removes what is gone.
    pub fn between(
        key: Key,
        before: impl Serialize,
        after: impl Serialize,
    ) -> Result<Self, Problem> {
        let (before, after) = (stored(before)?, stored(after)?);
        let mut change = Self::at(key);
        for name in before.keys().filter(|name| !after.contains_key(*name)) {
            change = change.remove(name);
        }
        for (name, value) in after {
            if before.get(&name) != Some(&value) {
                let target = change.path(&[&name]);
                let placeholder = format!(":v{}", change.values.len());
                change.values.insert(placeholder.clone(), value);
                change.sets.push(format!("{target} = {placeholder}"));
            }
        }
        Ok(change)
    }

    /// Sets `attribute` to what `other` holds before this change; null when that is absent.
    pub fn set_from(mut self, attribute: &str, other: &str) -> Self {
        let (target, other) = (self.path(&[attribute]), self.path(&[other]));
        let placeholder = format!(":v{}", self.values.len());
        self.bind(&placeholder, ());
        let value = format!("if_not_exists({other}, {placeholder})");
        self.sets.push(format!("{target} = {value}"));
        self
    }

    /// Puts `value` before the others of a list; an absent one is empty.
    pub fn prepend(mut self, attribute: &str, value: impl Serialize) -> Self {
        let target = self.path(&[attribute]);
        let first = format!(":v{}", self.values.len());
        self.bind(&first, [value]);
        let none = format!(":v{}", self.values.len());
        self.bind(&none, [(); 0]);
        let before = format!("if_not_exists({target}, {none})");
        self.sets
            .push(format!("{target} = list_append({first}, {before})"));
        self
    }

    /// Sets every member of `item`, a struct or a map.
    pub fn set_all(mut self, item: impl Serialize) -> Self {
        match serde_dynamo::to_item::<_, HashMap<String, AttributeValue>>(item) {
            Ok(members) => {
                for (name, value) in members {
                    let target = self.path(&[&name]);
                    let placeholder = format!(":v{}", self.values.len());
                    self.values.insert(placeholder.clone(), value);
                    self.sets.push(format!("{target} = {placeholder}"));
                }
            }
            Err(_) => self.broken = true,
        }
        self
    }

    /// Adds to a number; an absent one counts as 0.
    pub fn add(mut self, attribute: &str, amount: i64) -> Self {
        let target = self.path(&[attribute]);
        let placeholder = format!(":v{}", self.values.len());
        self.bind(&placeholder, amount);
        self.adds.push(format!("{target} {placeholder}"));
        self
    }

    /// Removes `attribute`.
    pub fn remove(self, attribute: &str) -> Self {
        self.remove_in(&[attribute])
    }

    /// Removes an attribute inside maps.
    pub fn remove_in(mut self, path: &[&str]) -> Self {
        let target = self.path(path);
        self.removes.push(target);
        self
    }

    /// Only when this holds; several conditions must all hold. Names as `#name`, values as `:name`.
    pub fn when(mut self, condition: &str) -> Self {
        for name in condition.split('#').skip(1) {
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
            self.names.insert(format!("#{name}"), name.to_owned());
        }
        self.condition = Some(match self.condition {
            Some(before) => format!("({before}) AND ({condition})"),
            None => condition.to_owned(),
        });
        self
    }

    /// Gives the value of `:name` in a condition.
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        self.bind(name, value);
        self
    }

    fn bind(&mut self, placeholder: &str, value: impl Serialize) {
        match serde_dynamo::to_attribute_value(value) {
            Ok(value) => {
                self.values.insert(placeholder.to_owned(), value);
            }
            Err(_) => self.broken = true,
        }
    }

    fn path(&mut self, path: &[&str]) -> String {
        let mut tokens = Vec::new();
        for segment in path {
            let known = self.names.iter().find(|(_, name)| name == segment);
            let token = match known {
                Some((token, _)) => token.clone(),
                None => format!("#n{}", self.names.len()),
            };
            self.names.insert(token.clone(), (*segment).to_owned());
            tokens.push(token);
        }
        tokens.join(".")
    }

    pub(super) fn expression(&self) -> Result<String, Problem> {
        if self.broken {
            return Err(Problem::internal("table", "a value cannot be stored"));
        }
        let mut clauses = Vec::new();
        for (word, parts) in [
            ("SET", &self.sets),
            ("ADD", &self.adds),
            ("REMOVE", &self.removes),
        ] {
            if !parts.is_empty() {
                clauses.push(format!("{word} {}", parts.join(", ")));
            }
        }
        Ok(clauses.join(" "))
    }
}

pub(super) fn stored(item: impl Serialize) -> Result<HashMap<String, AttributeValue>, Problem> {
    serde_dynamo::to_item(item).map_err(|fault| Problem::internal("table item", fault.to_string()))
}

pub(super) fn with_key(
    key: &Key,
    mut item: HashMap<String, AttributeValue>,
) -> HashMap<String, AttributeValue> {
    item.insert("pk".to_owned(), AttributeValue::S(key.pk.clone()));
    item.insert("sk".to_owned(), AttributeValue::S(key.sk.clone()));
    item
}

pub(super) fn key_map(key: &Key) -> HashMap<String, AttributeValue> {
    with_key(key, HashMap::new())
}
