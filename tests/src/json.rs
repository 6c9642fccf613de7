//! JSON that came back, in which nothing absent reads as null: indexing what is not there fails the test.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Index;

use serde::Serialize;
use serde_json::{Number, Value};

/// A JSON value; compares with plain values and with `serde_json`'s.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Json {
    /// `null`: told, never a member that is missing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(BTreeMap<String, Json>),
}

/// What an answer is expected to tell: `json!`, of the type that answers have.
#[macro_export]
macro_rules! told {
    ($($json:tt)*) => { $crate::Json::from($crate::json!($($json)*)) };
}

impl Json {
    /// Whether it is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// The whole number from 0, if it is one.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    /// The elements, if it is an array.
    pub const fn as_array(&self) -> Option<&Vec<Self>> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The members, if it is an object.
    pub const fn as_object(&self) -> Option<&BTreeMap<String, Self>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    fn value(&self) -> Value {
        self.into()
    }

    /// A member that need not be there.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// The elements.
    ///
    /// # Panics
    /// When it is no array.
    #[expect(clippy::expect_used, reason = "what a test expects to be there")]
    pub fn list(&self) -> &[Self] {
        self.as_array().expect("an array")
    }

    /// The string.
    ///
    /// # Panics
    /// When it is none.
    #[expect(clippy::expect_used, reason = "what a test expects to be there")]
    pub fn text(&self) -> &str {
        self.as_str().expect("a string")
    }
}

impl Index<&str> for Json {
    type Output = Self;

    #[expect(clippy::panic, reason = "a test that asks for what is not there fails")]
    fn index(&self, name: &str) -> &Self {
        let Some(member) = self.get(name) else {
            panic!("no {name:?} in {self}")
        };
        member
    }
}

impl Index<&String> for Json {
    type Output = Self;

    fn index(&self, name: &String) -> &Self {
        &self[name.as_str()]
    }
}

impl Index<String> for Json {
    type Output = Self;

    fn index(&self, name: String) -> &Self {
        &self[name.as_str()]
    }
}

impl Index<usize> for Json {
    type Output = Self;

    #[expect(clippy::panic, reason = "a test that asks for what is not there fails")]
    fn index(&self, place: usize) -> &Self {
        let Some(element) = self.as_array().and_then(|list| list.get(place)) else {
            panic!("no element {place} in {self}")
        };
        element
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(truth) => Self::Bool(truth),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::Text(text),
            Value::Array(list) => Self::List(list.into_iter().map(Self::from).collect()),
            Value::Object(members) => {
                let members = members.into_iter();
                Self::Object(members.map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

impl From<Json> for Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(truth) => Self::Bool(truth),
            Json::Number(number) => Self::Number(number),
            Json::Text(text) => Self::String(text),
            Json::List(list) => Self::Array(list.into_iter().map(Self::from).collect()),
            Json::Object(members) => {
                let members = members.into_iter();
                Self::Object(members.map(|(name, json)| (name, json.into())).collect())
            }
        }
    }
}

impl From<&Json> for Value {
    fn from(json: &Json) -> Self {
        json.clone().into()
    }
}

impl From<&&Json> for Value {
    fn from(json: &&Json) -> Self {
        (*json).clone().into()
    }
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.value())
    }
}

impl PartialEq<Value> for Json {
    fn eq(&self, other: &Value) -> bool {
        self.value() == *other
    }
}

impl PartialEq<Json> for Value {
    fn eq(&self, other: &Json) -> bool {
        other == self
    }
}

impl PartialEq<&Value> for Json {
    fn eq(&self, other: &&Value) -> bool {
        self == *other
    }
}

macro_rules! plain {
    ($of:ty: $($kind:ty),+) => {
        $(impl PartialEq<$kind> for $of {
            fn eq(&self, other: &$kind) -> bool {
                self.value() == *other
            }
        })+
    };
}

plain!(Json: &str, str, String, bool, i32, i64, u32, u64, usize);
plain!(&Json: String, bool, i32, i64, u32, u64, usize);

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_there_compares_as_it_is_written() {
        let told = Json::from(json!({ "page": null, "list": [{ "n": 1 }, "one"], "done": true }));
        assert_eq!(told["list"][0]["n"], 1);
        assert_eq!(told["list"][1], "one");
        assert_eq!(told["done"], true);
        assert!(told["page"].is_null() && told.get("next_page").is_none());
        assert_eq!(told["list"][0], json!({ "n": 1 }));
        assert_eq!(json!({ "kept": told["list"] })["kept"][1], "one");
    }

    #[test]
    #[should_panic(expected = "no \"next_page\" in {\"page\":null}")]
    fn what_is_not_there_fails() {
        let told = Json::from(json!({ "page": null }));
        assert_eq!(told["next_page"], Value::Null);
    }
}
