//! What an import of the ledger renews, and what it leaves to the facility.

use domain::reissue::{Facility, facilities};
use functions::facilities::ledger::load_facilities;
use platform::tables::{Change, Key};
use tests::World;

/// The demo's first facility with this name and address.
fn ledger(name: &str, email: &str) -> Vec<Facility> {
    let demo = std::fs::read(local::root().join("tests/demo/facilities.csv")).unwrap();
    let (demo, _, _) = encoding_rs::SHIFT_JIS.decode(&demo);
    let mut all = facilities(&demo).unwrap();
    all.truncate(1);
    all[0].name = name.to_owned();
    all[0].security_email = Some(email.to_owned()).filter(|email| !email.is_empty());
    all
}

async fn kept(world: &World) -> Facility {
    let key = Key::facility(ledger("", "")[0].number.as_str());
    world.app().tables().get(&key).await.unwrap().unwrap()
}

#[tokio::test]
async fn an_import_renews_the_ledgers_fields_and_keeps_what_the_facility_has_set() {
    let world = World::new().await;
    let load = async |name: &str, email: &str| {
        load_facilities(world.app(), &ledger(name, email))
            .await
            .unwrap();
        kept(&world).await
    };
    let first = load("ひまわり", "ledger@care.example.jp").await;
    assert_eq!(first.warned_at(), Some("ledger@care.example.jp"));
    let own =
        Change::at(Key::facility(first.number.as_str())).set("own_email", "own@care.example.jp");
    world.app().tables().update(own).await.unwrap();
    let renewed = load("ひまわり(新)", "other@care.example.jp").await;
    assert_eq!(renewed.name, "ひまわり(新)");
    assert_eq!(renewed.warned_at(), Some("own@care.example.jp"));
    // The ledger's own address follows the ledger, also where it has none any more.
    let without = load("ひまわり", "").await;
    assert_eq!(without.security_email, None);
    assert_eq!(without.warned_at(), Some("own@care.example.jp"));
}
