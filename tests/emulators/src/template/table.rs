//! A table of the template, as far as `CreateTable` of the embedded store takes it.

use crate::Error;
use serde_json::{Value, json};

/// What the embedded DynamoDB needs of an `AWS::DynamoDB::Table`. Encryption, point-in-time
/// recovery and retention are the cloud's and left out.
#[derive(Debug, Clone, PartialEq)]
pub struct TableSpec {
    /// `TableName` where it is plain text, else the logical id without `Table` in kebab case:
    /// `PeopleTable` is `people`.
    pub name: String,
    /// The logical id in the template.
    pub logical_id: String,
    /// `KeySchema`, as `CreateTable` takes it.
    pub key_schema: Value,
    /// `AttributeDefinitions`, as `CreateTable` takes it.
    pub attributes: Value,
    /// `GlobalSecondaryIndexes`, or null.
    pub indexes: Value,
    /// The attribute (seconds since 1970) after which an item may be removed.
    pub ttl: Option<String>,
}

impl TableSpec {
    /// Reads one resource.
    pub(super) fn read(logical_id: &str, resource: &Value) -> Result<Self, Error> {
        let lacks = |what: &str| Error::Template(format!("{logical_id} has no {what}"));
        let properties = resource
            .get("Properties")
            .ok_or_else(|| lacks("Properties"))?;
        let part = |key: &str| properties.get(key).cloned();
        if part("StreamSpecification").is_some() {
            return Err(Error::Template(format!(
                "{logical_id} has a stream: each write of the local run would scan it"
            )));
        }
        let ttl =
            part("TimeToLiveSpecification").filter(|ttl| ttl.get("Enabled") == Some(&json!(true)));
        Ok(Self {
            name: properties
                .get("TableName")
                .and_then(Value::as_str)
                .map_or_else(|| kebab(logical_id), str::to_owned),
            logical_id: logical_id.to_owned(),
            key_schema: part("KeySchema").ok_or_else(|| lacks("KeySchema"))?,
            attributes: part("AttributeDefinitions")
                .ok_or_else(|| lacks("AttributeDefinitions"))?,
            indexes: part("GlobalSecondaryIndexes").unwrap_or_default(),
            ttl: ttl.and_then(|ttl| Some(ttl.get("AttributeName")?.as_str()?.to_owned())),
        })
    }

    /// The body of `CreateTable`.
    pub fn create_request(&self) -> Value {
        let mut request = json!({
            "TableName": self.name, "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": self.key_schema, "AttributeDefinitions": self.attributes,
        });
        if let (Some(request), false) = (request.as_object_mut(), self.indexes.is_null()) {
            request.insert("GlobalSecondaryIndexes".into(), self.indexes.clone());
        }
        request
    }
}

/// `PeopleTable` → `people`, `BigPeopleTable` → `big-people`.
fn kebab(logical_id: &str) -> String {
    let mut name = String::new();
    for letter in logical_id
        .strip_suffix("Table")
        .unwrap_or(logical_id)
        .chars()
    {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}
