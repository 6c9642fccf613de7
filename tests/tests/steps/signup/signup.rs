//! `signup` through the door: a reload or a second tab goes on where the flow stands.

use serde_json::json;
use tests::people::{credentials, first};
use tests::{World, told};

#[tokio::test]
async fn a_reload_lands_where_the_flow_stands() {
    let world = World::with_demo().await;
    let person = first("32290414");
    let mut browser = world.browser();
    let none = browser.get("signup").await;
    assert_eq!(
        (none.status.as_u16(), &none.body["state"]),
        (200, &told!("none"))
    );
    browser.post("verify-identity", person.card.clone()).await;
    let verified = browser.get("signup").await.body;
    assert_eq!(verified["state"], "verified");
    assert_eq!(verified["insurer"]["code"], "32290414");
    assert_eq!(
        verified["member"],
        json!({ "name": "鈴木　次郎", "symbol": "210", "number": "20000" })
    );
    assert_eq!(verified["email"], "m*****@corp.example.jp");
    assert_eq!(verified["takes_replies"], false);
    assert_eq!(verified["expires_at"], "2026-11-20T10:30:00+09:00");
    browser.post("send-code", person.wish("Hokuto.Jiro")).await;
    let sent = browser.get("signup").await.body;
    assert_eq!(sent["state"], "code-sent");
    assert_eq!(sent["user_id"], "Hokuto.Jiro");
    assert_eq!(sent["sent_to"], "m*****@corp.example.jp");
    assert_eq!(sent["code_expires_at"], "2026-11-20T10:10:00+09:00");
    assert_eq!(sent["resend_at"], "2026-11-20T10:01:00+09:00");
    let code = json!({ "code": person.code(&world) });
    browser.post("confirm-code", code).await;
    assert_eq!(browser.get("signup").await.body["state"], "confirmed");
    browser
        .post("create-account", credentials("Hokuto.Jiro"))
        .await;
    let used = browser.get("signup").await;
    assert_eq!(used.body["state"], "used");
    let told = used.body.as_object().unwrap().iter();
    let told: Vec<_> = told
        .filter(|(_, value)| !value.is_null() && **value != false)
        .collect();
    assert_eq!(told.len(), 1, "who comes next reads {told:?}");
}

#[tokio::test]
async fn what_is_no_flow_of_ours_stands_nowhere() {
    let world = World::with_demo().await;
    let browser = first("0386").verified(&world).await;
    let cookie = browser.cookie("__Host-flow").unwrap().to_owned();
    let (id, token) = cookie.split_once('.').unwrap();
    let turned: String = token.chars().rev().collect();
    for wrong in [
        format!("{id}.{turned}"),
        format!("{}.{token}", id.replace('-', "")),
        id.to_owned(),
        ".".to_owned(),
        "x".repeat(4_000),
    ] {
        let mut stranger = world.browser();
        stranger.set_cookie("__Host-flow", Some(&wrong));
        let answer = stranger.get("signup").await;
        assert_eq!(
            (answer.status.as_u16(), &answer.body["state"]),
            (200, &told!("none"))
        );
        let answer = stranger
            .post("send-code", json!({ "user_id": "urara.omote" }))
            .await;
        assert_eq!(answer.slug(), "no-flow");
    }
}
