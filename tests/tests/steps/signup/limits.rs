//! How many codes: per member and per address, by hour and by day, and none after fifteen failures.

use serde_json::{Value, json};
use tests::people::{Person, first, people};
use tests::{Answer, Browser, World};

use super::confirm_code::other;

/// Asks for a code in a fresh flow, so that no flow's own life stands in the way.
async fn ask(world: &World, person: &Person) -> Answer {
    let mut browser = person.verified(world).await;
    browser.post("send-code", person.wish("urara.omote")).await
}

/// Wrong codes until no new one is sent: five for each of three codes, a minute apart.
async fn fail_fifteen_times(world: &World, person: &Person) {
    for n in 0..3 {
        let mut browser = person.verified(world).await;
        let answer = browser.post("send-code", person.wish("urara.omote")).await;
        assert_eq!(answer.status, 200, "{n}: {}", answer.body);
        fail_five_times(world, &mut browser, person).await;
        world.pass(60);
    }
}

/// How long no new code is sent, seconds; to the last of them it is not, and then it is.
async fn refused_for(world: &World, person: &Person) -> i64 {
    let answer = ask(world, person).await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (429, "too-many-codes")
    );
    let wait = answer.body["retry_after"].as_i64().unwrap();
    world.pass(wait - 1);
    assert_eq!(ask(world, person).await.slug(), "too-many-codes");
    world.pass(1);
    assert_eq!(ask(world, person).await.status, 200);
    wait
}

#[tokio::test]
async fn a_member_gets_five_codes_an_hour_and_ten_a_day() {
    let world = World::with_demo().await;
    world.to_window(86_400);
    let person = first("0386");
    for hour in 0..2 {
        for n in 0..5 {
            let answer = ask(&world, &person).await;
            assert_eq!(answer.status, 200, "{hour} {n}: {}", answer.body);
            world.pass(60);
        }
        let answer = ask(&world, &person).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (429, "too-many-codes")
        );
        let wait = answer.body["retry_after"].as_i64().unwrap();
        assert_eq!(wait == 3_300, hour == 0, "{wait}");
        world.pass(3_300 - 1);
        assert_eq!(ask(&world, &person).await.slug(), "too-many-codes");
        world.pass(1);
    }
    refused_for(&world, &person).await;
}

#[tokio::test]
async fn an_address_gets_five_codes_an_hour_whoever_asks() {
    let world = World::with_demo().await;
    let wish =
        |n: usize| json!({ "user_id": format!("member.{n}"), "email": "Victim@mail.example.jp" });
    for (n, person) in people("ngx").iter().take(6).enumerate() {
        let mut browser = person.verified(&world).await;
        let answer = browser.post("send-code", wish(n)).await;
        if n < 5 {
            assert_eq!(answer.status, 200, "{n}: {}", answer.body);
        } else {
            assert_eq!(answer.slug(), "too-many-codes");
            let own = browser.post("send-code", person.wish("member.5")).await;
            assert_eq!(own.status, 200, "{}", own.body);
        }
    }
    assert_eq!(world.mails("Victim@mail.example.jp").len(), 5);
}

/// Spends five wrong tries of the code alive.
async fn fail_five_times(world: &World, browser: &mut Browser<'_>, person: &Person) {
    let wrong: Value = json!({ "code": other(&person.code(world)) });
    for _ in 0..5 {
        let answer = browser.post("confirm-code", wrong.clone()).await;
        assert_eq!(answer.slug(), "code-refused");
    }
}

#[tokio::test]
async fn after_fifteen_failures_there_is_no_new_code_that_day_and_a_resend_resets_nothing() {
    let world = World::with_demo().await;
    let person = first("0386");
    fail_fifteen_times(&world, &person).await;
    refused_for(&world, &person).await;
}

#[tokio::test]
async fn midnight_forgives_no_failure() {
    let world = World::with_demo().await;
    world.to_window(86_400);
    world.pass(86_400 - 3 * 60);
    let person = first("0386");
    fail_fifteen_times(&world, &person).await;
    // It is the next day in UTC, and every fixed window has begun anew.
    let wait = refused_for(&world, &person).await;
    let first_is_a_day_old = 86_400 - 3 * 60;
    assert_eq!(wait, first_is_a_day_old);
}

#[tokio::test]
async fn tries_against_a_dead_code_are_no_failures() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    fail_five_times(&world, &mut browser, &person).await;
    fail_five_times(&world, &mut browser, &person).await;
    fail_five_times(&world, &mut browser, &person).await;
    world.pass(60);
    let answer = browser.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let code = json!({ "code": person.code(&world) });
    assert_eq!(browser.post("confirm-code", code).await.status, 200);
}

#[tokio::test]
async fn a_card_is_refused_after_twenty_mismatches_a_day_wherever_they_come_from() {
    let world = World::with_demo().await;
    world.to_window(86_400);
    let right = first("0386").card;
    let letters: Vec<char> = "アイウエオカキクケコ".chars().collect();
    for n in 0..20 {
        // Another name each time, from another network: only the card is the same.
        let mut wrong = right.clone();
        wrong["kana"] = json!(format!("ベツノ{}{}", letters[n / 10], letters[n % 10]));
        let mut browser = world.browser().from_address(&format!("198.51.{n}.1"));
        let answer = browser.post("verify-identity", wrong).await;
        assert_eq!(answer.slug(), "identity-refused", "{n}");
    }
    let mut elsewhere = world.browser().from_address("198.51.99.1");
    for (passed, status) in [(0, 429), (86_399, 429), (1, 200)] {
        world.pass(passed);
        let answer = elsewhere.post("verify-identity", right.clone()).await;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
}

#[tokio::test]
async fn a_member_gets_five_codes_an_hour_and_ten_a_day_whatever_the_address() {
    let world = World::with_demo().await;
    world.to_window(86_400);
    let person = first("ngx");
    for (hour, most) in [(0, 5), (1, 5), (2, 0)] {
        for n in 0..=most {
            let mut browser = person.verified(&world).await;
            let email = format!("typed.{hour}.{n}@mail.example.jp");
            let wish = json!({ "user_id": "NGX070000", "email": email });
            let answer = browser.post("send-code", wish).await;
            let status = if n < most { 200 } else { 429 };
            assert_eq!(answer.status, status, "{hour} {n}: {}", answer.body);
            world.pass(60);
        }
        world.to_window(3_600);
    }
}
