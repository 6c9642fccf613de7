//! Whom an opening asks, and what it leaves for the mail and the counters.

use domain::campaigns::Campaign;
use domain::insurer::Insurer;
use functions::campaigns::open_campaign;
use functions::roster::Mode;
use serde_json::{Value, json};
use tests::World;

use crate::roster::support::{Files, insurer, items, picture};

async fn imported() -> (World, Insurer, Campaign) {
    let world = World::new().await;
    Files::demo("0386").import(&world, Mode::Write).await;
    let (insurer, campaign) = insurer(&world);
    (world, insurer, campaign)
}

fn sum(all: &std::collections::BTreeMap<String, Value>, name: &str) -> i64 {
    let counters = all.iter().filter(|(key, _)| key.starts_with("N#"));
    counters.filter_map(|(_, item)| item[name].as_i64()).sum()
}

#[tokio::test]
async fn each_targeted_member_has_a_response_a_recipient_and_a_count() {
    let (world, insurer, campaign) = imported().await;
    let opened = open_campaign(world.app(), &insurer, &campaign)
        .await
        .unwrap();
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
        let dependents = response["dependents"].as_array().unwrap();
        assert!(dependents.iter().any(|one| one["targeted"] == true));
        for one in dependents {
            assert_eq!(one["reason"].is_null(), one["targeted"] == true, "{one}");
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
    assert_eq!(sum(&people, "mail-suppressed"), suppressed);
    assert_eq!(sum(&people, "mail-pending"), targeted - suppressed);
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
    let theirs: std::collections::BTreeMap<_, _> = people
        .into_iter()
        .filter(|(key, _)| key.starts_with("N#ngx-"))
        .collect();
    assert_eq!(sum(&theirs, "mail-suppressed"), sum(&theirs, "targeted"));
    let one = ngx.iter().find_map(|item| item["recipients"].as_array());
    assert_eq!(one.unwrap()[0]["s"], json!({"s": "no-address"}));
}

#[tokio::test]
async fn opening_again_or_twice_at_once_changes_nothing() {
    let (world, insurer, campaign) = imported().await;
    let open = || open_campaign(world.app(), &insurer, &campaign);
    let (first, second) = tokio::join!(open(), open());
    assert_eq!(first.unwrap(), second.unwrap());
    let before = items(&world, "people").await;
    open().await.unwrap();
    assert_eq!(items(&world, "people").await, before);
    let (other, insurer, campaign) = imported().await;
    open_campaign(other.app(), &insurer, &campaign)
        .await
        .unwrap();
    assert_eq!(picture(&world).await, picture(&other).await);
}

#[tokio::test]
async fn a_later_import_changes_no_frozen_dependent() {
    let (world, insurer, campaign) = imported().await;
    open_campaign(world.app(), &insurer, &campaign)
        .await
        .unwrap();
    let responses = |all: std::collections::BTreeMap<String, Value>| -> Vec<(String, Value)> {
        all.into_iter()
            .filter(|(key, _)| key.contains(" R#"))
            .collect()
    };
    let before = responses(items(&world, "people").await);
    Files::demo("0386")
        .with("配偶者", "妻")
        .import(&world, Mode::Write)
        .await;
    open_campaign(world.app(), &insurer, &campaign)
        .await
        .unwrap();
    assert_eq!(responses(items(&world, "people").await), before);
}
