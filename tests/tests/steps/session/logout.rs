//! `logout` through the door.

use serde_json::json;
use tests::told;

use super::{log_in, member, reads_terms_as_member, scene};

#[tokio::test]
async fn a_session_that_was_ended_opens_nothing_any_more() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut browser = world.browser();
    log_in(&mut browser, "urara.omote").await;
    let kept = browser.cookie("__Host-session").unwrap().to_owned();
    let mut elsewhere = world.browser();
    log_in(&mut elsewhere, "urara.omote").await;
    let answer = browser.post("logout", json!({})).await;
    assert_eq!((answer.status.as_u16(), &answer.body), (200, &told!({})));
    assert_eq!(browser.cookie("__Host-session"), None);
    assert!(
        browser.cookie("__Host-device").is_some(),
        "the device stays known"
    );
    browser.set_cookie("__Host-session", Some(&kept));
    assert_eq!(reads_terms_as_member(&browser).await, None);
    assert_eq!(
        reads_terms_as_member(&elsewhere).await,
        Some(false),
        "only this session ends"
    );
}

#[tokio::test]
async fn logging_out_without_a_session_is_answered_alike() {
    let world = scene().await;
    let mut browser = world.browser();
    for cookie in [None, Some("x"), Some("0190.x")] {
        browser.set_cookie("__Host-session", cookie);
        let answer = browser.post("logout", json!({})).await;
        assert_eq!((answer.status.as_u16(), answer.body), (200, told!({})));
    }
    let mut foreign = world
        .browser()
        .with_header("origin", "https://evil.example");
    assert_eq!(
        foreign.post("logout", json!({})).await.slug(),
        "origin-refused"
    );
}
