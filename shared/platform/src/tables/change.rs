//! A conditional update, written as it is read: set, add, remove, when; and a condition alone.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;

use super::Key;
use super::terms::{Finished, Terms};
use crate::Problem;

/// What is done at one item where all of its conditions hold. Names stand as `#name`, values as `:name`.
#[derive(Clone, Debug)]
pub struct Guarded<What> {
    pub(super) key: Key,
    pub(super) terms: Terms,
    what: What,
}

/// One item's update.
pub type Change = Guarded<Clauses>;
/// What must hold of one item for a transaction to go through; it is not written.
pub type Check = Guarded<()>;

/// The parts of an update by the word that they stand behind.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    set: Vec<String>,
    add: Vec<String>,
    remove: Vec<String>,
}

impl<What: Default> Guarded<What> {
    /// Of the item at `key`.
    pub fn at(key: Key) -> Self {
        Self {
            key,
            terms: Terms::default(),
            what: What::default(),
        }
    }
}

impl<What> Guarded<What> {
    /// Where the item is.
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// Only when this holds; several conditions must all hold.
    pub fn when(mut self, condition: &str) -> Self {
        self.terms.when(condition);
        self
    }

    /// Gives the value of `:name` in a condition.
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        self.terms.with(name, value);
        self
    }

    /// Only when `attribute` is `value`.
    pub fn when_is(self, attribute: &str, value: impl Serialize) -> Self {
        self.when(&format!("#{attribute} = :is_{attribute}"))
            .with(&format!(":is_{attribute}"), value)
    }
}

impl Change {
    /// Sets `attribute`.
    pub fn set(self, attribute: &str, value: impl Serialize) -> Self {
        self.set_in(&[attribute], value)
    }

    /// Sets an attribute inside maps, e.g. `["attachments", id]`.
    pub fn set_in(mut self, path: &[&str], value: impl Serialize) -> Self {
        let value = self.terms.stored(value);
        self.put(path, value);
        self
    }

    fn put(&mut self, path: &[&str], value: AttributeValue) {
        let (target, value) = (self.terms.path(path), self.terms.value(value));
        self.what.set.push(format!("{target} = {value}"));
    }

    /// Turns what is kept of `before` into `after`: sets what differs, removes what is gone.
    ///
    /// # Errors
    /// `internal` when one of them cannot be stored.
    pub fn between(
        key: Key,
        before: impl Serialize,
        after: impl Serialize,
    ) -> Result<Self, Problem> {
        let (before, after) = (stored(before)?, stored(after)?);
        let gone = before.keys().filter(|name| !after.contains_key(*name));
        let mut change = gone.fold(Self::at(key), |change, name| change.remove(name));
        for (name, value) in after {
            if before.get(&name) != Some(&value) {
                change.put(&[&name], value);
            }
        }
        Ok(change)
    }

    /// Sets `attribute` to what `other` holds before this change; null when that is absent.
    pub fn set_from(mut self, attribute: &str, other: &str) -> Self {
        let (target, other) = (self.terms.path(&[attribute]), self.terms.path(&[other]));
        let null = self.terms.value(AttributeValue::Null(true));
        self.what
            .set
            .push(format!("{target} = if_not_exists({other}, {null})"));
        self
    }

    /// Puts `value` before the others of a list; an absent one is empty.
    pub fn prepend(mut self, attribute: &str, value: impl Serialize) -> Self {
        let target = self.terms.path(&[attribute]);
        let first = AttributeValue::L(vec![self.terms.stored(value)]);
        let (first, none) = (self.terms.value(first), AttributeValue::L(Vec::new()));
        let none = self.terms.value(none);
        self.what.set.push(format!(
            "{target} = list_append({first}, if_not_exists({target}, {none}))"
        ));
        self
    }

    /// Sets every member of `item`, a struct or a map.
    pub fn set_all(mut self, item: impl Serialize) -> Self {
        match self.terms.stored(item) {
            AttributeValue::M(members) => {
                for (name, value) in members {
                    self.put(&[&name], value);
                }
            }
            _ => self.terms.wrong("not an item".to_owned()),
        }
        self
    }

    /// Adds to a number; an absent one counts as 0.
    pub fn add(mut self, attribute: &str, amount: i64) -> Self {
        let target = self.terms.path(&[attribute]);
        let amount = self.terms.value(AttributeValue::N(amount.to_string()));
        self.what.add.push(format!("{target} {amount}"));
        self
    }

    /// Removes `attribute`.
    pub fn remove(self, attribute: &str) -> Self {
        self.remove_in(&[attribute])
    }

    /// Removes an attribute inside maps.
    pub fn remove_in(mut self, path: &[&str]) -> Self {
        let target = self.terms.path(path);
        self.what.remove.push(target);
        self
    }

    /// The update's text and what it speaks of.
    ///
    /// # Errors
    /// `internal` for a mistake of whoever wrote it, also a change that changes nothing.
    pub(super) fn finished(&self) -> Result<(String, Finished), Problem> {
        let clauses = [
            ("SET", &self.what.set),
            ("ADD", &self.what.add),
            ("REMOVE", &self.what.remove),
        ];
        let clauses = clauses.iter().filter(|(_, parts)| !parts.is_empty());
        let clauses: Vec<_> = clauses
            .map(|(word, parts)| format!("{word} {}", parts.join(", ")))
            .collect();
        if clauses.is_empty() {
            return Err(Problem::internal("expression", "changes nothing"));
        }
        Ok((clauses.join(" "), self.terms.finished()?))
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

#[cfg(test)]
mod tests;
