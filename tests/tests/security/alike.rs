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
        assert_eq!(entries_read(&world).await, (1, 1), "{card}");
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

/// Roster entries that the calls asked for: how many are there, and how many are not. An item takes time.
async fn entries_read(world: &World) -> (usize, usize) {
    let calls = world.faults().dynamodb.calls();
    let reads = calls.iter().filter(|call| call.operation == "BatchGetItem");
    let mut keys = Vec::new();
    for read in reads {
        let asked: Value = serde_json::from_str(&read.body).unwrap();
        let tables = asked["RequestItems"].as_object().unwrap().values();
        keys.extend(tables.flat_map(|table| table["Keys"].as_array().unwrap().clone()));
    }
    let (mut there, mut absent) = (0, 0);
    for key in keys {
        let Some(lookup) = key["pk"]["S"].as_str().unwrap().strip_prefix("P#") else {
            continue;
        };
        let entry = world.app().tables().item(&Key::roster(lookup)).await;
        if entry.unwrap().is_some() {
            there += 1;
        } else {
            absent += 1;
        }
    }
    (there, absent)
}
