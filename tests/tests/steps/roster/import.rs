//! What an import changes, and what it leaves alone.

use emulators::fault::{Fault, Gate, Rule};
use functions::campaigns::enrol;
use functions::roster::Mode;
use platform::tables::{Change, Key};
use serde_json::{Value, json};
use tests::{World, together};

use super::support::{Files, insurer, items};

fn ome() -> Value {
    json!({
        "insurer_code": "0386", "symbol": "10", "number": "1000",
        "birth_date": "1986-05-24", "kana": "オモテ ウララ",
    })
}

/// The roster entry of the first demo member, and its key.
async fn entry(world: &World) -> (Key, Value) {
    let people = items(world, "people").await;
    let (key, item) = people
        .into_iter()
        .find(|(key, item)| key.starts_with("P#") && item["number"] == "1000")
        .unwrap();
    let lookup = key.trim_start_matches("P#").split(' ').next().unwrap();
    (Key::roster(lookup), item)
}

#[tokio::test]
async fn the_same_roster_twice_writes_nothing() {
    let world = World::new().await;
    let files = Files::demo("0386");
    let first = files.import(&world, Mode::Write).await;
    assert_eq!((first.number, first.added), (Some(1), 40));
    let before = items(&world, "people").await;
    world.calls.take();
    let again = files.import(&world, Mode::Write).await;
    assert_eq!(
        (again.number, again.added, again.changed, again.gone),
        (None, 0, 0, 0)
    );
    let reads = ["GetItem", "BatchGetItem", "Query"];
    let calls = world.calls.take();
    assert!(
        calls
            .iter()
            .all(|call| reads.contains(&call.operation.as_str())),
        "{calls:?}"
    );
    assert_eq!(items(&world, "people").await, before);
    assert_eq!(items(&world, "audit").await.len(), 1);
}

#[tokio::test]
async fn a_dry_run_tells_what_would_be_done_and_writes_nothing() {
    let world = World::new().await;
    let files = Files::demo("0386");
    let told = files.import(&world, Mode::DryRun).await;
    assert_eq!((told.number, told.added), (None, 40));
    assert!(items(&world, "people").await.is_empty());
    files.import(&world, Mode::Write).await;
    let changed = files.without(2).with("第一工場", "第三工場");
    let told = changed.import(&world, Mode::DryRun).await;
    let done = changed.import(&world, Mode::Write).await;
    assert_eq!((told.changed, told.gone), (done.changed, done.gone));
    assert!(done.changed > 1 && done.gone == 1, "{done:?}");
}

#[tokio::test]
async fn only_what_changed_carries_the_imports_number() {
    let world = World::new().await;
    let files = Files::demo("0386");
    files.import(&world, Mode::Write).await;
    let done = files
        .with("表　麗", "表　うらら")
        .import(&world, Mode::Write)
        .await;
    assert_eq!(
        (done.number, done.added, done.changed, done.gone),
        (Some(2), 0, 1, 0)
    );
    let people = items(&world, "people").await;
    let second = people.values().filter(|item| item["import"] == 2);
    assert_eq!(second.count(), 1);
    assert_eq!(entry(&world).await.1["name"], "表　うらら");
}

#[tokio::test]
async fn a_sign_up_between_two_imports_is_not_lost() {
    let world = World::new().await;
    let files = Files::demo("0386");
    files.import(&world, Mode::Write).await;
    let (key, before) = entry(&world).await;
    let signed_up = Change::at(key).set("registered", true);
    world.app().tables().update(signed_up).await.unwrap();
    files
        .with("表　麗", "表　うらら")
        .import(&world, Mode::Write)
        .await;
    let (_, after) = entry(&world).await;
    assert_eq!(after["name"], "表　うらら");
    assert_eq!(after["registered"], true);
    for kept in ["member_id", "enquiry_number", "roster_pk", "roster_sk"] {
        assert_eq!(after[kept], before[kept], "{kept}");
        assert!(before[kept].is_string(), "{kept}");
    }
}

#[tokio::test]
async fn sign_ups_during_an_import_are_not_lost() {
    let world = World::with_faults().await;
    let people = items(&world, "people").await;
    let theirs = |item: &Value| item["insurer"] == "0386";
    let entries = people.iter().filter(|(_, item)| theirs(item));
    let keys = entries.filter_map(|(key, _)| key.strip_prefix("P#")?.split(' ').next());
    let keys: Vec<&str> = keys.collect();
    let sign_up = |key: &&str| {
        let change = Change::at(Key::roster(key)).set("registered", true);
        world.app().tables().update(change)
    };
    // The import has read every entry and stands before its first write when everybody signs up.
    let gate = Gate::closed();
    let first_write = Rule::next("UpdateItem", Fault::Hold(gate.clone()));
    let tables = &world.faults().dynamodb;
    tables.inject(first_write.containing("leased_until"));
    let signing_up = async {
        gate.reached().await;
        let done = together(keys.iter().map(sign_up)).await;
        gate.open();
        done
    };
    let files = Files::demo("0386");
    let renewed = files.with("工場", "作業所").with("支店", "営業所");
    let (imported, signed_up) = tokio::join!(renewed.import(&world, Mode::Write), signing_up);
    assert!(imported.changed > 30, "{imported:?}");
    assert!(signed_up.iter().all(Result::is_ok));
    let people = items(&world, "people").await;
    for key in keys {
        assert_eq!(people[&format!("P#{key} -")]["registered"], true);
    }
}

#[tokio::test]
async fn who_left_the_roster_cannot_sign_up_and_who_came_back_can() {
    let world = World::new().await;
    let (theirs, campaign) = insurer(&world);
    enrol(world.app(), theirs, &campaign).await.unwrap();
    let files = Files::demo("0386");
    files.import(&world, Mode::Write).await;
    let card = entry(&world).await.1["member_id"].clone();
    assert_eq!(
        world.browser().post("verify-identity", ome()).await.status,
        200
    );
    let left = files.without(1).import(&world, Mode::Write).await;
    assert_eq!((left.number, left.gone), (Some(2), 1));
    assert_eq!(entry(&world).await.1["gone"], 2);
    let refused = world.browser().post("verify-identity", ome()).await;
    assert_eq!(
        (refused.status.as_u16(), refused.slug()),
        (403, "identity-refused")
    );
    let back = files.import(&world, Mode::Write).await;
    assert_eq!((back.number, back.changed), (Some(3), 1));
    assert_eq!(entry(&world).await.1["member_id"], card);
    assert_eq!(
        world.browser().post("verify-identity", ome()).await.status,
        200
    );
}

#[tokio::test]
async fn every_member_has_an_enquiry_number_that_leads_back() {
    let world = World::new().await;
    Files::demo("0386").import(&world, Mode::Write).await;
    let people = items(&world, "people").await;
    let entries = people.iter().filter(|(key, _)| key.starts_with("P#"));
    for (_, entry) in entries {
        let number = entry["enquiry_number"].as_str().unwrap();
        assert!(
            number.starts_with("0386-") && number.len() == 14,
            "{number}"
        );
        assert_eq!(
            people[&format!("E#{number} -")]["member_id"],
            entry["member_id"]
        );
    }
}
