//! Whom an opening asks, and what it leaves for the mail and the counters.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue::S;
use emulators::fault::{Fault, Gate, Rule};
use functions::campaigns::open_campaign;
use functions::roster::Mode;
use local::{demo, root};
use platform::Refusal;
use platform::tables::{Change, INDEX_SHARDS, Index, Key};
use serde_json::{Value, json};
use tests::World;

use crate::roster::support::{Files, actor, enrolment, items, open, picture};

async fn imported() -> World {
    let world = World::new().await;
    Files::demo("0386").import(&world, Mode::Write).await;
    world
}

/// The responses, by member id.
fn responses(all: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let member = |key: &str| Some(key.strip_prefix("M#")?.split_once(" R#")?.0.to_owned());
    let responses = all
        .iter()
        .filter_map(|(key, item)| Some((member(key)?, item.clone())));
    responses.collect()
}

/// The member ids of the roster's entries, with their lookup keys, in the order of the numbers.
fn members(all: &BTreeMap<String, Value>) -> Vec<(String, String)> {
    let entries = all.iter().filter(|(key, _)| key.starts_with("P#"));
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|(_, item)| item["number"].to_string());
    let both = |(key, item): (&String, &Value)| {
        let lookup = key.trim_start_matches("P#").trim_end_matches(" -");
        let member = item["member_id"].as_str().unwrap();
        (member.to_owned(), lookup.to_owned())
    };
    entries.into_iter().map(both).collect()
}

/// What sign-up leaves in the roster.
async fn sign_up(world: &World, lookup: &str) {
    let change = Change::at(Key::roster(lookup)).set("registered", true);
    world.app().tables().update(change).await.unwrap();
}

fn sum(all: &BTreeMap<String, Value>, name: &str) -> i64 {
    let counters = all.iter().filter(|(key, _)| key.starts_with("N#"));
    counters.filter_map(|(_, item)| item[name].as_i64()).sum()
}

#[tokio::test]
async fn each_targeted_member_has_a_response_a_recipient_and_a_count() {
    let world = imported().await;
    let opened = open(&world).await.unwrap();
    let people = items(&world, "people").await;
    let responses: Vec<&Value> = people
        .iter()
        .filter(|(key, _)| key.contains(" R#"))
        .map(|(_, item)| item)
        .collect();
    assert_eq!(responses.len() as u64, opened.targeted);
    assert!(
        (1..40).contains(&responses.len()),
        "some have nobody to ask about"
    );
    for response in &responses {
        assert_eq!(response["state"], "not-started");
        let household = &response["household"];
        let income = household["member"]["income"].as_u64();
        assert!(
            income.is_some(),
            "what eligibility needs is frozen: {household}"
        );
        let dependents = household["dependents"].as_array().unwrap();
        assert!(dependents.iter().any(|one| one["targeted"] == true));
        for one in dependents {
            assert_eq!(one["reason"].is_null(), one["targeted"] == true, "{one}");
            assert!(one["living"].is_string() && one["sex"].is_string(), "{one}");
        }
    }
    let queue = items(&world, "queue").await;
    let recipients = queue
        .values()
        .filter_map(|item| item["recipients"].as_array());
    let recipients: usize = recipients.map(Vec::len).sum();
    assert_eq!(recipients, responses.len());
    let targeted = i64::try_from(opened.targeted).unwrap();
    for counter in ["targeted", "not-started"] {
        assert_eq!(sum(&people, counter), targeted, "{counter}");
    }
    let suppressed = i64::try_from(opened.suppressed).unwrap();
    assert_eq!(sum(&people, "mail-0-suppressed"), suppressed);
    assert_eq!(sum(&people, "mail-0-pending"), targeted - suppressed);
}

#[tokio::test]
async fn who_has_no_address_is_suppressed_and_counted() {
    let world = World::with_demo().await;
    let queue = items(&world, "queue").await;
    let ngx: Vec<&Value> = queue
        .iter()
        .filter(|(key, _)| key.starts_with("Q#ngx-"))
        .map(|(_, item)| item)
        .collect();
    let heads: Vec<&&Value> = ngx
        .iter()
        .filter(|item| item.get("state").is_some())
        .collect();
    assert!(!heads.is_empty());
    for head in heads {
        assert_eq!(head["state"], "done");
        assert!(head.get("due_pk").is_none(), "nothing of it is due");
    }
    let people = items(&world, "people").await;
    let theirs: BTreeMap<_, _> = people
        .into_iter()
        .filter(|(key, _)| key.starts_with("N#ngx-"))
        .collect();
    assert_eq!(sum(&theirs, "mail-0-suppressed"), sum(&theirs, "targeted"));
    let one = ngx.iter().find_map(|item| item["recipients"].as_array());
    assert_eq!(one.unwrap()[0]["s"], json!({"s": "no-address"}));
}

#[tokio::test]
async fn opening_again_or_twice_at_once_changes_nothing() {
    let world = imported().await;
    let (first, second) = tokio::join!(open(&world), open(&world));
    assert_eq!(first.unwrap(), second.unwrap());
    let before = items(&world, "people").await;
    open(&world).await.unwrap();
    assert_eq!(items(&world, "people").await, before);
    let other = imported().await;
    open(&other).await.unwrap();
    assert_eq!(picture(&world).await, picture(&other).await);
}

#[tokio::test]
async fn a_later_import_changes_no_frozen_dependent() {
    let world = imported().await;
    open(&world).await.unwrap();
    let before = responses(&items(&world, "people").await);
    Files::demo("0386")
        .with("配偶者", "妻")
        .import(&world, Mode::Write)
        .await;
    open(&world).await.unwrap();
    assert_eq!(responses(&items(&world, "people").await), before);
}

