//! Whole partitions, for looking at what is kept; no step reads one.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use platform::App;
use platform::tables::{Item, Key, Table};

/// What lies in the partition `pk`, sort keys that begin with `prefix`, in their order.
///
/// # Panics
/// When the tables do not answer.
#[expect(clippy::expect_used, reason = "a test cannot go on without the tables")]
pub async fn partition(app: &App, table: Table, pk: &str, prefix: &str) -> Vec<(Key, Item)> {
    let names = &app.config().tables;
    let name = match table {
        Table::People => &names.people,
        Table::Fleeting => &names.fleeting,
        Table::Queue => &names.queue,
        Table::Audit => &names.audit,
    };
    let text = |text: &str| AttributeValue::S(text.to_owned());
    let pages = app
        .dynamodb()
        .query()
        .table_name(name)
        .consistent_read(true)
        .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
        .expression_attribute_values(":pk", text(pk))
        .expression_attribute_values(":prefix", text(prefix))
        .into_paginator()
        .items()
        .send();
    let items = pages.collect::<Result<Vec<_>, _>>().await.expect("tables");
    let key = |item: &HashMap<String, AttributeValue>| {
        let (pk, sk) = (pk.to_owned(), item["sk"].as_s().expect("a text").clone());
        Key { table, pk, sk }
    };
    let mut all = Vec::new();
    for keys in items.iter().map(key).collect::<Vec<_>>().chunks(100) {
        let found = app.tables().batch(keys).await.expect("tables");
        let item = |key: &Key| found.item(key).cloned().expect("an item");
        all.extend(keys.iter().map(|key| (key.clone(), item(key))));
    }
    all
}
