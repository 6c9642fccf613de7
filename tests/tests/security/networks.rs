//! Networks of rising size: who has many of them is one stranger, and one company's proxy is many members.

use domain::throttle::{Prefix, SOURCE};
use platform::tables::Key;
use platform::throttles;
use serde_json::{Value, json};
use tests::people::{credentials, first};
use tests::{Answer, World, together};

const WINDOW: i64 = 600;

/// A card of `insurer` that is nobody's, another one for each `n`.
fn nobodys(insurer: &str, n: usize) -> Value {
    let letters: Vec<char> = "アイウエオカキクケコ".chars().collect();
    let name: String = n
        .to_string()
        .bytes()
        .map(|d| letters[usize::from(d - b'0')])
        .collect();
    json!({
        "insurer_code": insurer, "symbol": "1", "number": format!("9{n:05}"),
        "birth_date": "1990-01-01", "kana": name,
    })
}

/// Fills the counters of every network around the address.
pub(crate) async fn burn(world: &World, address: [u8; 4]) {
    let (now, tables) = (world.clock.now(), world.app().tables());
    for prefix in Prefix::around(address.into()) {
        let window = SOURCE.attribute(&SOURCE.windows[0], now);
        let counter = throttles::key(&SOURCE, &prefix.to_string(), now);
        tables
            .put(&counter, json!({ window: prefix.most() }))
            .await
            .unwrap();
    }
}

/// How many failures a network has now.
pub(crate) async fn failures(world: &World, prefix: &str) -> i64 {
    let now = world.clock.now();
    let counter = throttles::key(&SOURCE, prefix, now);
    let counter = world.app().tables().item(&counter).await.unwrap();
    counter.map_or(0, |counter| {
        counter.number(&SOURCE.attribute(&SOURCE.windows[0], now))
    })
}

async fn verify(world: &World, address: &str, card: Value) -> Answer {
    let mut browser = world.browser().from_address(address);
    browser.post("verify-identity", card).await
}

/// Refused checks from the addresses, twenty at a time, from the n-th card on.
async fn fail(world: &World, insurer: &str, from: usize, addresses: &[String]) -> usize {
    let mut refused = 0;
    for (chunk, some) in addresses.chunks(20).enumerate() {
        let asked = some.iter().enumerate();
        let asked = asked
            .map(|(n, address)| verify(world, address, nobodys(insurer, from + chunk * 20 + n)));
        let answers = together(asked).await;
        let refusals = answers.iter();
        refused += refusals
            .filter(|answer| answer.slug() == "identity-refused")
            .count();
    }
    refused
}

#[tokio::test]
async fn a_48_is_one_source_however_many_56_it_has() {
    let world = World::with_demo().await;
    world.to_window(WINDOW);
    let mut refused = 0;
    for round in 0..20 {
        let addresses: Vec<_> = (0..30)
            .map(|n| format!("2001:db8:9:{:x}00::1", round * 3 + n % 3))
            .collect();
        refused += fail(&world, "0386", round * 30, &addresses).await;
    }
    assert_eq!(refused, 480);
    let right = first("0386").card;
    let neighbour = verify(&world, "2001:db8:9:ff00::1", right.clone()).await;
    assert_eq!(
        (neighbour.status.as_u16(), neighbour.slug()),
        (429, "too-many-tries")
    );
    let elsewhere = verify(&world, "2001:db8:a:ff00::1", right).await;
    assert_eq!(elsewhere.status, 200, "{}", elsewhere.body);
}

#[tokio::test]
async fn a_32_has_a_limit_too() {
    let world = World::with_demo().await;
    let now = world.clock.now();
    let window = SOURCE.attribute(&SOURCE.windows[0], now);
    for (failures, status) in [(3_999, 200), (4_000, 429)] {
        let counter = throttles::key(&SOURCE, "2001:db8::/32", now);
        world
            .app()
            .tables()
            .put(&counter, json!({ (&window): failures }))
            .await
            .unwrap();
        let answer = verify(&world, "2001:db8:7:100::1", first("0386").card).await;
        assert_eq!(answer.status, status, "{failures}: {}", answer.body);
    }
}

