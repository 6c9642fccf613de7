//! `accept-terms` through the door.

use functions::session::Account;
use platform::tables::Key;
use serde_json::json;
use tests::told;

use super::{at_home, log_in, member, scene};

#[tokio::test]
async fn nothing_else_answers_before_the_terms_are_accepted() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut browser = world.browser();
    log_in(&mut browser, "urara.omote").await;
    let answer = browser.get("home").await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (403, "terms-required")
    );
    let answer = browser.post("accept-terms", json!({ "version": 1 })).await;
    assert_eq!(
        (answer.status.as_u16(), answer.body),
        (200, told!({ "next": "home" }))
    );
    assert_eq!(browser.get("home").await.status, 200);
    assert_eq!(
        log_in(&mut browser, "urara.omote").await.body,
        json!({ "next": "home" })
    );
}

#[tokio::test]
async fn only_the_version_in_force_can_be_accepted() {
    let world = scene().await;
    let them = member(&world, "urara.omote", "0386").await;
    let mut browser = world.browser();
    log_in(&mut browser, "urara.omote").await;
    for version in [0, 2, 99] {
        let answer = browser
            .post("accept-terms", json!({ "version": version }))
            .await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (409, "stale"),
            "{version}"
        );
    }
    for asked in [
        json!({}),
        json!({ "version": "x" }),
        json!({ "version": -1 }),
    ] {
        let answer = browser.post("accept-terms", asked.clone()).await;
        assert_eq!(answer.fields(), ["version"], "{asked}");
    }
    let account: Account = world
        .app()
        .tables()
        .get(&Key::account(them.id))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(account.terms_accepted, None);
    let stranger = world
        .browser()
        .post("accept-terms", json!({ "version": 1 }))
        .await;
    assert_eq!(
        (stranger.status.as_u16(), stranger.slug()),
        (401, "no-session")
    );
}

#[tokio::test]
async fn a_revision_asks_again_in_the_middle_of_a_session() {
    let world = scene().await;
    world
        .clock
        .set("2027-03-31T23:59:59+09:00".parse().unwrap());
    member(&world, "urara.omote", "0386").await;
    let mut browser = at_home(&world, "urara.omote").await;
    assert_eq!(browser.get("home").await.status, 200);
    world.pass(1);
    assert_eq!(browser.get("home").await.slug(), "terms-required");
    let terms = browser.get("terms").await;
    assert_eq!(
        (&terms.body["version"], &terms.body["accepted"]),
        (&told!(2), &told!(false))
    );
    assert_eq!(
        browser
            .post("accept-terms", json!({ "version": 1 }))
            .await
            .slug(),
        "stale"
    );
    assert_eq!(
        browser
            .post("accept-terms", json!({ "version": 2 }))
            .await
            .status,
        200
    );
    assert_eq!(browser.get("home").await.status, 200);
}

#[tokio::test]
async fn when_it_was_first_accepted_stays_on_record() {
    let world = scene().await;
    let them = member(&world, "urara.omote", "0386").await;
    let mut browser = at_home(&world, "urara.omote").await;
    world.pass(60);
    assert_eq!(
        browser
            .post("accept-terms", json!({ "version": 1 }))
            .await
            .status,
        200
    );
    let item = world
        .app()
        .tables()
        .item(&Key::account(them.id))
        .await
        .unwrap()
        .unwrap();
    let first: jiff::Timestamp = tests::MORNING.parse().unwrap();
    assert_eq!(
        item.text("terms_accepted_at"),
        Some(first.to_string().as_str())
    );
}
