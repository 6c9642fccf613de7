//! The embedded DynamoDB by the real SDK, with the tables of `template.yaml`.

mod support;

use aws_sdk_dynamodb::types::{
    AttributeValue::{N, S},
    TimeToLiveStatus,
};
use emulators::dynamodb::{self, Storage};
use emulators::template::Template;
use support::{dynamodb_client, template};

#[tokio::test]
async fn the_four_tables_stand_with_their_indexes_and_their_ttl() {
    let endpoint = dynamodb::start(&Storage::Memory, &template().tables().unwrap()).unwrap();
    let client = dynamodb_client(&endpoint.url());
    let names = client
        .list_tables()
        .send()
        .await
        .unwrap()
        .table_names
        .unwrap();
    assert_eq!(names, ["audit", "fleeting", "people", "queue"]);
    for (table, indexes, ttl) in [
        ("people", vec!["roster", "work"], TimeToLiveStatus::Disabled),
        ("fleeting", vec![], TimeToLiveStatus::Enabled),
        ("queue", vec!["due"], TimeToLiveStatus::Enabled),
        ("audit", vec!["subject"], TimeToLiveStatus::Disabled),
    ] {
        let found = client
            .describe_table()
            .table_name(table)
            .send()
            .await
            .unwrap()
            .table
            .unwrap();
        let mut there: Vec<_> = found
            .global_secondary_indexes()
            .iter()
            .filter_map(|i| i.index_name())
            .collect();
        there.sort_unstable();
        assert_eq!(there, indexes, "{table}");
        assert!(found.latest_stream_arn().is_none());
        let found = client
            .describe_time_to_live()
            .table_name(table)
            .send()
            .await
            .unwrap();
        assert_eq!(
            found.time_to_live_description.unwrap().time_to_live_status,
            Some(ttl),
            "{table}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_limit_counted_by_condition_lets_exactly_that_many_through() {
    let endpoint = dynamodb::start(&Storage::Memory, &template().tables().unwrap()).unwrap();
    let client = dynamodb_client(&endpoint.url());
    let tries = (0..60).map(|_| {
        let client = client.clone();
        tokio::spawn(async move {
            let update = client
                .update_item()
                .table_name("fleeting")
                .key("pk", S("T#1".into()))
                .key("sk", S("-".into()));
            let update = update.update_expression("ADD tries :one");
            let update =
                update.condition_expression("attribute_not_exists(tries) OR tries < :most");
            let update = update.expression_attribute_values(":one", N("1".into()));
            update
                .expression_attribute_values(":most", N("37".into()))
                .send()
                .await
                .is_ok()
        })
    });
    let mut through = 0;
    for one in tries.collect::<Vec<_>>() {
        through += usize::from(one.await.unwrap());
    }
    assert_eq!(through, 37);
}

#[tokio::test]
async fn what_a_file_holds_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::File(folder.path().join("state/dynamodb.sqlite"));
    let tables = template().tables().unwrap();
    let first = dynamodb::start(&storage, &tables).unwrap();
    let put = dynamodb_client(&first.url())
        .put_item()
        .table_name("people");
    put.item("pk", S("P#1".into()))
        .item("sk", S("-".into()))
        .send()
        .await
        .unwrap();
    drop(first);
    let second = dynamodb::start(&storage, &tables).unwrap();
    let get = dynamodb_client(&second.url())
        .get_item()
        .table_name("people")
        .consistent_read(true);
    let got = get
        .key("pk", S("P#1".into()))
        .key("sk", S("-".into()))
        .send()
        .await
        .unwrap();
    assert!(got.item.is_some());
}

#[test]
fn a_table_with_a_stream_is_refused() {
    let text = "Resources:\n  ATable:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      StreamSpecification: { StreamViewType: NEW_IMAGE }\n";
    let error = Template::parse(text)
        .unwrap()
        .tables()
        .unwrap_err()
        .to_string();
    assert!(error.contains("ATable has a stream"), "{error}");
}

#[test]
fn a_file_of_another_template_is_refused_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::File(folder.path().join("dynamodb.sqlite"));
    let mut tables = template().tables().unwrap();
    drop(dynamodb::start(&storage, &tables).unwrap());
    drop(dynamodb::start(&storage, &tables).unwrap());
    for table in &mut tables {
        table.indexes = serde_json::Value::Null;
    }
    let error = dynamodb::start(&storage, &tables)
        .err()
        .unwrap()
        .to_string();
    assert!(error.contains("other keys than template.yaml"), "{error}");
}
