//! What an enrolment renews, and what it takes away.

use domain::campaigns::{Enrolment, campaign_id};
use domain::throttle::Prefix;
use functions::campaigns::enrol;
use platform::Refusal;
use platform::tables::Key;
use serde_json::Value;
use tests::World;

use crate::roster::support::{actor, enrolment, items};

/// Which of `networks` are registered, by an address in each.
async fn registered<'a>(world: &World, networks: &[&'a str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    for network in networks {
        let (address, _) = network.split_once('/').unwrap();
        let key = Key::network(Prefix::of(address.parse().unwrap()));
        let item = world.app().tables().item(&key).await;
        found.extend(item.unwrap().map(|_| *network));
    }
    found
}

#[tokio::test]
async fn a_network_that_an_insurer_drops_is_no_longer_registered() {
    let world = World::new().await;
    let all = ["198.18.1.0/24", "198.18.2.0/24", "198.18.3.0/24"];
    let theirs = enrolment(&world);
    let with = async |code: &str, networks: &[&str]| {
        let mut one = theirs.clone();
        one.insurer.code = code.to_owned();
        one.insurer.networks = networks.iter().map(ToString::to_string).collect();
        enrol(world.app(), &actor(), &one).await.unwrap();
    };
    with("0386", &all).await;
    with("mirai", &all[2..]).await;
    assert_eq!(registered(&world, &all).await, all);
    // One is kept, one is another insurer's by now, and one goes.
    with("0386", &all[1..2]).await;
    assert_eq!(registered(&world, &all).await, all[1..]);
}

/// The announcement of insurer 0386's campaign number `n` of the year.
fn numbered(world: &World, n: u8) -> Enrolment {
    let mut one = enrolment(world);
    one.campaign.number = n.try_into().unwrap();
    let (insurer, day) = (&one.insurer.code, one.campaign.reference_date);
    one.campaign.id = campaign_id(insurer, day, one.campaign.number);
    one.insurer.open_campaign = Some(one.campaign.id.clone());
    one
}

#[tokio::test]
async fn a_second_campaign_of_the_year_stands_beside_the_first() {
    let world = World::new().await;
    let mut second = numbered(&world, 2);
    second.campaign.title = "共同扶養の確認".to_owned();
    for one in [&numbered(&world, 1), &second] {
        enrol(world.app(), &actor(), one).await.unwrap();
    }
    let people = items(&world, "people").await;
    assert_eq!(
        people["C#0386-2026-1 -"]["title"],
        "令和8年度 被扶養者資格調査"
    );
    assert_eq!(people["C#0386-2026-2 -"]["title"], "共同扶養の確認");
    assert_eq!(people["I#0386 -"]["open_campaign"], "0386-2026-2");
}

#[tokio::test]
async fn the_same_again_is_a_repeat_and_another_campaign_under_its_id_is_refused() {
    let world = World::new().await;
    let first = numbered(&world, 1);
    enrol(world.app(), &actor(), &first).await.unwrap();
    let before = (items(&world, "people").await, items(&world, "audit").await);
    enrol(world.app(), &actor(), &first).await.unwrap();
    let mut other = first.clone();
    other.campaign.deadline = other.campaign.deadline.tomorrow().unwrap();
    other.insurer.networks = vec!["198.18.1.0/24".to_owned()];
    let refused = enrol(world.app(), &actor(), &other).await.unwrap_err();
    let fields = refused.errors();
    assert_eq!(refused.refusal(), Refusal::Invalid);
    assert!(
        fields[0].field == "number" && fields[0].message.contains("別の内容"),
        "{fields:?}"
    );
    let after = (items(&world, "people").await, items(&world, "audit").await);
    assert_eq!(before, after);
    let told: Vec<&Value> = after.1.values().collect();
    assert_eq!(told.len(), 1);
    assert_eq!(
        (&told[0]["what"], &told[0]["who"]["name"]),
        (&"enrol".into(), &"test".into())
    );
}

#[tokio::test]
async fn what_every_request_reads_is_small() {
    let world = World::with_demo().await;
    let people = items(&world, "people").await;
    let bytes = |key: &str| people[key].to_string().len();
    assert!(bytes("SITE -") <= 1024, "{}", bytes("SITE -"));
    assert!(people.contains_key("SITE NOTICES"));
    for code in ["0386", "mirai", "32290414", "ngx"] {
        let settings = bytes(&format!("I#{code} -"));
        assert!(settings <= 2048, "{code}: {settings}");
        let pages = bytes(&format!("I#{code} PAGES"));
        assert!(pages > settings && pages <= 32 * 1024, "{code}: {pages}");
    }
}

#[tokio::test]
async fn a_wide_network_is_registered_as_its_addresses_are_looked_up() {
    let world = World::new().await;
    let theirs = enrolment(&world);
    let with = async |networks: &[&str]| {
        let mut one = theirs.clone();
        one.insurer.networks = networks.iter().map(ToString::to_string).collect();
        enrol(world.app(), &actor(), &one).await
    };
    let inside = [
        "198.18.16.9/20",
        "198.18.31.200/20",
        "2001:db8:1:ab12::5/48",
    ];
    let outside = ["198.18.32.1/20", "198.18.15.255/20", "2001:db8:2::1/48"];
    with(&["198.18.16.0/20", "2001:db8:1::/48"]).await.unwrap();
    assert_eq!(registered(&world, &inside).await, inside);
    assert!(registered(&world, &outside).await.is_empty());
    // What it keeps of a wide one stays, the rest goes.
    with(&["198.18.31.0/24"]).await.unwrap();
    assert_eq!(registered(&world, &inside).await, inside[1..2]);
}

#[tokio::test]
async fn a_network_that_would_never_match_is_refused_and_nothing_is_written() {
    let world = World::new().await;
    let mut one = enrolment(&world);
    one.insurer.networks = vec!["198.18.9.0/24".to_owned(), "198.18.9.7/32".to_owned()];
    let wrong = enrol(world.app(), &actor(), &one).await.unwrap_err();
    assert_eq!(wrong.refusal(), Refusal::Invalid);
    let [wrong] = wrong.errors() else {
        panic!("{wrong:?}");
    };
    assert_eq!(wrong.field, "networks");
    assert!(
        wrong.message.starts_with("198.18.9.7/32: "),
        "{}",
        wrong.message
    );
    assert!(registered(&world, &["198.18.9.0/24"]).await.is_empty());
    let kept = world
        .app()
        .tables()
        .item(&Key::campaign(&one.campaign.id))
        .await;
    assert!(kept.unwrap().is_none());
}

#[tokio::test]
async fn pages_alone_are_renewed_too() {
    let world = World::new().await;
    let mut one = enrolment(&world);
    enrol(world.app(), &actor(), &one).await.unwrap();
    one.pages.contacts.clear();
    enrol(world.app(), &actor(), &one).await.unwrap();
    let key = Key::pages(&one.insurer.code);
    let pages = world.app().tables().get(&key);
    assert_eq!(pages.await.unwrap(), Some(one.pages));
}
