//! `kill -9` in the middle of writing: what was acknowledged is there, and nothing is half done
//! (security test 14).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use emulators::dynamodb::{self, Storage};
use emulators::template::Template;
use local::{config, root};
use platform::{App, Clock, Config, Endpoints};
use serde_json::Value;
use tempfile::TempDir;

use crate::child::{Local, spawn};
use crate::writers::{STATES, fifty};

/// Every item of a state's tables, while nothing runs over it.
async fn items(state: &Path) -> BTreeMap<String, Value> {
    let template = Template::read(&root().join("template.yaml")).unwrap();
    let file = Storage::File(state.join("dynamodb.sqlite"));
    let tables = dynamodb::start(&file, &template.tables().unwrap()).unwrap();
    let nowhere = "http://127.0.0.1:9".to_owned();
    let config = Config {
        endpoints: Endpoints::Loopback {
            dynamodb: tables.url(),
            s3: nowhere.clone(),
            ses: nowhere,
        },
        ..config(&state.join("secrets.json"), "http://localhost:3000")
    };
    let app = App::new(config, Clock::Machine);
    let mut all = BTreeMap::new();
    for table in ["people", "queue", "audit"] {
        let scan = app.dynamodb().scan().table_name(table);
        let mut found = scan.into_paginator().items().send();
        while let Some(item) = found.next().await {
            let item: BTreeMap<String, Value> = serde_dynamo::from_item(item.unwrap()).unwrap();
            let key = format!("{} {}", item["pk"], item["sk"]).replace('"', "");
            all.insert(key, serde_json::to_value(item).unwrap());
        }
    }
    all
}

#[tokio::test]
async fn under_fifty_writers_every_acknowledged_write_stays_and_no_transaction_is_half() {
    let state = TempDir::new().unwrap();
    let mut local = Local::start(state.path(), &[]);
    // A first death early in the sign-ups, and a second one late, among the accounts.
    for acknowledged in [40, 170] {
        let (send, received) = mpsc::channel();
        let port = local.port;
        let writers: Vec<_> = fifty()
            .into_iter()
            .map(|writer| {
                let send = send.clone();
                thread::spawn(move || writer.sign_up(port, &send))
            })
            .collect();
        drop(send);
        let heard = received.iter().take(acknowledged).count();
        assert_eq!(heard, acknowledged, "the writers ended before the kill");
        local.kill();
        let told: Vec<_> = writers.into_iter().map(|one| one.join().unwrap()).collect();
        let all = items(state.path()).await;
        assert_whole(&all);
        local = Local::start(state.path(), &[]);
        for told in told.iter().filter(|told| told.cookie.is_some()) {
            let stands = local.get("/api/signup", told.cookie.as_deref()).body;
            let name = stands["state"].as_str().unwrap();
            let state = STATES.iter().position(|state| *state == name).unwrap();
            assert!(state >= told.state, "{told:?}: {stands}");
            if !told.login.is_null() {
                let login = local.post("login", None, &told.login);
                assert_eq!(login.status, 200, "{:?}", login.body);
            }
        }
        local.kill();
        local = Local::start(state.path(), &[("RESET", "1")]);
    }
}

/// Login, account, roster entry, response and counter came into being together or not at all.
fn assert_whole(all: &BTreeMap<String, Value>) {
    let member = |(_, item): (&String, &Value)| item["member_id"].to_string();
    let logins = all.iter().filter(|(key, _)| key.starts_with("L#"));
    // Nobody's is for unknown user IDs to read: no ID has a blank.
    let logins = logins.filter(|(key, _)| !key.starts_with("L#stand in"));
    let logins: BTreeSet<String> = logins.map(member).collect();
    let accounts = all.keys().filter(|key| key.ends_with(" ACCOUNT")).count();
    let entries = all.iter().filter(|(key, _)| key.starts_with("P#"));
    let registered: BTreeSet<String> = entries
        .filter(|(_, item)| item["registered"] == true)
        .map(member)
        .collect();
    let counters = all.iter().filter(|(key, _)| key.starts_with("N#"));
    let counted: i64 = counters
        .filter_map(|(_, item)| item["registered"].as_i64())
        .sum();
    assert_eq!(logins, registered);
    assert_eq!(accounts, logins.len());
    // Counted is who is asked something, and the response knows it.
    let responses = all.iter().filter(|(key, _)| key.contains(" R#"));
    let (with, without): (Vec<_>, Vec<_>) =
        responses.partition(|(_, item)| item["registered"] == true);
    let has_account = |(key, _): &(&String, &Value)| {
        let member = key.split([' ', '#']).nth(1).unwrap();
        registered.contains(&format!("\"{member}\""))
    };
    assert!(with.iter().all(has_account) && !without.iter().any(has_account));
    assert_eq!(usize::try_from(counted).unwrap(), with.len());
}

/// What loading left, in numbers: random ids and keys differ from state to state.
fn numbers(all: &BTreeMap<String, Value>) -> BTreeMap<String, usize> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for (key, item) in all {
        let (pk, sk) = key.split_once(' ').unwrap();
        let kind = format!("{}/{}", &pk[..2], sk.split('#').next().unwrap());
        match (pk.starts_with("N#"), item["recipients"].as_array()) {
            (true, _) => *numbers.entry("targeted".into()).or_default() += count(item, "targeted"),
            (_, Some(all)) => *numbers.entry("recipients".into()).or_default() += all.len(),
            _ if pk.starts_with("Q#") => {}
            _ if pk.starts_with("A#") => *numbers.entry("audit".into()).or_default() += 1,
            _ => *numbers.entry(kind).or_default() += 1,
        }
    }
    numbers
}

fn count(item: &Value, name: &str) -> usize {
    usize::try_from(item[name].as_u64().unwrap_or_default()).unwrap()
}

#[tokio::test]
async fn loading_the_demo_killed_anywhere_is_taken_up_again() {
    let unbroken = TempDir::new().unwrap();
    Local::start(unbroken.path(), &[]).kill();
    let expected = numbers(&items(unbroken.path()).await);
    for written in [1, 200_000, 700_000, 1_500_000] {
        let state = TempDir::new().unwrap();
        let mut child = spawn(state.path(), &[]);
        let wal = state.path().join("dynamodb.sqlite-wal");
        let so_far = || std::fs::metadata(&wal).map_or(0, |file| file.len());
        while so_far() < written && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let note = std::fs::read(state.path().join("state.json")).unwrap();
        let note: Value = serde_json::from_slice(&note).unwrap();
        assert_eq!(
            note["loaded"], false,
            "loading ended before {written} bytes"
        );
        Local::start(state.path(), &[]).kill();
        let numbers = numbers(&items(state.path()).await);
        assert_eq!(numbers, expected, "killed after {written} bytes");
    }
}
