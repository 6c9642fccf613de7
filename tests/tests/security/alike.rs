//! What must not be told apart: every refusal of an identity looks, and works, like every other.

use platform::tables::Key;
use serde_json::{Value, json};
use tests::World;
use tests::people::{first, people};

const WRONG: [(&str, &str); 5] = [
    ("insurer_code", "9999"),
    ("symbol", "99"),
    ("number", "8888"),
    ("birth_date", "1951-02-03"),
    ("kana", "ベツノ ヒト"),
];

#[tokio::test]
async fn every_wrong_combination_of_the_five_fields_is_refused_alike() {
    let world = World::with_faults().await;
    let registered = first("mirai");
    registered.signed_up(&world, "registered.already").await;
    let everybody = people("0386");
    let mut asked = Vec::new();
    for (combination, person) in everybody.iter().enumerate().take(32).skip(1) {
        let mut card = person.card.clone();
        for (bit, (field, wrong)) in WRONG.iter().enumerate() {
            if combination >> bit & 1 == 1 {
                // Counters of one name or card shall not fill up: each wrong one is another.
                let wrong = wrong.replace("8888", &format!("88{combination}"));
                let name = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミ";
                let letter = name.chars().nth(combination).unwrap();
                let wrong = wrong.replace("ベツノ", &format!("ベツノ{letter}"));
                card[*field] = json!(wrong);
            }
        }
        asked.push(card);
    }
    asked.push(registered.card.clone());
    // Another insurer's member at this insurer.
    let mut card = first("ngx").card;
    card["insurer_code"] = json!("0386");
    asked.push(card);
    let mut told = Vec::new();
    for card in asked {
        world.calls.take();
        world.faults().dynamodb.forget();
        let before = world.argon2_runs();
        let answer = world.browser().post("verify-identity", card.clone()).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (403, "identity-refused"),
            "{card}"
        );
        let mut calls: Vec<String> = world
            .calls
            .take()
            .into_iter()
            .map(|call| call.operation)
            .collect();
        calls.sort();
        assert_eq!(read(&world, "P#", Key::roster).await, (1, 1), "{card}");
        told.push((
            answer.body,
            answer.headers,
            calls,
            world.argon2_runs() - before,
        ));
    }
    assert_eq!(told.len(), 33);
    for other in &told {
        assert_eq!(other, &told[0]);
    }
}

/// Items of a kind that the calls asked for: how many are there, and how many are not. An item takes time.
async fn read(world: &World, kind: &str, key: impl Fn(&str) -> Key) -> (usize, usize) {
    let calls = world.faults().dynamodb.calls();
    let reads = calls.iter().filter(|call| call.operation == "BatchGetItem");
    let mut keys = Vec::new();
    for read in reads {
        let asked: Value = serde_json::from_str(&read.body).unwrap();
        let tables = asked["RequestItems"].as_object().unwrap().values();
        keys.extend(tables.flat_map(|table| table["Keys"].as_array().unwrap().clone()));
    }
    let (mut there, mut absent) = (0, 0);
    for asked in keys {
        let Some(lookup) = asked["pk"]["S"].as_str().unwrap().strip_prefix(kind) else {
            continue;
        };
        let entry = world.app().tables().item(&key(lookup)).await;
        if entry.unwrap().is_some() {
            there += 1;
        } else {
            absent += 1;
        }
    }
    (there, absent)
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_user_id_are_refused_alike() {
    let world = World::with_faults().await;
    first("0386").signed_up(&world, "urara.omote").await;
    let mut told = Vec::new();
    for user_id in ["urara.omote", "nobody.known"] {
        world.calls.take();
        world.faults().dynamodb.forget();
        let before = world.argon2_runs();
        let asked = json!({ "user_id": user_id, "password": "kumo#48xTsukj" });
        let answer = world.browser().post("login", asked).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (403, "login-refused"),
            "{user_id}"
        );
        let calls = world.calls.take().into_iter();
        let mut calls: Vec<String> = calls.map(|call| call.operation).collect();
        calls.sort();
        assert_eq!(read(&world, "L#", Key::login).await, (1, 1), "{user_id}");
        let runs = world.argon2_runs() - before;
        told.push((answer.body, answer.headers, calls, runs));
    }
    assert_eq!(told[0], told[1]);
}