#[tokio::test]
async fn who_has_an_account_from_the_year_before_is_counted_if_the_campaign_asks() {
    let world = imported().await;
    let everybody = members(&items(&world, "people").await);
    for (_, lookup) in everybody.iter().step_by(2) {
        sign_up(&world, lookup).await;
    }
    let opened = open(&world).await.unwrap();
    let people = items(&world, "people").await;
    let responses = responses(&people);
    let registered = |member: &String| responses.get(member).map(|one| one["registered"].clone());
    let mut counted = 0;
    for (n, (member, _)) in everybody.iter().enumerate() {
        let Some(registered) = registered(member) else {
            continue;
        };
        assert_eq!(registered, n % 2 == 0);
        counted += i64::from(n % 2 == 0);
    }
    assert!(counted > 0 && counted < i64::try_from(opened.targeted).unwrap());
    assert_eq!(sum(&people, "registered"), counted);
}

#[tokio::test]
async fn who_signs_up_while_a_campaign_is_opened_is_counted() {
    let world = World::with_faults().await;
    let (_, asked) = world.targeted("mirai").await;
    let find = demo::insurers(world.app(), &root().join("tests/demo")).unwrap();
    let mut one = find
        .into_iter()
        .find(|one| one.insurer.code == "mirai")
        .unwrap();
    one.campaign.id = "mirai-2026-2".to_owned();
    let response = Key::response(asked[0].own.member_id, "mirai-2026-1");
    let response: Value = world.app().tables().get(&response).await.unwrap().unwrap();
    let lookup = response["roster_key"].as_str().unwrap();
    // Each chunk is read; the first stands before its commit when a member of it signs up.
    let gate = Gate::closed();
    let commit = Rule::next("TransactWriteItems", Fault::Hold(gate.clone()));
    world.faults().dynamodb.inject(commit.containing(lookup));
    let signing_up = async {
        gate.reached().await;
        sign_up(&world, lookup).await;
        gate.open();
    };
    let actor = actor();
    let opening = open_campaign(world.app(), &actor, &one.insurer, &one.campaign);
    let (opened, ()) = tokio::join!(opening, signing_up);
    assert_eq!(opened.unwrap().targeted, asked.len() as u64);
    let counted = tests::invitations::counted(world.app(), "mirai-2026-2", "registered").await;
    assert_eq!(counted.unwrap(), 1);
}

#[tokio::test]
async fn rows_that_the_index_does_not_show_yet_are_waited_for() {
    let world = World::with_faults().await;
    let files = Files::demo("0386");
    // Imported under proxies too: this World's roster stands, its campaign is opened once more.
    assert_eq!(files.import(&world, Mode::Write).await.number, None);
    let mut one = enrolment(&world);
    one.campaign.id = "0386-2026-9".to_owned();
    let (_, asked) = world.targeted("0386").await;
    let late = Rule::next("Query", Fault::HeldBack(2)).containing("\"roster\"");
    world.faults().dynamodb.inject(late.times(20));
    let actor = actor();
    let opened = open_campaign(world.app(), &actor, &one.insurer, &one.campaign).await;
    assert_eq!(opened.unwrap().targeted, asked.len() as u64);
    assert_eq!(world.faults().dynamodb.pending(), 0);
    let people = items(&world, "people").await;
    let theirs = |key: &String| key.ends_with(" R#0386-2026-9");
    assert_eq!(people.keys().filter(|key| theirs(key)).count(), asked.len());
    let audit = items(&world, "audit").await;
    let ended = audit
        .values()
        .filter(|item| item["campaign"] == "0386-2026-9");
    assert_eq!(ended.count(), 1);
}

#[tokio::test]
async fn an_index_that_stays_behind_ends_no_opening() {
    let world = World::with_faults().await;
    let mut one = enrolment(&world);
    one.campaign.id = "0386-2026-9".to_owned();
    let late = Rule::next("Query", Fault::HeldBack(1)).containing("\"roster\"");
    world.faults().dynamodb.inject(late.times(1_000));
    let actor = actor();
    let open = || open_campaign(world.app(), &actor, &one.insurer, &one.campaign);
    let busy = open().await.unwrap_err();
    assert_eq!(busy.refusal(), Refusal::Busy);
    let audit = items(&world, "audit").await;
    assert!(audit.values().all(|item| item["campaign"] != "0386-2026-9"));
    world.faults().dynamodb.forget();
    let (_, asked) = world.targeted("0386").await;
    assert_eq!(open().await.unwrap().targeted, asked.len() as u64);
}

#[tokio::test]
async fn a_queue_of_work_is_found_by_state_and_shows_what_its_rows_need() {
    let world = imported().await;
    let opened = open(&world).await.unwrap();
    let mut found = 0;
    for shard in 0..INDEX_SHARDS {
        let (campaign, state) = ("0386-2026-1", "not-started");
        let work = Index::work(campaign, shard, state);
        let listed = world.app().tables().find(work, 100, None).await.unwrap();
        let request = world.app().dynamodb().query().table_name("people");
        let request = request
            .index_name("work")
            .key_condition_expression("work_pk = :pk")
            .expression_attribute_values(":pk", S(format!("{campaign}#{shard}")));
        let rows = request.send().await.unwrap();
        assert_eq!(rows.items().len(), listed.items.len());
        for row in rows.items() {
            found += 1;
            let row: Value = serde_dynamo::from_item(row.clone()).unwrap();
            for shown in ["name", "workplace", "enquiry_number", "registered"] {
                assert!(!row[shown].is_null(), "{shown}: {row}");
            }
            assert!(row.get("dependents").is_none(), "what no list shows");
        }
    }
    assert_eq!(found, opened.targeted);
}
