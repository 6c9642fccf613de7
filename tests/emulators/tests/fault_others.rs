//! The fault proxy before SES and S3.

mod support;

use aws_sdk_s3::error::ProvideErrorMetadata;
use emulators::fault::{self, Fault, Rule};
use emulators::ses::Limits;
use serde_json::json;
use support::ses::{SENDER, bulk, invitation};

#[tokio::test]
async fn a_bulk_call_whose_reply_is_lost_was_sent_and_a_throttled_one_was_not() {
    let world = support::ses::world(Limits::default());
    let proxy = fault::start(&world.ses.url()).unwrap();
    let client = aws_sdk_ses::Client::from_conf(
        world
            .client
            .config()
            .to_builder()
            .endpoint_url(proxy.url())
            .build(),
    );
    proxy.inject(Rule::next("SendBulkTemplatedEmail", Fault::LostReply));
    proxy.inject(Rule::next("SendBulkTemplatedEmail", Fault::Throttling));
    let send = || {
        let call = client
            .send_bulk_templated_email()
            .source(SENDER)
            .template("invitation");
        let call = call.default_template_data(invitation().to_string());
        call.destinations(bulk("a@b.example", 0, &json!({}))).send()
    };
    assert_eq!(send().await.unwrap_err().code(), None);
    assert_eq!(send().await.unwrap_err().code(), Some("Throttling"));
    assert_eq!(world.mailbox.count(), 1);
}

#[tokio::test]
async fn s3_slows_down_breaks_off_and_keeps_its_signatures_through_the_proxy() {
    let world = support::s3::world();
    let proxy = fault::start(&world.url).unwrap();
    let once = aws_sdk_s3::config::retry::RetryConfig::disabled();
    let config = world
        .client
        .config()
        .to_builder()
        .endpoint_url(proxy.url())
        .retry_config(once)
        .build();
    let client = aws_sdk_s3::Client::from_conf(config);
    let put = || {
        client
            .put_object()
            .bucket("attachments")
            .key("final/x")
            .body(vec![7; 5000].into())
            .send()
    };
    proxy.inject(Rule::next("PutObject", Fault::Throttling));
    assert_eq!(put().await.unwrap_err().code(), Some("SlowDown"));
    put().await.unwrap();
    let get = || {
        client
            .get_object()
            .bucket("attachments")
            .key("final/x")
            .send()
    };
    proxy.inject(Rule::next("GetObject", Fault::HalfBody));
    assert!(get().await.unwrap().body.collect().await.is_err());
    assert_eq!(
        get()
            .await
            .unwrap()
            .body
            .collect()
            .await
            .unwrap()
            .to_vec()
            .len(),
        5000
    );
    assert_eq!(
        client
            .head_object()
            .bucket("attachments")
            .key("final/x")
            .send()
            .await
            .unwrap()
            .content_length(),
        Some(5000)
    );
    let operations: Vec<_> = proxy
        .calls()
        .iter()
        .map(|call| call.operation.clone())
        .collect();
    assert_eq!(
        operations,
        [
            "PutObject",
            "PutObject",
            "GetObject",
            "GetObject",
            "HeadObject"
        ]
    );
}
