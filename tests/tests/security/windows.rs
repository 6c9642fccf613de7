//! The longer window of a counter that has two: who waits the short one out is stopped by the long one.

use domain::throttle::{Prefix, SOURCE};
use platform::tables::Key;
use platform::throttles;
use serde_json::json;
use tests::people::{first, people};
use tests::{Answer, World};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// Refused so for `wait` seconds, to the last of them, and then let through.
async fn refused_for(world: &World, slug: &str, wait: i64, mut ask: impl AsyncFnMut() -> Answer) {
    let answer = ask().await;
    assert_eq!((answer.status.as_u16(), answer.slug()), (429, slug));
    assert_eq!(answer.body["retry_after"], wait);
    world.pass(wait - 1);
    assert_eq!(ask().await.slug(), slug);
    world.pass(1);
    let answer = ask().await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

#[tokio::test]
async fn a_name_and_birth_date_are_tried_twenty_times_in_thirty_days() {
    let world = World::with_demo().await;
    world.to_window(30 * DAY);
    let right = first("0386").card;
    for n in 0..20 {
        let mut wrong = right.clone();
        wrong["number"] = json!(format!("77{n}"));
        let mut browser = world.browser().from_address(&format!("198.51.{n}.1"));
        let answer = browser.post("verify-identity", wrong).await;
        assert_eq!(answer.slug(), "identity-refused", "{n}");
        if n % 5 == 4 {
            world.pass(DAY);
        }
    }
    let ask = async || world.browser().post("verify-identity", right.clone()).await;
    refused_for(&world, "too-many-tries", 26 * DAY, ask).await;
}

#[tokio::test]
async fn one_name_on_one_card_is_tried_ten_times_in_thirty_days() {
    let world = World::with_demo().await;
    world.to_window(30 * DAY);
    let right = first("0386").card;
    for n in 0..10 {
        // Another birth date each time, from another network: only card and name are the same.
        let mut wrong = right.clone();
        wrong["birth_date"] = json!(format!("1951-01-{:02}", n + 1));
        let mut browser = world.browser().from_address(&format!("198.51.{n}.1"));
        let answer = browser.post("verify-identity", wrong).await;
        assert_eq!(answer.slug(), "identity-refused", "{n}");
        if n % 5 == 4 {
            let full = world.browser().post("verify-identity", right.clone()).await;
            assert_eq!(full.slug(), "too-many-tries", "five a day");
            world.pass(DAY);
        }
    }
    let ask = async || world.browser().post("verify-identity", right.clone()).await;
    refused_for(&world, "too-many-tries", 28 * DAY, ask).await;
}

#[tokio::test]
async fn a_member_learns_of_forty_taken_ids_a_day() {
    let world = World::with_demo().await;
    first("0386").signed_up(&world, "urara.omote").await;
    world.to_window(DAY);
    let person = first("ngx");
    for hour in 0..2 {
        let mut browser = person.verified(&world).await;
        for n in 0..20 {
            let answer = browser.post("send-code", person.wish("urara.omote")).await;
            assert_eq!(answer.slug(), "user-id-taken", "{hour} {n}");
        }
        world.pass(HOUR);
    }
    let ask = async || {
        let mut browser = person.verified(&world).await;
        browser.post("send-code", person.wish("free.id")).await
    };
    refused_for(&world, "too-many-tries", DAY - 2 * HOUR, ask).await;
}

#[tokio::test]
async fn a_typed_address_gets_ten_sign_up_codes_a_day_and_reissue_takes_none_of_them() {
    let world = World::with_demo().await;
    world.to_window(DAY);
    let victim = "victim@mail.example.jp";
    let everybody = people("ngx");
    let sign_up = async |n: usize, email: &str| {
        let mut browser = everybody[n].verified(&world).await;
        let wish = json!({ "user_id": format!("member.{n}"), "email": email });
        browser.post("send-code", wish).await
    };
    let reissue = async || {
        let mut browser = world.browser();
        let asked =
            json!({ "facility_number": "3170100011", "email": victim, "email_again": victim });
        assert_eq!(browser.post("start-reissue", asked).await.status, 200);
        let chosen = json!({ "prefecture": "鳥取県" });
        browser.post("choose-prefecture", chosen).await
    };
    for hour in 0..2 {
        for n in 0..5 {
            let tagged = format!("victim+{n}@mail.example.jp");
            let answer = sign_up(5 * hour + n, if n == 2 { &tagged } else { victim }).await;
            assert_eq!(answer.status, 200, "{hour} {n}: {}", answer.body);
        }
        assert_eq!(reissue().await.status, 200, "{hour}");
        world.pass(HOUR);
    }
    let ask = async || sign_up(10, victim).await;
    refused_for(&world, "too-many-codes", DAY - 2 * HOUR, ask).await;
}

#[tokio::test]
async fn a_registered_network_may_fail_two_thousand_identity_checks() {
    for (failures, status) in [(1_999, 200), (2_000, 429)] {
        let world = World::with_demo().await;
        let now = world.clock.now();
        let network = "198.18.9.0/24";
        let tables = world.app().tables();
        let registered = json!({ "insurer": "0386" });
        tables
            .put(
                &Key::network(Prefix::of([198, 18, 9, 5].into())),
                registered,
            )
            .await
            .unwrap();
        let window = SOURCE.attribute(&SOURCE.windows[0], now);
        let counter = throttles::key(&SOURCE, network, now);
        let counted = json!({ window: failures });
        tables.put(&counter, counted).await.unwrap();
        let mut inside = world.browser().from_address("198.18.9.5");
        let answer = inside.post("verify-identity", first("0386").card).await;
        assert_eq!(answer.status, status, "{failures}: {}", answer.body);
    }
}
