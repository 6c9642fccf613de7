//! Looking through the sparse, keys-only indexes: for finding, never for deciding.

use std::collections::{BTreeMap, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};

use super::read::{key_of, text};
use super::{Index, Key, Tables, fault};
use crate::Problem;

/// Some of what an index lists.
#[derive(Debug)]
pub struct Page {
    /// In the order of the sort key.
    pub items: Vec<Found>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Cursor>,
}

/// One item that an index lists.
#[derive(Debug)]
pub struct Found {
    /// Where it is kept.
    pub key: Key,
    /// The place right behind it.
    pub behind: Cursor,
}

/// A place in an index, to be kept and handed back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor(BTreeMap<String, String>);

impl Tables<'_> {
    /// At most `limit` items of `index`, from a place on.
    pub async fn find(
        self,
        index: Index,
        limit: i32,
        from: Option<&Cursor>,
    ) -> Result<Page, Problem> {
        let (name, table) = (index.name, index.table);
        let mut request = self
            .client()
            .query()
            .table_name(self.name(table))
            .index_name(name)
            .limit(limit)
            .set_exclusive_start_key(from.map(Cursor::start))
            .expression_attribute_names("#p", format!("{name}_pk"))
            .expression_attribute_values(":p", AttributeValue::S(index.pk));
        let mut condition = "#p = :p".to_owned();
        if let Some((sort, value)) = index.sort {
            condition = format!("{condition} AND {sort}");
            request = request
                .expression_attribute_names("#s", format!("{name}_sk"))
                .expression_attribute_values(":s", AttributeValue::S(value));
        }
        let request = request.key_condition_expression(condition);
        let answer = request.send().await;
        let answer = answer.map_err(|error| fault("find", &error))?;
        let found = |item: HashMap<String, AttributeValue>| {
            let key = key_of(table, &item)?;
            let behind = Cursor::of(item, name);
            Some(Found { key, behind })
        };
        let items = answer.items.unwrap_or_default();
        Ok(Page {
            items: items.into_iter().filter_map(found).collect(),
            next: answer.last_evaluated_key.map(|key| Cursor::of(key, name)),
        })
    }
}

impl Cursor {
    /// Behind `item` of the index `name`.
    fn of(item: HashMap<String, AttributeValue>, name: &str) -> Self {
        let names = ["pk".to_owned(), "sk".to_owned()].into_iter();
        let names = names.chain([format!("{name}_pk"), format!("{name}_sk")]);
        let known = |name: String| text(&item, &name).map(|value| (name, value));
        Self(names.filter_map(known).collect())
    }

    fn start(&self) -> HashMap<String, AttributeValue> {
        let value =
            |(name, value): (&String, &String)| (name.clone(), AttributeValue::S(value.clone()));
        self.0.iter().map(value).collect()
    }
}
