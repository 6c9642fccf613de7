//! When a session ends: half an hour idle, twelve hours in all, to the second; the item is still there.

use serde_json::json;

use super::{log_in, member, reads_terms_as_member, scene};

const IDLE: i64 = 30 * 60;
const ABSOLUTE: i64 = 12 * 60 * 60;

#[tokio::test]
async fn an_idle_session_ends_after_thirty_minutes() {
    for (after, alive) in [(-1, true), (0, false), (1, false)] {
        let world = scene().await;
        member(&world, "urara.omote", "0386").await;
        let mut browser = world.browser();
        log_in(&mut browser, "urara.omote").await;
        world.pass(IDLE + after);
        let session = reads_terms_as_member(&browser).await;
        assert_eq!(session.is_some(), alive, "{after}");
        let accepting = browser.post("accept-terms", json!({ "version": 0 })).await;
        let told = if alive { "stale" } else { "no-session" };
        assert_eq!(accepting.slug(), told, "{after}");
    }
}

#[tokio::test]
async fn a_session_that_is_used_ends_after_twelve_hours() {
    for (after, alive) in [(-1, true), (0, false), (1, false)] {
        let world = scene().await;
        member(&world, "urara.omote", "0386").await;
        let mut browser = world.browser();
        log_in(&mut browser, "urara.omote").await;
        let step = 25 * 60;
        for _ in 0..(ABSOLUTE / step) {
            world.pass(step);
            assert!(reads_terms_as_member(&browser).await.is_some());
        }
        world.pass(ABSOLUTE % step + after);
        let session = reads_terms_as_member(&browser).await;
        assert_eq!(session.is_some(), alive, "{after}");
    }
}

#[tokio::test]
async fn a_call_every_few_minutes_keeps_a_session_for_25_minutes_at_least() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut browser = world.browser();
    log_in(&mut browser, "urara.omote").await;
    world.pass(299);
    assert!(reads_terms_as_member(&browser).await.is_some());
    world.pass(25 * 60);
    assert!(reads_terms_as_member(&browser).await.is_some());
}
