//! Many networks, one insurer: the breaker of a population.

use domain::throttle::Prefix;
use domain::throttle::breaker::OPENED;
use platform::tables::Key;
use platform::throttles;
use serde_json::{Value, json};
use tests::people::{first, people};
use tests::{Answer, Log, World, together};

async fn verify(world: &World, address: &str, card: Value) -> Answer {
    let mut browser = world.browser().from_address(address);
    browser.post("verify-identity", card).await
}

/// So many refused checks of `insurer`'s cards, twenty from each network.
async fn refused(world: &World, insurer: &str, checks: std::ops::Range<usize>) {
    let letters: Vec<char> = "アイウエオカキクケコ".chars().collect();
    let asked = checks.map(|n| {
        let name: String = n
            .to_string()
            .bytes()
            .map(|d| letters[usize::from(d - b'0')])
            .collect();
        let card = json!({
            "insurer_code": insurer, "symbol": "1", "number": format!("9{n:05}"),
            "birth_date": "1990-01-01", "kana": name,
        });
        (
            format!("198.{}.{}.1", 51 + n / 20 / 200, n / 20 % 200),
            card,
        )
    });
    for (address, card) in asked {
        assert_eq!(
            verify(world, &address, card).await.slug(),
            "identity-refused",
            "{address}"
        );
    }
}

#[tokio::test]
async fn two_hundred_refused_checks_from_many_networks_ask_everybody_else_for_the_invitation() {
    let log = Log::listen();
    let world = World::with_demo().await;
    world.to_window(3_600);
    refused(&world, "0386", 0..200).await;
    let person = first("0386");
    let answer = verify(&world, "192.0.2.1", person.card.clone()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(!log.text().contains("breaker tripped"));
    refused(&world, "0386", 200..201).await;
    assert!(log.text().contains("breaker tripped"), "the alarm's line");
    world.pass(600);
    let answer = verify(&world, "192.0.2.1", person.card.clone()).await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (429, "too-many-tries")
    );
    assert_eq!(answer.body["retry_after"], 3_000);
    // The invitation passes, and so does a network that the insurer registered; another insurer hears nothing of it.
    let invited = person.invited(&world).await;
    assert_eq!(verify(&world, "192.0.2.1", invited).await.status, 200);
    let network = Key::network(Prefix::of([203, 0, 113, 9].into()));
    world
        .app()
        .tables()
        .put(&network, json!({ "insurer": "0386" }))
        .await
        .unwrap();
    assert_eq!(
        verify(&world, "203.0.113.9", person.card.clone())
            .await
            .status,
        200
    );
    assert_eq!(
        verify(&world, "203.0.113.9", first("mirai").card)
            .await
            .status,
        200
    );
    // To the end of the hour.
    world.pass(2_999);
    assert_eq!(
        verify(&world, "192.0.2.1", person.card.clone())
            .await
            .status,
        429
    );
    world.pass(1);
    assert_eq!(verify(&world, "192.0.2.1", person.card).await.status, 200);
}

#[tokio::test]
async fn one_network_adds_twenty_an_hour() {
    let world = World::with_demo().await;
    world.to_window(3_600);
    refused(&world, "0386", 0..180).await;
    // From one /48: forty more are refused, twenty of them count.
    let letters: Vec<char> = "サシスセソタチツテト".chars().collect();
    let checks = (0..40).map(|n| {
        let card = json!({
            "insurer_code": "0386", "symbol": "2", "number": format!("8{n:05}"), "birth_date": "1990-01-01",
            "kana": format!("{}{}", letters[n / 10], letters[n % 10]),
        });
        (format!("2001:db8:5:{n:x}00::1"), card)
    });
    let checks: Vec<_> = checks.collect();
    let asked = checks
        .iter()
        .map(|(address, card)| verify(&world, address, card.clone()));
    assert!(
        together(asked)
            .await
            .iter()
            .all(|answer| answer.slug() == "identity-refused")
    );
    let answer = verify(&world, "192.0.2.1", first("0386").card).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

#[tokio::test]
async fn an_honest_morning_opens_accounts_as_well() {
    let world = World::with_demo().await;
    world.to_window(3_600);
    for (n, person) in people("0386").iter().take(3).enumerate() {
        person.signed_up(&world, &format!("early.{n}")).await;
    }
    let now = world.clock.now();
    let [window] = OPENED.windows else {
        panic!("one window")
    };
    let attribute = OPENED.attribute(window, now);
    let mut opened = 0;
    for shard in 0..16 {
        let counter = throttles::key(&OPENED, &format!("0386#{shard}"), now);
        let counter = world.app().tables().item(&counter).await.unwrap();
        opened += counter.map_or(0, |counter| counter.number(&attribute));
    }
    assert_eq!(opened, 3);
    // Sixty-four more: a third of the refused checks and one.
    let planted = throttles::key(&OPENED, "0386#0", now);
    let more = platform::tables::Change::at(planted).add(&attribute, 64);
    world.app().tables().update(more).await.unwrap();
    refused(&world, "0386", 0..201).await;
    let answer = verify(&world, "192.0.2.1", people("0386")[9].card.clone()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    refused(&world, "0386", 201..202).await;
    let answer = verify(&world, "192.0.2.1", people("0386")[9].card.clone()).await;
    assert_eq!(answer.slug(), "too-many-tries");
}
