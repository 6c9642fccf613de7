//! Each harm of the fault proxy, as the real SDK meets it.

mod support;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::types::AttributeValue::{self, N, S};
use aws_sdk_dynamodb::types::{KeysAndAttributes, Put, TransactWriteItem};
use emulators::dynamodb::{self, DynamoDb, Storage};
use emulators::fault::{self, Fault, Gate, Proxy, Rule};
use std::time::Duration;
use support::{dynamodb_client, template};

struct World {
    _dynamodb: DynamoDb,
    proxy: Proxy,
    client: Client,
}

fn world() -> Result<World, emulators::Error> {
    let dynamodb = dynamodb::start(&Storage::Memory, &template().tables()?)?;
    let proxy = fault::start(&dynamodb.url())?;
    let client = dynamodb_client(&proxy.url());
    let once = aws_sdk_dynamodb::config::retry::RetryConfig::disabled();
    let client = Client::from_conf(client.config().to_builder().retry_config(once).build());
    Ok(World {
        _dynamodb: dynamodb,
        proxy,
        client,
    })
}

impl World {
    /// Adds one to the counter `pk` and tells its new value, or the error's code.
    async fn count(&self, pk: &str) -> Result<String, String> {
        let update = self
            .client
            .update_item()
            .table_name("fleeting")
            .key("pk", S(pk.into()))
            .key("sk", S("-".into()));
        let update = update
            .update_expression("ADD n :one")
            .expression_attribute_values(":one", N("1".into()));
        let done = update
            .return_values(aws_sdk_dynamodb::types::ReturnValue::AllNew)
            .send()
            .await;
        let done = done.map_err(|error| error.code().unwrap_or("lost").to_owned())?;
        match done.attributes.unwrap_or_default().remove("n") {
            Some(N(number)) => Ok(number),
            other => Err(format!("{other:?}")),
        }
    }
}

fn put(pk: &str) -> TransactWriteItem {
    let put = Put::builder()
        .table_name("people")
        .item("pk", S(pk.into()))
        .item("sk", S("-".into()))
        .build();
    TransactWriteItem::builder().set_put(put.ok()).build()
}

#[tokio::test]
async fn a_conflict_cancels_a_transaction_once_and_nothing_is_written() {
    let world = world().unwrap();
    world
        .proxy
        .inject(Rule::next("TransactWriteItems", Fault::TransactionConflict));
    let call = || {
        world
            .client
            .transact_write_items()
            .transact_items(put("P#1"))
            .transact_items(put("P#2"))
            .send()
    };
    let error = call().await.unwrap_err().into_service_error();
    let aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError::TransactionCanceledException(canceled) = error
    else { panic!("{error:?}") };
    let codes: Vec<_> = canceled
        .cancellation_reasons()
        .iter()
        .filter_map(|reason| reason.code())
        .collect();
    assert_eq!(codes, ["TransactionConflict", "None"]);
    assert_eq!(
        world
            .client
            .scan()
            .table_name("people")
            .send()
            .await
            .unwrap()
            .count(),
        0
    );
    call().await.unwrap();
    assert_eq!(world.proxy.pending(), 0);
}

#[tokio::test]
async fn each_error_comes_in_the_words_of_dynamodb() {
    let world = world().unwrap();
    for (fault, code) in [
        (Fault::TransactionConflict, "TransactionConflictException"),
        (Fault::Throttling, "ThrottlingException"),
        (
            Fault::ProvisionedThroughputExceeded,
            "ProvisionedThroughputExceededException",
        ),
        (Fault::Broken, "InternalServerError"),
        (Fault::LostRequest, "lost"),
    ] {
        world.proxy.inject(Rule::next("UpdateItem", fault));
        assert_eq!(world.count("T#1").await, Err(code.to_owned()));
    }
    assert_eq!(
        world.count("T#1").await,
        Ok("1".into()),
        "none of them was executed"
    );
}

