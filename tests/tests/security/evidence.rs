//! What each step leaves in the audit: one entry a deed, none for a draft, and no deed without its entry.

use std::collections::BTreeMap;

use emulators::fault::{Fault, Rule};
use serde_json::{Value, json};
use tests::people::{credentials, first};
use tests::scenes::{File, Member, Style};
use tests::{Log, World};

use super::canary::audit;

const DAY: &str = "A#0386#2026-11-20";

/// How often each thing was done.
fn deeds(entries: &[Value]) -> BTreeMap<&str, usize> {
    let mut deeds = BTreeMap::new();
    for entry in entries {
        *deeds.entry(entry["what"].as_str().unwrap()).or_default() += 1;
    }
    deeds
}

#[tokio::test]
async fn each_deed_of_a_member_leaves_one_entry_and_a_draft_leaves_none() {
    let world = World::with_demo().await;
    let log = Log::listen();
    let person = first("0386");
    let browser = person.at_home(&world, "urara.omote").await;
    let (campaign, asked) = world.targeted("0386").await;
    let mut asked = asked.into_iter();
    let entry = asked.find(|entry| person.card["number"] == json!(entry.row.number));
    let mut member = Member::arrived(entry.unwrap(), campaign.clone(), &world, browser);
    let id = member.entry.own.member_id.to_string();
    member.answer_everything(&Style::default()).await;
    let document = member.attachments().await["documents"][0].clone();
    let file = member.upload(&document, &File::nth(0)).await;
    for step in ["view-attachment", "delete-attachment"] {
        let answer = member.act(step, json!({ "attachment": file })).await;
        assert_eq!(answer.status, 200, "{step}: {}", answer.body);
    }
    let again = member.upload(&document, &File::nth(0)).await;
    let repeated = member.finish(&tests::told!({ "attachment": again })).await;
    assert_eq!(repeated.status, 200, "{}", repeated.body);
    member.upload_everything().await;
    assert_eq!(member.submit().await.status, 200);
    // A second tab, and a second login on a device that is known.
    let version = json!({ "version": 1 });
    assert_eq!(member.tab().post("accept-terms", version).await.status, 200);
    let login = member.tab().post("login", credentials("urara.omote")).await;
    assert_eq!(login.status, 200);

    let kept = files(&member).await;
    let mut entries = audit(&world, DAY).await;
    entries.retain(|entry| entry["who"]["role"] == "member");
    let expected = BTreeMap::from([
        ("create-account", 1),
        ("login", 2),
        ("accept-terms", 1),
        ("finish-upload", kept + 1),
        ("view-attachment", 1),
        ("delete-attachment", 1),
        ("submit-survey", 1),
    ]);
    assert_eq!(deeds(&entries), expected);
    let lines: Vec<Value> = log
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for entry in &entries {
        assert_eq!(entry["subject"], format!("0386#{id}"), "{entry}");
        assert_eq!(entry["who"]["role"], "member");
        assert_eq!(entry["who"]["name"], id);
        let line = lines
            .iter()
            .find(|line| line["request"] == entry["who"]["request"] && line["message"] == "done");
        let line = line.unwrap_or_else(|| panic!("no line for {entry}"));
        assert_eq!(line["step"], entry["what"]);
        assert_eq!(line["from"], entry["who"]["from"]);
    }
    let new_devices = entries
        .iter()
        .filter(|entry| entry["fields"] == json!(["device"]));
    assert_eq!(new_devices.count(), 1, "a device is new once");
    let viewed = entries
        .iter()
        .find(|entry| entry["what"] == "view-attachment");
    assert_eq!(viewed.unwrap()["object"], json!(file));
    assert_eq!(viewed.unwrap()["campaign"], json!(campaign));
}

/// How many files the response holds.
async fn files(member: &Member<'_>) -> usize {
    let key = platform::tables::Key::response(member.entry.own.member_id, &member.campaign);
    let tables = member.world.app().tables();
    let response: Value = tables.get(&key).await.unwrap().unwrap();
    response["attachments"].as_object().unwrap().len()
}

