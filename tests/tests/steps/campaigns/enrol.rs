//! What an enrolment renews, and what it takes away.

use functions::campaigns::enrol;
use platform::tables::Key;
use tests::World;

use crate::roster::support::insurer;

/// Which of `networks` are registered.
async fn registered<'a>(world: &World, networks: &[&'a str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    for network in networks {
        let item = world.app().tables().item(&Key::network(network)).await;
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
