//! What the steps from login to My page never write down.

use serde_json::json;
use tests::Log;

use super::{PASSWORD, at_home, member, scene};

const WRONG: &str = "Canary#77wrong";

#[tokio::test]
async fn the_log_tells_steps_and_slugs_and_nothing_of_the_person() {
    let world = scene().await;
    let them = member(&world, "urara.omote", "0386").await;
    let log = Log::listen();
    let mut browser = at_home(&world, "urara.omote").await;
    for (status, asked) in [
        (403, json!({ "user_id": "urara.omote", "password": WRONG })),
        (
            403,
            json!({ "user_id": "nobody.canary", "password": WRONG }),
        ),
        (422, json!({ "user_id": "太郎canary", "password": [WRONG] })),
    ] {
        assert_eq!(browser.post("login", asked).await.status, status);
    }
    assert_eq!(browser.get("home").await.status, 200);
    let kept = [
        browser.cookie("__Host-session"),
        browser.cookie("__Host-device"),
    ];
    let mut tokens = Vec::new();
    for cookie in kept.into_iter().flatten() {
        tokens.push(cookie.split_once('.').unwrap().1.to_owned());
    }
    assert_eq!(browser.post("logout", json!({})).await.status, 200);
    assert_eq!(tokens.len(), 2);
    assert!(log.text().contains("login-refused"), "{}", log.text());
    let id = them.id.to_string();
    let known = [
        PASSWORD,
        WRONG,
        "urara.omote",
        "nobody.canary",
        "太郎canary",
        "urara@example.jp",
        "表 麗",
        &id,
        "192.0.2.1",
    ];
    for canary in known.into_iter().chain(tokens.iter().map(String::as_str)) {
        assert!(!log.holds(canary), "{canary}");
    }
}

#[test]
fn a_planted_leak_is_found() {
    use base64::Engine;
    let encoded = base64::engine::general_purpose::STANDARD.encode(PASSWORD);
    let hex = platform::random::hex(PASSWORD.as_bytes());
    for leak in [PASSWORD, &encoded, &hex] {
        let log = Log::listen();
        assert!(!log.holds(PASSWORD));
        tracing::warn!(leak, "planted");
        assert!(log.holds(PASSWORD), "{leak}");
    }
    let log = Log::listen();
    tracing::info!(name = "表 麗", "planted");
    assert!(log.holds("表 麗"));
}