#[tokio::test]
async fn a_request_for_a_facilitys_login_stands_in_a_partition_of_its_own() {
    let world = World::with_demo().await;
    let email = "office@sakura.example.jp";
    let mut browser = world.browser();
    let office = json!({ "facility_number": "3170100011", "email": email, "email_again": email });
    assert_eq!(browser.post("start-reissue", office).await.status, 200);
    let tottori = json!({ "prefecture": "鳥取県" });
    assert_eq!(browser.post("choose-prefecture", tottori).await.status, 200);
    let mails = world.mails(email);
    let code = tests::people::code_in(&mails.first().unwrap().text).unwrap();
    let code = browser
        .post("confirm-reissue-code", json!({ "code": code }))
        .await;
    assert_eq!(code.status, 200, "{}", code.body);
    for _ in 0..2 {
        assert_eq!(browser.post("request-reissue", json!({})).await.status, 202);
    }
    let entries = audit(&world, "A#reissue#2026-11-20").await;
    assert_eq!(deeds(&entries), BTreeMap::from([("request-reissue", 1)]));
    assert_eq!(entries[0]["subject"], "reissue#3170100011");
    assert!(!json!(entries).to_string().contains(email));
}

#[tokio::test]
async fn the_lines_of_refused_checks_tell_whose_card_was_tried_and_nothing_of_it() {
    let world = World::with_demo().await;
    let log = Log::listen();
    let person = first("0386");
    for (birth_date, number) in [
        ("1999-09-09", None),
        ("1999-09-09", None),
        ("1999-09-09", Some("777777")),
    ] {
        let mut card = person.card.clone();
        card["birth_date"] = json!(birth_date);
        if let Some(number) = number {
            card["number"] = json!(number);
        }
        let answer = world.browser().post("verify-identity", card).await;
        assert_eq!(answer.slug(), "identity-refused");
    }
    let text = log.text();
    let lines = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let lines: Vec<Value> = lines
        .filter(|line| line["step"] == "verify-identity" && line["message"] == "done")
        .collect();
    let [first, second, nobodys] = &lines[..] else {
        panic!("three lines of {}", lines.len())
    };
    assert_ne!(first["who"], "-", "a card that is somebody's");
    assert_eq!(first["who"], second["who"]);
    assert_eq!(nobodys["who"], "-");
    assert!(!text.contains("1999-09-09"));
}

#[tokio::test]
async fn without_its_entry_no_login_and_no_view_is_answered() {
    let world = World::with_faults().await;
    let mut member = first("0386").at_home(&world, "urara.omote").await;
    let (campaign, asked) = world.targeted("0386").await;
    let entry = asked.into_iter().nth(1).unwrap();
    let mut other = world.logged_in(entry, campaign.clone()).await;
    other.answer_everything(&Style::default()).await;
    let document = other.attachments().await["documents"][0].clone();
    let file = other.upload(&document, &File::nth(0)).await;
    let lost = || {
        let broken = Rule::next("TransactWriteItems", Fault::Broken).containing("A#0386#");
        world.faults().dynamodb.inject(broken.times(3));
    };
    member.set_cookie("__Host-session", None);
    lost();
    let login = member.post("login", credentials("urara.omote")).await;
    assert_eq!((login.status.as_u16(), login.slug()), (503, "busy"));
    assert_eq!(member.cookie("__Host-session"), None);
    lost();
    let view = other
        .act("view-attachment", json!({ "attachment": file }))
        .await;
    assert_eq!((view.status.as_u16(), view.slug()), (503, "busy"));
    assert_eq!(world.faults().dynamodb.pending(), 0, "the entry was tried");
    assert_eq!(
        other
            .act("view-attachment", json!({ "attachment": file }))
            .await
            .status,
        200
    );
}
