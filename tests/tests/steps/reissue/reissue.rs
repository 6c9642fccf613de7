//! The reading step `reissue` through the door.

use serde_json::json;
use tests::told;

use super::{ME, SAKURA, TOTTORI, choose, code, confirm, request, start, with_ledger};

#[tokio::test]
async fn a_reload_finds_the_flow_where_it_stands() {
    let world = with_ledger().await;
    let mut browser = world.browser();
    let none = browser.get("reissue").await;
    assert_eq!(none.status, 200);
    assert_eq!(none.body["state"], "none");
    assert_eq!(none.body["email"], json!(null));
    assert_eq!(none.body["now"], "2026-11-20T10:00:00+09:00");
    assert_eq!(none.body["helpdesk"], json!({ "tel": "0570-000-402" }));
    let federations = none.body["federations"].as_array().unwrap();
    assert_eq!(federations.len(), 47);
    assert_eq!(federations[0]["prefecture"], "北海道");
    assert_eq!(federations[46]["prefecture"], "沖縄県");

    start(&mut browser, SAKURA, ME).await;
    let started = browser.get("reissue").await.body;
    assert_eq!(started["state"], "started");
    assert_eq!(started["facility_number"], SAKURA);
    assert_eq!(started["expires_at"], "2026-11-20T11:00:00+09:00");
    assert_eq!(started["sent_to"], json!(null));

    choose(&mut browser, TOTTORI).await;
    world.calls.take();
    let sent = browser.get("reissue").await.body;
    assert_eq!(world.calls.take().len(), 1);
    assert_eq!(sent["state"], "code-sent");
    assert_eq!(
        (&sent["sent_to"], &sent["prefecture"]),
        (&told!(ME), &told!(TOTTORI))
    );
    assert_eq!(sent["sender"], "kaigo@kennin.example.jp");
    assert_eq!(sent["code_expires_at"], "2026-11-20T10:30:00+09:00");
    assert_eq!(sent["facility_name"], json!(null));

    confirm(&mut browser, &code(&world, ME)).await;
    let confirmed = browser.get("reissue").await.body;
    assert_eq!(confirmed["state"], "confirmed");
    assert_eq!(confirmed["facility_name"], "さくら訪問介護ステーション");
    assert_eq!(confirmed["receipt"], json!(null));

    let receipt = request(&mut browser).await.body["receipt"].clone();
    let requested = browser.get("reissue").await.body;
    assert_eq!(requested["state"], "requested");
    assert_eq!(requested["receipt"], receipt);
}

#[tokio::test]
async fn a_flow_that_is_over_is_none() {
    let world = with_ledger().await;
    let mut browser = world.browser();
    start(&mut browser, SAKURA, ME).await;
    world.pass(3599);
    assert_eq!(browser.get("reissue").await.body["state"], "started");
    world.pass(1);
    let over = browser.get("reissue").await.body;
    assert_eq!(
        (&over["state"], &over["email"]),
        (&told!("none"), &told!(null))
    );
}

#[tokio::test]
async fn going_back_kills_the_code_at_once_and_keeps_what_was_typed() {
    let world = with_ledger().await;
    let mut browser = super::code_sent(&world, SAKURA, TOTTORI).await;
    let (old, back) = (
        code(&world, ME),
        json!({ "prefecture": TOTTORI, "withdraw": true }),
    );
    for _ in 0..2 {
        let answer = browser.post("choose-prefecture", back.clone()).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.body["expires_at"], "2026-11-20T10:00:00+09:00");
    }
    super::is(&confirm(&mut browser, &old).await, 403, "code-refused");
    let body = browser.get("reissue").await.body;
    assert_eq!(body["state"], "started");
    assert_eq!(
        (
            &body["facility_number"],
            &body["email"],
            &body["prefecture"]
        ),
        (&told!(SAKURA), &told!(ME), &told!(TOTTORI))
    );
    for gone in ["sent_to", "code_expires_at", "code_minutes"] {
        assert_eq!(body[gone], json!(null), "{gone}");
    }
    // What was sent stays counted: three a day, of which one is spent.
    for status in [200, 200, 429] {
        assert_eq!(choose(&mut browser, TOTTORI).await.status, status);
    }
    assert_eq!(world.mails(ME).len(), 3);
    let newest = code(&world, ME);
    assert_eq!(confirm(&mut browser, &newest).await.status, 200);
    let answer = browser.post("choose-prefecture", back).await;
    super::is(&answer, 409, "wrong-state");
}

#[tokio::test]
async fn towards_the_flows_end_screen_and_mail_say_what_is_left_of_the_code() {
    let world = with_ledger().await;
    let mut browser = super::code_sent(&world, SAKURA, TOTTORI).await;
    assert_eq!(browser.get("reissue").await.body["code_minutes"], 30);
    world.pass(45 * 60);
    choose(&mut browser, TOTTORI).await;
    let flow = browser.get("reissue").await.body;
    assert_eq!(flow["code_minutes"], 15);
    assert_eq!(flow["code_expires_at"], flow["expires_at"]);
    assert!(world.mails(ME)[0].text.contains("有効期間は15分です"));
}

#[tokio::test]
async fn a_corrected_address_starts_anew_and_the_old_code_is_dead() {
    let world = with_ledger().await;
    let mut browser = super::code_sent(&world, SAKURA, TOTTORI).await;
    let old = code(&world, ME);
    start(&mut browser, SAKURA, "you@corp.example.jp").await;
    let body = browser.get("reissue").await.body;
    assert_eq!(
        (&body["state"], &body["email"]),
        (&told!("started"), &told!("you@corp.example.jp"))
    );
    choose(&mut browser, TOTTORI).await;
    if old != code(&world, "you@corp.example.jp") {
        super::is(&confirm(&mut browser, &old).await, 403, "code-refused");
    }
}
