//! One card: nobody tries it out, and nobody locks its owner out who has the invitation.

use serde_json::{Value, json};
use tests::people::{Person, first, people};
use tests::{Answer, World};

use crate::networks;

const DAY: i64 = 86_400;

async fn verify(world: &World, address: &str, card: Value) -> Answer {
    let mut browser = world.browser().from_address(address);
    browser.post("verify-identity", card).await
}

/// The card with another birth date each time.
fn born_otherwise(card: &Value, n: usize) -> Value {
    let mut card = card.clone();
    let (year, month, day) = (1951 + n / 300, 1 + n / 25 % 12, 1 + n % 25);
    card["birth_date"] = json!(format!("{year}-{month:02}-{day:02}"));
    card
}

/// The card under another name and birth date each time.
fn named_otherwise(card: &Value, n: usize) -> Value {
    let letters: Vec<char> = "アイウエオカキクケコ".chars().collect();
    let mut card = born_otherwise(card, n);
    card["kana"] = json!(format!("ベツノ{}{}", letters[n / 10 % 10], letters[n % 10]));
    card
}

#[tokio::test]
async fn a_birth_date_that_is_tried_out_for_a_month_from_a_whole_48_is_compared_ten_times_a_window()
{
    let world = World::with_demo().await;
    let card = first("0386").card;
    // From the middle of one window of thirty days into the middle of the next.
    world.to_window(30 * DAY);
    world.pass(15 * DAY);
    let mut compared = [0, 0];
    for day in 0..31 {
        for n in 0..12 {
            let address = format!("2001:db8:7:{n:x}00::1");
            let guess = born_otherwise(&card, day * 12 + n);
            let answer = verify(&world, &address, guess).await;
            assert!(
                matches!(answer.status.as_u16(), 403 | 429),
                "{}",
                answer.body
            );
            compared[usize::from(day >= 15)] += usize::from(answer.slug() == "identity-refused");
        }
        world.pass(DAY);
    }
    assert_eq!(compared, [10, 10]);
}

/// Thirty wrong tries of the card, each under another name and from another network.
async fn burn(world: &World, person: &Person) {
    for n in 0..30 {
        let answer = verify(
            world,
            &format!("198.51.{n}.1"),
            named_otherwise(&person.card, n),
        )
        .await;
        let slug = if n < 20 {
            "identity-refused"
        } else {
            "too-many-tries"
        };
        assert_eq!(answer.slug(), slug, "{n}");
    }
}

#[tokio::test]
async fn thirty_wrong_tries_by_strangers_keep_no_owner_with_the_invitation_out_and_any_other_for_a_day()
 {
    let world = World::with_demo().await;
    world.to_window(DAY);
    let person = first("0386");
    burn(&world, &person).await;
    let without = verify(&world, "192.0.2.1", person.card.clone()).await;
    assert_eq!(
        (without.status.as_u16(), without.slug()),
        (429, "too-many-tries")
    );
    let words = without.body["title"].as_str().unwrap();
    assert!(
        words.contains("1日ほど") && words.contains("お問い合わせ先"),
        "{words}"
    );
    let with = verify(&world, "192.0.2.1", person.invited(&world).await).await;
    assert_eq!(with.status, 200, "{}", with.body);
    world.pass(DAY);
    let answer = verify(&world, "192.0.2.1", person.card.clone()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

#[tokio::test]
async fn the_invitation_has_twenty_tries_a_day_and_forty_in_thirty_days_of_its_own() {
    let world = World::with_demo().await;
    world.to_window(30 * DAY);
    let right = first("0386").invited(&world).await;
    let fail = async |n: usize| verify(&world, "192.0.2.1", named_otherwise(&right, n)).await;
    for day in 0..2 {
        for n in 0..20 {
            assert_eq!(
                fail(day * 20 + n).await.slug(),
                "identity-refused",
                "{day} {n}"
            );
        }
        let answer = verify(&world, "192.0.2.1", right.clone()).await;
        assert_eq!(answer.slug(), "too-many-tries", "{day}");
        world.pass(DAY);
    }
    assert_eq!(
        fail(99).await.slug(),
        "too-many-tries",
        "forty in thirty days"
    );
    // Without it the card's own limits count, which the invitation's tries did not touch.
    let answer = verify(&world, "192.0.2.1", first("0386").card).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    world.pass(28 * DAY);
    assert_eq!(verify(&world, "192.0.2.1", right).await.status, 200);
}

#[tokio::test]
async fn who_shows_the_invitation_passes_a_burnt_source() {
    let world = World::with_demo().await;
    let person = first("0386");
    networks::burn(&world, [192, 0, 2, 1]).await;
    let without = verify(&world, "192.0.2.1", person.card.clone()).await;
    assert_eq!(without.slug(), "too-many-tries");
    let with = verify(&world, "192.0.2.1", person.invited(&world).await).await;
    assert_eq!(with.status, 200, "{}", with.body);
}

#[tokio::test]
async fn a_bad_invitation_is_as_none() {
    let world = World::with_demo().await;
    let [person, other] = [&people("0386")[0], &people("0386")[1]];
    let of_other = other.invited(&world).await["invitation"].clone();
    let forged = json!(format!("0386-2026-1.{}", "0".repeat(32)));
    let mut told = Vec::new();
    for token in [
        json!(null),
        of_other,
        forged,
        json!(7),
        json!({}),
        json!("x".repeat(9_000)),
    ] {
        let mut card = born_otherwise(&person.card, told.len());
        card["invitation"] = token;
        world.calls.take();
        let answer = verify(&world, "192.0.2.1", card).await;
        let calls = world.calls.take().into_iter();
        let mut calls: Vec<_> = calls.map(|call| call.operation).collect();
        calls.sort();
        told.push((answer.status, answer.body, answer.headers, calls));
        world.pass(DAY);
    }
    assert_eq!(told.len(), 6);
    for other in &told {
        assert_eq!(other, &told[0]);
    }
    // Nor does it pass anything.
    burn(&world, person).await;
    let mut card = person.card.clone();
    card["invitation"] = other.invited(&world).await["invitation"].clone();
    assert_eq!(
        verify(&world, "192.0.2.1", card).await.slug(),
        "too-many-tries"
    );
}

#[tokio::test]
async fn right_identities_of_one_card_begin_sixty_flows_an_hour() {
    let world = World::with_demo().await;
    world.to_window(3_600);
    let right = first("0386").card;
    for n in 0..60 {
        let answer = verify(&world, "192.0.2.1", right.clone()).await;
        assert_eq!(answer.status, 200, "{n}: {}", answer.body);
    }
    assert_eq!(
        verify(&world, "192.0.2.1", right.clone()).await.slug(),
        "too-many-tries"
    );
    world.pass(3_600);
    assert_eq!(verify(&world, "192.0.2.1", right).await.status, 200);
}
