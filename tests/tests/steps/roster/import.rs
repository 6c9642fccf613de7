//! What an import changes, and what it leaves alone.

use emulators::fault::{Fault, Gate, Rule};
use functions::campaigns::enrol;
use functions::roster::Mode;
use platform::tables::{Change, Key};
use serde_json::{Value, json};
use tests::people::{Person, credentials, first, without_address};
use tests::{Json, World, together, told};

use super::support::{Files, actor, enrolment, items};

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
    let theirs = enrolment(&world);
    enrol(world.app(), &actor(), &theirs).await.unwrap();
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
    for (key, entry) in entries {
        let number = entry["enquiry_number"].as_str().unwrap();
        assert!(
            number.starts_with("0386-") && number.len() == 14,
            "{number}"
        );
        let claim = &people[&format!("E#{number} -")];
        assert_eq!(
            *key,
            format!("P#{} -", claim["roster_key"].as_str().unwrap())
        );
        assert_eq!(claim["generation"], entry["generation"]);
    }
}

#[tokio::test]
async fn a_number_that_is_anothers_is_passed_over_and_the_same_entry_asks_for_the_same_again() {
    let world = World::new().await;
    let files = Files::demo("0386");
    files.import(&world, Mode::Write).await;
    let (key, before) = entry(&world).await;
    let number = before["enquiry_number"].as_str().unwrap().to_owned();
    let claim = Key::enquiry(&number);
    let tables = world.app().tables();
    // As a kill between the two writes leaves it: the number is claimed, and there is no entry.
    tables.delete(&key).await.unwrap();
    files.import(&world, Mode::Write).await;
    assert_eq!(entry(&world).await.1["enquiry_number"], number.as_str());
    let numbers = |all: std::collections::BTreeMap<String, Value>| {
        all.keys().filter(|key| key.starts_with("E#")).count()
    };
    assert_eq!(numbers(items(&world, "people").await), 40);
    // Another person's under the same number of the key, and another entry's.
    for other in [
        json!({"insurer": "0386", "roster_key": key.lookup(), "generation": 1}),
        json!({"insurer": "0386", "roster_key": "another", "generation": 0}),
    ] {
        tables.delete(&key).await.unwrap();
        tables.put(&claim, &other).await.unwrap();
        files.import(&world, Mode::Write).await;
        let next = entry(&world).await.1["enquiry_number"].clone();
        assert_ne!(next, number.as_str());
        let kept: Value = tables.get(&claim).await.unwrap().unwrap();
        assert_eq!(kept["roster_key"], other["roster_key"]);
        assert_eq!(kept["generation"], other["generation"]);
    }
}

#[tokio::test]
async fn a_new_member_is_two_plain_writes() {
    let world = World::new().await;
    world.calls.take();
    Files::demo("0386").import(&world, Mode::Write).await;
    let calls = world.calls.take();
    let count = |operation: &str| {
        calls
            .iter()
            .filter(|call| call.operation == operation)
            .count()
    };
    assert_eq!(count("TransactWriteItems"), 1, "its end with the audit");
    assert_eq!(count("UpdateItem"), 2 * 40 + 1, "and the lease");
}

/// The account of somebody with the address of the roster or their own, before an import moves that.
async fn moved(world: &World, person: &Person, user_id: &str) -> Json {
    let browser = person.at_home(world, user_id).await;
    let home = browser.clone().get("home").await.body;
    assert_eq!(home["notices"]["personal"], json!([]));
    world.pass(24 * 3_600);
    home["email"].clone()
}

#[tokio::test]
async fn an_import_moves_the_address_that_came_from_the_roster_and_says_so_on_my_page() {
    let world = World::with_demo().await;
    let person = first("0386");
    let before = moved(&world, &person, "urara.omote").await;
    let mails = world.endpoints.mailbox.count();
    let files = Files::demo("0386").with(&person.email, "moved@rippou.example.jp");
    let imported = files.import(&world, Mode::Write).await;
    assert_eq!(imported.changed, 1);
    assert_eq!(world.endpoints.mailbox.count(), mails, "no mail goes out");
    let mut browser = world.browser();
    let shown = async |browser: &mut tests::Browser<'_>| {
        browser.post("login", credentials("urara.omote")).await;
        browser.get("home").await.body
    };
    let home = shown(&mut browser).await;
    assert_ne!(home["email"], before);
    assert_eq!(home["email"], "moved@rippou.example.jp");
    let told = &home["notices"]["personal"][0];
    assert_eq!(
        (&told["published"], &told["from"]),
        (&told!("2026-11-21"), &told!("personal"))
    );
    let words = "ご登録のメールアドレスが、保険者(組合)の名簿の変更にあわせて更新されました。";
    assert!(told["body"].as_str().unwrap().starts_with(words), "{told}");
    // The audit names the member and the field, and neither address.
    let audit = items(&world, "audit").await;
    let entry = audit
        .values()
        .find(|item| item["what"] == "import-roster" && item.get("subject").is_some())
        .unwrap();
    assert_eq!(
        (&entry["fields"], &entry["who"]["name"]),
        (&json!(["email"]), &json!("test"))
    );
    assert!(
        entry["subject"].as_str().unwrap().starts_with("0386#") && !entry.to_string().contains('@')
    );
    // A month later it is told no more; who comes for the first time then is told all the same.
    world.pass(40 * 24 * 3_600);
    assert_eq!(shown(&mut browser).await["notices"]["personal"], json!([]));
}

#[tokio::test]
async fn who_logs_in_late_is_told_at_the_first_login() {
    let world = World::with_demo().await;
    let person = first("0386");
    moved(&world, &person, "urara.omote").await;
    let files = Files::demo("0386").with(&person.email, "moved@rippou.example.jp");
    files.import(&world, Mode::Write).await;
    world.pass(100 * 24 * 3_600);
    let shown = async |user_id: &str| {
        let mut browser = world.browser();
        browser.post("login", credentials(user_id)).await;
        browser.get("home").await.body
    };
    let home = shown("urara.omote").await;
    assert_eq!(home["notices"]["personal"].as_array().unwrap().len(), 1);
    assert_eq!(shown("urara.omote").await["notices"]["personal"], json!([]));
}

#[tokio::test]
async fn an_own_address_stays_when_the_roster_gets_one() {
    let world = World::with_demo().await;
    let person = without_address("0386");
    let own = moved(&world, &person, "own.address").await;
    let entries = items(&world, "people").await;
    let theirs = |(key, item): &(&String, &Value)| {
        ["symbol", "number"].map(|name| &item[name])
            == ["symbol", "number"].map(|name| &person.card[name])
            && key.starts_with("P#")
            && item["insurer"] == "0386"
    };
    let (key, _) = entries.iter().find(theirs).unwrap();
    // As if the roster had held another address before: only the account's own word keeps it.
    let key = Key::roster(key.trim_start_matches("P#").trim_end_matches(" -"));
    let had = Change::at(key.clone()).set("email", "roster@rippou.example.jp");
    world.app().tables().update(had).await.unwrap();
    let files = Files::demo("0386");
    let row = format!(
        "{},{},",
        person.card["symbol"].as_str().unwrap(),
        person.card["number"].as_str().unwrap()
    );
    let files = files.with_address(&row, "new@rippou.example.jp");
    assert_eq!(files.import(&world, Mode::Write).await.changed, 1);
    let entry: Value = world.app().tables().get(&key).await.unwrap().unwrap();
    assert_eq!(entry["email"], "new@rippou.example.jp");
    let mut browser = world.browser();
    browser.post("login", credentials("own.address")).await;
    assert_eq!(browser.get("home").await.body["email"], own);
}
