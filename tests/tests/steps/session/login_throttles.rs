//! How often a login may fail: by user ID from strange devices, by known device, by source.

use domain::throttle::{Prefix, SOURCE};
use platform::tables::Key;
use platform::throttles;
use serde_json::json;
use tests::{Answer, Browser, World, together};

use super::{log_in, member, put, scene};

async fn fail(browser: &mut Browser<'_>, user_id: &str) -> Answer {
    browser
        .post(
            "login",
            json!({ "user_id": user_id, "password": "wrong#1x" }),
        )
        .await
}

fn is_refused(answer: &Answer) -> bool {
    (answer.status.as_u16(), answer.slug()) == (403, "login-refused")
}

fn is_throttled(answer: &Answer) -> bool {
    let told = answer.headers.get("retry-after").is_some()
        && answer.body["retry_after"].as_u64().is_some();
    (answer.status.as_u16(), answer.slug()) == (429, "too-many-tries") && told
}

#[tokio::test]
async fn the_sixth_try_from_strange_devices_waits_for_the_window_known_id_or_not() {
    for user_id in ["urara.omote", "nobody.here"] {
        let world = scene().await;
        member(&world, "urara.omote", "0386").await;
        for n in 0..5 {
            let mut stranger = world.browser().from_address(&format!("198.18.{n}.1"));
            assert!(is_refused(&fail(&mut stranger, user_id).await));
        }
        assert!(
            is_throttled(&log_in(&mut world.browser(), user_id).await),
            "{user_id}"
        );
        world.pass(900);
        let answer = log_in(&mut world.browser(), user_id).await;
        assert_eq!(answer.status == 200, user_id == "urara.omote");
        assert!(!is_throttled(&answer));
    }
}

#[tokio::test]
async fn strangers_never_lock_a_known_device_out() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut own = world.browser();
    log_in(&mut own, "urara.omote").await;
    let mut stranger = world.browser().from_address("198.18.1.1");
    for _ in 0..5 {
        fail(&mut stranger, "urara.omote").await;
    }
    assert!(is_throttled(&fail(&mut stranger, "urara.omote").await));
    assert_eq!(log_in(&mut own, "urara.omote").await.status, 200);
    // Its own failures are counted for itself: ten, and the right password is not compared any more.
    for _ in 0..10 {
        assert!(is_refused(&fail(&mut own, "urara.omote").await));
    }
    assert!(is_throttled(&log_in(&mut own, "urara.omote").await));
    world.pass(900);
    assert_eq!(log_in(&mut own, "urara.omote").await.status, 200);
}

#[tokio::test]
async fn another_accounts_device_counts_as_a_strange_one() {
    let world = scene().await;
    let (victim, attacker) = (
        member(&world, "urara.omote", "0386").await,
        member(&world, "other.member", "0386").await,
    );
    let mut theirs = world.browser();
    log_in(&mut theirs, &attacker.user_id).await;
    for _ in 0..5 {
        assert!(is_refused(&fail(&mut theirs, &victim.user_id).await));
    }
    let runs = world.argon2_runs();
    assert!(is_throttled(&fail(&mut theirs, &victim.user_id).await));
    assert_eq!(
        world.argon2_runs(),
        runs,
        "nothing is compared after the count"
    );
    // A made-up device for each try, named after the victim, is no way round either.
    for n in 0..3 {
        let mut made_up = world.browser();
        let token = platform::random::Token::new();
        made_up.set_cookie(
            "__Host-device",
            Some(&format!("{}-{n:016x}.{}", victim.id, token.reveal())),
        );
        assert!(
            is_throttled(&fail(&mut made_up, &victim.user_id).await),
            "{n}"
        );
    }
    assert_eq!(log_in(&mut theirs, &attacker.user_id).await.status, 200);
}

#[tokio::test]
async fn wrong_passwords_at_the_same_time_are_compared_five_times() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let runs = world.argon2_runs();
    let mut browsers: Vec<_> = (0..50)
        .map(|n| world.browser().from_address(&format!("198.18.{n}.1")))
        .collect();
    let answers = together(
        browsers
            .iter_mut()
            .map(|browser| fail(browser, "urara.omote")),
    )
    .await;
    assert_eq!(
        answers.iter().filter(|answer| is_refused(answer)).count(),
        5
    );
    assert_eq!(
        answers.iter().filter(|answer| is_throttled(answer)).count(),
        45
    );
    assert_eq!(world.argon2_runs() - runs, 5);
    assert!(is_throttled(
        &log_in(&mut world.browser(), "urara.omote").await
    ));
}

#[tokio::test]
async fn a_source_with_sixty_failures_waits_and_takes_nobodys_tries() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut source = world.browser().from_address("198.18.7.7");
    for n in 0..60 {
        assert!(
            is_refused(&fail(&mut source, &format!("nobody.{n:02}")).await),
            "{n}"
        );
    }
    let mut neighbour = world.browser().from_address("198.18.7.8");
    for _ in 0..6 {
        assert!(is_throttled(&log_in(&mut neighbour, "urara.omote").await));
    }
    let mut elsewhere = world.browser().from_address("198.18.8.8");
    assert_eq!(log_in(&mut elsewhere, "urara.omote").await.status, 200);
    world.pass(600);
    assert_eq!(log_in(&mut neighbour, "urara.omote").await.status, 200);
}

#[tokio::test]
async fn a_device_is_forgotten_after_a_year() {
    for (after, known) in [(-1, true), (0, false), (1, false)] {
        let world: World = scene().await;
        member(&world, "urara.omote", "0386").await;
        let mut own = world.browser();
        log_in(&mut own, "urara.omote").await;
        world.pass(365 * 24 * 60 * 60 + after);
        let mut stranger = world.browser().from_address("198.18.1.1");
        for _ in 0..5 {
            fail(&mut stranger, "urara.omote").await;
        }
        assert_eq!(
            log_in(&mut own, "urara.omote").await.status == 200,
            known,
            "{after}"
        );
    }
}

#[tokio::test]
async fn thirty_failures_a_day_are_enough_for_strange_devices() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    for n in 0..30 {
        let mut stranger = world.browser().from_address(&format!("198.18.{n}.1"));
        assert!(is_refused(&fail(&mut stranger, "urara.omote").await), "{n}");
        if n % 5 == 4 {
            world.pass(900);
        }
    }
    assert!(is_throttled(
        &log_in(&mut world.browser(), "urara.omote").await
    ));
    world
        .clock
        .set("2026-11-21T09:00:00+09:00".parse().unwrap());
    assert_eq!(
        log_in(&mut world.browser(), "urara.omote").await.status,
        200
    );
}

#[tokio::test]
async fn a_network_that_an_insurer_registered_may_fail_two_thousand_times() {
    for (failures, passes) in [(1_999, true), (2_000, false)] {
        let world = scene().await;
        member(&world, "urara.omote", "0386").await;
        put(
            &world,
            &Key::network(Prefix::of([198, 18, 9, 5].into())),
            json!({ "insurer": "0386" }),
        )
        .await;
        let now = world.clock.now();
        let counter = throttles::key(&SOURCE, "198.18.9.0/24", now);
        let window = SOURCE.attribute(&SOURCE.windows[0], now);
        put(&world, &counter, json!({ window: failures })).await;
        let mut inside = world.browser().from_address("198.18.9.5");
        assert_eq!(
            log_in(&mut inside, "urara.omote").await.status == 200,
            passes,
            "{failures}"
        );
    }
}
