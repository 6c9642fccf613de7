//! Looking through the sparse indexes: for finding, never for deciding.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use super::read::{Page, keyed};
use super::{Table, Tables, fault};
use crate::Problem;

impl Tables<'_> {
    /// A page of a sparse, keys-only index: for finding, never for deciding.
    ///
    /// `attributes` are the index's partition and sort key names; sort values up to `until`.
    ///
    /// # Errors
    /// `busy` or internal.
    pub async fn find(
        self,
        table: Table,
        index: &str,
        partition: (&str, &str),
        until: Option<(&str, AttributeValue)>,
        limit: i32,
        from: Option<HashMap<String, AttributeValue>>,
    ) -> Result<Page, Problem> {
        let mut request = self
            .client()
            .query()
            .table_name(self.name(table))
            .index_name(index)
            .limit(limit)
            .set_exclusive_start_key(from)
            .expression_attribute_names("#p", partition.0)
            .expression_attribute_values(":p", AttributeValue::S(partition.1.to_owned()));
        let mut condition = "#p = :p".to_owned();
        if let Some((name, value)) = until {
            condition.push_str(" AND #u <= :u");
            request = request
                .expression_attribute_names("#u", name)
                .expression_attribute_values(":u", value);
        }
        let request = request.key_condition_expression(condition);
        let answer = request
            .send()
            .await
            .map_err(|error| fault("find", &error))?;
        let items = answer.items.unwrap_or_default();
        Ok(Page {
            items: items
                .into_iter()
                .filter_map(|item| keyed(table, item))
                .collect(),
            next: answer.last_evaluated_key,
        })
    }
}
