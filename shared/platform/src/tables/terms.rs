//! What an expression speaks of: its condition, and names and values under their placeholders.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;

use crate::Problem;

/// How placeholders begin that nobody else writes.
const OWN: &str = ":V";

/// Collects an expression's terms; the first mistake is kept and answered by [`Terms::finished`].
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    condition: Option<String>,
    names: HashMap<String, String>,
    values: HashMap<String, AttributeValue>,
    mistake: Option<String>,
}

/// Terms as the service takes them: an empty map is not sent at all.
#[derive(Debug)]
pub(super) struct Finished {
    pub(super) condition: Option<String>,
    pub(super) names: Option<HashMap<String, String>>,
    pub(super) values: Option<HashMap<String, AttributeValue>>,
}

impl Terms {
    /// One more condition; all must hold.
    pub(super) fn when(&mut self, condition: &str) {
        for name in placeholders(condition, '#') {
            self.name(&format!("#{name}"), name);
        }
        self.condition = Some(match self.condition.take() {
            Some(before) => format!("({before}) AND ({condition})"),
            None => condition.to_owned(),
        });
    }

    /// The value of `:name` in the condition.
    pub(super) fn with(&mut self, placeholder: &str, value: impl Serialize) {
        let value = self.stored(value);
        match self.values.get(placeholder) {
            Some(before) if *before != value => {
                self.wrong(format!("{placeholder} has two values"));
            }
            _ => {
                self.values.insert(placeholder.to_owned(), value);
            }
        }
    }

    /// A placeholder of its own for `value`.
    pub(super) fn value(&mut self, value: AttributeValue) -> String {
        let placeholder = format!("{OWN}{}", self.values.len());
        self.values.insert(placeholder.clone(), value);
        placeholder
    }

    /// `value` as the tables keep it.
    pub(super) fn stored(&mut self, value: impl Serialize) -> AttributeValue {
        serde_dynamo::to_attribute_value(value).unwrap_or_else(|fault: serde_dynamo::Error| {
            self.wrong(fault.to_string());
            AttributeValue::Null(true)
        })
    }

    /// The placeholders of a path inside maps.
    pub(super) fn path(&mut self, path: &[&str]) -> String {
        let mut tokens = Vec::new();
        for segment in path {
            let plain = !segment.is_empty() && !segment.contains(|c| !is_plain(c));
            let known = self.names.iter().find(|(_, name)| name == segment);
            let token = match known {
                Some((token, _)) => token.clone(),
                None if plain => format!("#{segment}"),
                None => format!("#N{}", self.names.len()),
            };
            self.name(&token, segment);
            tokens.push(token);
        }
        tokens.join(".")
    }

    /// What is to be sent.
    ///
    /// # Errors
    /// `internal` for a value that cannot be stored, a placeholder with two meanings, one of the
    /// condition without a value, or a value that nothing asks for.
    pub(super) fn finished(&self) -> Result<Finished, Problem> {
        if let Some(mistake) = self.mistake() {
            return Err(Problem::internal("expression", mistake));
        }
        Ok(Finished {
            condition: self.condition.clone(),
            names: (!self.names.is_empty()).then(|| self.names.clone()),
            values: (!self.values.is_empty()).then(|| self.values.clone()),
        })
    }

    /// The first thing that is wrong.
    pub(super) fn mistake(&self) -> Option<String> {
        let condition = self.condition.as_deref().unwrap_or_default();
        let asked: Vec<_> = placeholders(condition, ':')
            .map(|name| format!(":{name}"))
            .collect();
        let mut given = self.values.keys().filter(|name| !name.starts_with(OWN));
        let unbound = asked.iter().find(|name| !self.values.contains_key(*name));
        let unused = given.find(|name| !asked.contains(name));
        let unbound = unbound.map(|name| format!("{name} has no value"));
        let unused = unused.map(|name| format!("{name} stands in no condition"));
        self.mistake.clone().or(unbound).or(unused)
    }

    fn name(&mut self, token: &str, name: &str) {
        let before = self.names.insert(token.to_owned(), name.to_owned());
        if name.is_empty() || before.is_some_and(|before| before != name) {
            self.wrong(format!("{token} names two attributes or none"));
        }
    }

    /// Keeps a mistake, unless there is one already.
    pub(super) fn wrong(&mut self, mistake: String) {
        self.mistake.get_or_insert(mistake);
    }
}

const fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The words of `text` that begin with `mark`, without it.
fn placeholders(text: &str, mark: char) -> impl Iterator<Item = &str> {
    text.split(mark).skip(1).map(|rest| {
        let end = rest.find(|c| !is_plain(c)).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    })
}
