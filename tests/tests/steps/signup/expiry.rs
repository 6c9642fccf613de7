//! When codes and flows end: to the second, by the clock and not by TTL; the items are still there.

use serde_json::json;
use tests::World;
use tests::people::{credentials, first};

const CODE: i64 = 10 * 60;
const FLOW: i64 = 30 * 60;
const AFTER_CODE: i64 = 15 * 60;
const LONGEST: i64 = 60 * 60;
const BORDER: [(i64, bool); 3] = [(-1, true), (0, false), (1, false)];

#[tokio::test]
async fn a_code_is_refused_after_ten_minutes() {
    for (after, alive) in BORDER {
        let world = World::with_demo().await;
        let person = first("0386");
        let mut browser = person.sent(&world, "urara.omote").await;
        world.pass(CODE + after);
        let code = json!({ "code": person.code(&world) });
        let answer = browser.post("confirm-code", code).await;
        assert_eq!(answer.status == 200, alive, "{after}: {}", answer.body);
        assert_eq!(answer.slug() == "code-refused", !alive, "{after}");
    }
}

#[tokio::test]
async fn a_flow_without_a_code_ends_after_thirty_minutes() {
    for (after, alive) in BORDER {
        let world = World::with_demo().await;
        let person = first("0386");
        let mut browser = person.verified(&world).await;
        world.pass(FLOW + after);
        let state = browser.get("signup").await.body["state"].clone();
        assert_eq!(state == "verified", alive, "{after}: {state}");
        assert_eq!(state == "none", !alive, "{after}: {state}");
        let answer = browser.post("send-code", person.wish("urara.omote")).await;
        assert_eq!(answer.status == 200, alive, "{after}: {}", answer.body);
        assert_eq!((answer.slug() == "no-flow"), !alive, "{after}");
        assert_eq!(world.mails(&person.email).len(), usize::from(alive));
    }
}

#[tokio::test]
async fn a_sending_extends_the_flow_to_the_codes_end_and_fifteen_minutes() {
    for (after, alive) in BORDER {
        let world = World::with_demo().await;
        let person = first("0386");
        let mut browser = person.verified(&world).await;
        world.pass(20 * 60);
        browser.post("send-code", person.wish("urara.omote")).await;
        let code = json!({ "code": person.code(&world) });
        assert_eq!(browser.post("confirm-code", code).await.status, 200);
        world.pass(CODE + AFTER_CODE + after);
        let answer = browser
            .post("create-account", credentials("urara.omote"))
            .await;
        assert_eq!(answer.status == 201, alive, "{after}: {}", answer.body);
        assert_eq!(answer.slug() == "no-flow", !alive, "{after}");
    }
}

#[tokio::test]
async fn no_flow_lives_longer_than_an_hour() {
    for (after, alive) in BORDER {
        let world = World::with_demo().await;
        let person = first("0386");
        let mut browser = person.verified(&world).await;
        for _ in 0..3 {
            world.pass(18 * 60);
            let answer = browser.post("send-code", person.wish("urara.omote")).await;
            assert_eq!(answer.status, 200, "{}", answer.body);
        }
        // Six minutes are left: the mail says so.
        assert!(world.mails(&person.email)[0].text.contains("発行より6分"));
        world.pass(LONGEST - 3 * 18 * 60 + after);
        let code = json!({ "code": person.code(&world) });
        let answer = browser.post("confirm-code", code).await;
        assert_eq!(answer.status == 200, alive, "{after}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_confirmed_flow_ends_too() {
    for (after, alive) in BORDER {
        let world = World::with_demo().await;
        let person = first("0386");
        let mut browser = person.confirmed(&world, "urara.omote").await;
        world.pass(FLOW + after);
        let answer = browser
            .post("create-account", credentials("urara.omote"))
            .await;
        assert_eq!(answer.status == 201, alive, "{after}: {}", answer.body);
    }
}