#[tokio::test]
async fn three_hundred_refused_checks_from_one_24_or_one_48_refuse_nobody_else() {
    let world = World::with_demo().await;
    world.to_window(3_600);
    let mut refused = 0;
    for round in 0..5 {
        let office: Vec<_> = (0..60).map(|n| format!("198.51.100.{n}")).collect();
        refused += fail(&world, "0386", round * 60, &office).await;
        world.pass(WINDOW);
    }
    assert_eq!(refused, 300);
    for round in 0..10 {
        let tunnel: Vec<_> = (0..30)
            .map(|n| format!("2001:db8:9:{:x}00::1", round * 10 + n % 10))
            .collect();
        refused += fail(&world, "0386", 300 + round * 30, &tunnel).await;
    }
    assert_eq!(refused, 600);
    for person in tests::people::people("0386").iter().take(3) {
        let answer = verify(&world, "192.0.2.1", person.card.clone()).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
}

/// Registers 198.18.9.0/24 for 0386, with so many failures.
async fn registered(world: &World, failures: i64) {
    let (now, tables) = (world.clock.now(), world.app().tables());
    let network = Key::network(Prefix::of([198, 18, 9, 5].into()));
    tables
        .put(&network, json!({ "insurer": "0386" }))
        .await
        .unwrap();
    let window = SOURCE.attribute(&SOURCE.windows[0], now);
    for prefix in ["198.18.9.0/24", "198.18.0.0/16"] {
        let counter = throttles::key(&SOURCE, prefix, now);
        tables
            .put(&counter, json!({ (&window): failures }))
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_registered_network_raises_the_limit_for_its_insurers_members_only() {
    for (failures, own, other) in [
        (59, 200, 200),
        (60, 200, 429),
        (1_999, 200, 429),
        (2_000, 429, 429),
    ] {
        let world = World::with_demo().await;
        first("0386").signed_up(&world, "own.member").await;
        first("mirai").signed_up(&world, "other.member").await;
        registered(&world, failures).await;
        for (insurer, user_id, status) in [
            ("0386", "own.member", own),
            ("mirai", "other.member", other),
        ] {
            let person = &tests::people::people(insurer)[1];
            let answer = verify(&world, "198.18.9.5", person.card.clone()).await;
            assert_eq!(
                answer.status, status,
                "{failures} {insurer}: {}",
                answer.body
            );
            let mut inside = world.browser().from_address("198.18.9.5");
            let answer = inside.post("login", credentials(user_id)).await;
            assert_eq!(
                answer.status, status,
                "{failures} {user_id}: {}",
                answer.body
            );
        }
    }
}

#[tokio::test]
async fn an_id_that_does_not_exist_is_not_told_from_an_own_one_by_a_registered_network() {
    let world = World::with_demo().await;
    first("0386").signed_up(&world, "own.member").await;
    registered(&world, 100).await;
    for user_id in ["own.member", "no.member"] {
        let mut inside = world.browser().from_address("198.18.9.5");
        let wrong = json!({ "user_id": user_id, "password": "kumo#48xTsukj" });
        assert_eq!(
            inside.post("login", wrong).await.slug(),
            "login-refused",
            "{user_id}"
        );
    }
}

#[tokio::test]
async fn failures_of_a_registered_networks_own_members_are_no_matter_of_its_neighbours() {
    let world = World::with_demo().await;
    registered(&world, 59).await;
    let inside: Vec<_> = (0..30).map(|n| format!("198.18.9.{n}")).collect();
    assert_eq!(fail(&world, "0386", 0, &inside).await, 30);
    for (prefix, counted) in [("198.18.9.0/24", 89), ("198.18.0.0/16", 59)] {
        assert_eq!(failures(&world, prefix).await, counted, "{prefix}");
    }
}
