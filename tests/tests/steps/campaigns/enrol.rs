//! What an enrolment renews, and what it takes away.

use domain::throttle::Prefix;
use functions::campaigns::enrol;
use platform::Problem;
use platform::tables::Key;
use tests::World;

use crate::roster::support::insurer;

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
    let (theirs, campaign) = insurer(&world);
    let with = async |code: &str, networks: &[&str]| {
        let mut insurer = theirs.clone();
        insurer.code = code.to_owned();
        insurer.networks = networks.iter().map(ToString::to_string).collect();
        enrol(world.app(), insurer, &campaign).await.unwrap();
    };
    with("0386", &all).await;
    with("mirai", &all[2..]).await;
    assert_eq!(registered(&world, &all).await, all);
    // One is kept, one is another insurer's by now, and one goes.
    with("0386", &all[1..2]).await;
    assert_eq!(registered(&world, &all).await, all[1..]);
}

#[tokio::test]
async fn a_wide_network_is_registered_as_its_addresses_are_looked_up() {
    let world = World::new().await;
    let (theirs, campaign) = insurer(&world);
    let with = async |networks: &[&str]| {
        let mut insurer = theirs.clone();
        insurer.networks = networks.iter().map(ToString::to_string).collect();
        enrol(world.app(), insurer, &campaign).await
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
    let (mut insurer, campaign) = insurer(&world);
    insurer.networks = vec!["198.18.9.0/24".to_owned(), "198.18.9.7/32".to_owned()];
    let Err(Problem::Invalid(wrong)) = enrol(world.app(), insurer, &campaign).await else {
        panic!("enrolled");
    };
    let [wrong] = &wrong[..] else {
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
        .item(&Key::campaign(&campaign.id))
        .await;
    assert!(kept.unwrap().is_none());
}
