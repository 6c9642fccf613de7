//! `logout` through the door.

use emulators::fault::{Fault, Rule};
use serde_json::json;
use tests::people::{credentials, first};
use tests::{World, told};

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

#[tokio::test]
async fn a_session_that_could_not_be_ended_is_taken_from_the_browser_all_the_same_and_said() {
    let world = World::with_faults().await;
    let mut browser = first("0386").at_home(&world, "urara.omote").await;
    let broken = Rule::next("DeleteItem", Fault::Broken).times(9);
    world.faults().dynamodb.inject(broken);
    let answer = browser.post("logout", json!({})).await;
    assert_eq!((answer.status.as_u16(), answer.slug()), (503, "busy"));
    let title = answer.body["title"].text();
    assert!(
        title.starts_with("ログアウトの処理を完了できませんでした。"),
        "{title}"
    );
    assert_eq!(browser.cookie("__Host-session"), None, "whoever comes next");
    assert_eq!(browser.get("home").await.slug(), "no-session");
    assert_eq!(browser.post("logout", json!({})).await.status, 200);
}

#[tokio::test]
async fn login_and_logout_leave_no_begun_flow_in_the_browser() {
    let world = World::with_demo().await;
    let mut browser = first("0386").signed_up(&world, "urara.omote").await;
    let flows = ["__Host-flow", "__Host-reissue"];
    let left = |browser: &tests::Browser<'_>| flows.map(|name| browser.cookie(name).is_some());
    for step in ["login", "logout"] {
        let email = "me@corp.example.jp";
        let asked =
            json!({ "facility_number": "3170100011", "email": email, "email_again": email });
        assert_eq!(browser.post("start-reissue", asked).await.status, 200);
        browser.set_cookie("__Host-flow", Some("0190.x"));
        assert_eq!(left(&browser), [true; 2]);
        let asked = match step {
            "login" => credentials("urara.omote"),
            _ => json!({}),
        };
        assert_eq!(browser.post(step, asked).await.status, 200);
        assert_eq!(left(&browser), [false; 2], "after {step}");
    }
}