#[tokio::test]
async fn what_a_lost_reply_or_half_a_body_hides_was_executed() {
    let world = world().unwrap();
    for fault in [Fault::LostReply, Fault::HalfBody] {
        world
            .proxy
            .inject(Rule::next("UpdateItem", fault).containing("T#hit"));
        assert!(world.count("T#other").await.is_ok());
        assert!(world.count("T#hit").await.is_err());
    }
    assert_eq!(world.count("T#hit").await, Ok("3".into()));
    let calls = world.proxy.calls();
    assert_eq!(
        (calls.len(), calls.iter().filter(|call| call.harmed).count()),
        (5, 2)
    );
}

#[tokio::test]
async fn keys_can_come_back_unprocessed_all_or_some() {
    let world = world().unwrap();
    for table in ["people", "fleeting"] {
        let put = world
            .client
            .put_item()
            .table_name(table)
            .item("pk", S("M#1".into()))
            .item("sk", S("-".into()));
        put.send().await.unwrap();
    }
    let key = || {
        [("pk", "M#1"), ("sk", "-")]
            .map(|(name, value)| (name.to_owned(), AttributeValue::S(value.to_owned())))
    };
    let keys = || {
        KeysAndAttributes::builder()
            .keys(key().into_iter().collect())
            .build()
            .unwrap()
    };
    let get = || {
        world
            .client
            .batch_get_item()
            .request_items("fleeting", keys())
            .request_items("people", keys())
            .send()
    };
    for (fault, found, left) in [(Fault::Unprocessed, 0, 2), (Fault::PartlyUnprocessed, 1, 1)] {
        world.proxy.inject(Rule::next("BatchGetItem", fault));
        let reply = get().await.unwrap();
        assert_eq!(
            (
                reply.responses.unwrap().len(),
                reply.unprocessed_keys.unwrap().len()
            ),
            (found, left)
        );
    }
    assert_eq!(get().await.unwrap().responses.unwrap().len(), 2);
}

#[tokio::test]
async fn a_call_waits_at_the_gate_until_it_is_opened() {
    let world = world().unwrap();
    let (before, behind) = (Gate::closed(), Gate::closed());
    world
        .proxy
        .inject(Rule::next("UpdateItem", Fault::Hold(before.clone())).containing("T#1"));
    world
        .proxy
        .inject(Rule::next("UpdateItem", Fault::HoldReply(behind.clone())).containing("T#1"));
    let test = async {
        before.reached().await;
        behind.reached().await;
        assert_eq!(world.count("T#2").await, Ok("1".into()));
        behind.open();
        before.open();
    };
    let (first, second, ()) = tokio::join!(world.count("T#1"), world.count("T#1"), test);
    assert_eq!(
        [first, second]
            .map(Result::unwrap)
            .iter()
            .filter(|n| *n == "1")
            .count(),
        1
    );
}

#[tokio::test]
async fn rules_count_what_they_let_through_and_what_they_hit() {
    let world = world().unwrap();
    world
        .proxy
        .inject(Rule::next("*", Fault::Throttling).after(1).times(2));
    world.proxy.inject(Rule::next(
        "UpdateItem",
        Fault::Latency(Duration::from_millis(1)),
    ));
    let outcomes = [
        world.count("a").await,
        world.count("a").await,
        world.count("a").await,
        world.count("a").await,
    ];
    assert_eq!(
        outcomes.iter().map(Result::is_ok).collect::<Vec<_>>(),
        [true, false, false, true]
    );
    world.proxy.forget();
    assert_eq!((world.proxy.calls().len(), world.proxy.pending()), (0, 0));
}

#[test]
fn a_proxy_stands_only_before_this_machine() {
    assert!(fault::start("http://192.0.2.1:80").is_err());
    assert!(fault::start("https://dynamodb.ap-northeast-1.amazonaws.com").is_err());
}
