//! The mailbox's pages, over HTTP.

#![allow(clippy::unwrap_used, reason = "helpers of tests only")]

mod support;

use axum::body::Body;
use emulators::mailbox::{Mailbox, mailbox_routes};
use emulators::ses::Limits;
use http::Request;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use support::ses::{bulk, invitation, world};
use tower::ServiceExt;

async fn get(mailbox: &Mailbox, path: &str) -> String {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = mailbox_routes(mailbox.clone())
        .oneshot(request)
        .await
        .unwrap();
    String::from_utf8(
        response
            .into_body()
            .collect()
            .await
            .unwrap()
            .to_bytes()
            .to_vec(),
    )
    .unwrap()
}

#[tokio::test]
async fn mail_can_be_read_by_people_and_by_programs() {
    let world = world(Limits::default());
    let call = world
        .client
        .send_bulk_templated_email()
        .source("a@kennin.example.jp")
        .template("invitation");
    let call = call.default_template_data(invitation().to_string());
    call.destinations(bulk("m+1@b.example", 0, &json!({"name": "<b>"})))
        .send()
        .await
        .unwrap();
    let list: Value =
        serde_json::from_str(&get(&world.mailbox, "/mailbox/messages?to=m%2B1%40b.example").await)
            .unwrap();
    let mail = &list.as_array().unwrap()[0];
    assert_eq!(mail["sent_at"], "2026-11-22T09:30:00+09:00");
    assert_eq!(
        mail.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["from", "html", "sent_at", "subject", "text", "to"]
    );
    assert_eq!(
        get(&world.mailbox, "/mailbox/messages?to=nobody%40b.example").await,
        "[]"
    );
    let page = get(&world.mailbox, "/mailbox").await;
    assert!(
        page.contains("<a href=\"http://localhost:3000/?code=0386\">")
            && page.contains("&lt;b&gt; 様"),
        "{page}"
    );
    assert!(!page.contains("<script") && !page.contains("style=") && !page.contains("<style"));
}
