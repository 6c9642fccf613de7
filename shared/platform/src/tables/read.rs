//! Strongly consistent reads: one item, or many items of any table.

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes};
use jiff::Timestamp;
use serde::de::DeserializeOwned;

use super::change::key_map;
use super::{Key, Table, Tables, fault};
use crate::{Problem, Refusal};

/// An item as the table keeps it.
#[derive(Clone, Debug, Default)]
pub struct Item(pub(super) HashMap<String, AttributeValue>);

impl Item {
    /// The item as a `T`. What does not fit is named by its type alone: serde's words quote the value.
    ///
    /// # Errors
    /// `internal` when it has another form.
    pub fn parse<T: DeserializeOwned>(self) -> Result<T, Problem> {
        serde_dynamo::from_item(self.0)
            .map_err(|_| Problem::internal("table item", std::any::type_name::<T>()))
    }

    /// A whole number of it; 0 when absent.
    pub fn number(&self, attribute: &str) -> i64 {
        match self.0.get(attribute) {
            Some(AttributeValue::N(text)) => text.parse().unwrap_or_default(),
            _ => 0,
        }
    }

    /// A list of whole numbers of it; empty when absent.
    pub fn numbers(&self, attribute: &str) -> Vec<i64> {
        let list = self.0.get(attribute).and_then(|value| value.as_l().ok());
        let number = |value: &AttributeValue| value.as_n().ok()?.parse().ok();
        list.into_iter().flatten().filter_map(number).collect()
    }

    /// A text of it.
    pub fn text(&self, attribute: &str) -> Option<&str> {
        self.0.get(attribute)?.as_s().ok().map(String::as_str)
    }

    /// Whether it is still alive at `now`: TTL removes late, so expiry is always compared.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.number("expires_at") > now.as_second()
    }
}

/// What a batch get found.
#[derive(Debug, Default)]
pub struct Items(HashMap<Key, Item>);

impl Items {
    /// Takes the item at `key` as a `T`.
    ///
    /// # Errors
    /// `internal` when it has another form.
    pub fn take<T: DeserializeOwned>(&mut self, key: &Key) -> Result<Option<T>, Problem> {
        self.0.remove(key).map(Item::parse).transpose()
    }

    /// Takes the item at `key` if it is alive at `now`.
    ///
    /// # Errors
    /// `internal` when it has another form.
    pub fn take_live<T: DeserializeOwned>(
        &mut self,
        key: &Key,
        now: Timestamp,
    ) -> Result<Option<T>, Problem> {
        let item = self.0.remove(key).filter(|item| item.is_live(now));
        item.map(Item::parse).transpose()
    }

    /// The item at `key` as it is kept.
    pub fn item(&self, key: &Key) -> Option<&Item> {
        self.0.get(key)
    }
}

impl Tables<'_> {
    /// The item at `key` as it is kept.
    pub async fn item(self, key: &Key) -> Result<Option<Item>, Problem> {
        let request = self.client().get_item().table_name(self.name(key.table));
        let answer = request
            .set_key(Some(key_map(key)))
            .consistent_read(true)
            .send()
            .await;
        Ok(answer.map_err(|error| fault("get", &error))?.item.map(Item))
    }

    /// The item at `key` as a `T`.
    pub async fn get<T: DeserializeOwned>(self, key: &Key) -> Result<Option<T>, Problem> {
        self.item(key).await?.map(Item::parse).transpose()
    }

    /// The item at `key` if it is alive at `now`.
    pub async fn live<T: DeserializeOwned>(
        self,
        key: &Key,
        now: Timestamp,
    ) -> Result<Option<T>, Problem> {
        let item = self.item(key).await?.filter(|item| item.is_live(now));
        item.map(Item::parse).transpose()
    }

    /// Up to 100 items of any tables in one call; unprocessed keys are asked again, never absent.
    ///
    /// # Errors
    /// `busy` when the table service does not answer for every key.
    pub async fn batch(self, keys: &[Key]) -> Result<Items, Problem> {
        let mut wanted: HashMap<String, Vec<_>> = HashMap::new();
        for key in keys {
            let list = wanted.entry(self.name(key.table).to_owned()).or_default();
            if !list.contains(&key_map(key)) {
                list.push(key_map(key));
            }
        }
        let entry = |(table, keys)| {
            let entry = KeysAndAttributes::builder().set_keys(Some(keys));
            Ok((table, entry.consistent_read(true).build()?))
        };
        let wanted: Result<HashMap<_, _>, BuildError> = wanted.into_iter().map(entry).collect();
        let mut wanted = wanted.map_err(|error| Problem::internal("batch", error))?;
        let mut found = Items::default();
        for pause in [20, 80, 320, 0] {
            let request = self.client().batch_get_item();
            let answer = request.set_request_items(Some(wanted)).send().await;
            let answer = answer.map_err(|error| fault("batch", &error))?;
            for (table, items) in answer.responses.unwrap_or_default() {
                let table = self.role(&table);
                let keyed = |item| Some((key_of(table, &item)?, Item(item)));
                found.0.extend(items.into_iter().filter_map(keyed));
            }
            wanted = answer.unprocessed_keys.unwrap_or_default();
            wanted.retain(|_, entry| !entry.keys.is_empty());
            if wanted.is_empty() {
                return Ok(found);
            }
            tokio::time::sleep(Duration::from_millis(pause)).await;
        }
        Err(Refusal::Busy.into())
    }

    fn role(self, name: &str) -> Table {
        let tables = [Table::People, Table::Fleeting, Table::Queue, Table::Audit];
        let mut tables = tables.into_iter();
        let table = tables.find(|table| self.name(*table) == name);
        table.unwrap_or(Table::People)
    }
}

pub(super) fn key_of(table: Table, item: &HashMap<String, AttributeValue>) -> Option<Key> {
    let (pk, sk) = (text(item, "pk")?, text(item, "sk")?);
    Some(Key { table, pk, sk })
}

pub(super) fn text(item: &HashMap<String, AttributeValue>, attribute: &str) -> Option<String> {
    item.get(attribute)?.as_s().ok().cloned()
}
