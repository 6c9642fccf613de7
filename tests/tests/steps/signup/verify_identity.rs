//! `verify-identity` through the door.

use serde_json::json;
use tests::World;
use tests::people::{first, people, with_odd_address, without_address};

#[tokio::test]
async fn the_five_fields_open_a_flow_however_they_are_written() {
    let world = World::with_demo().await;
    let clumsy = [
        ("kana", "ｵﾓﾃ ｳﾗﾗ"),
        ("kana", "おもてうらら"),
        ("kana", "オモテ　ウララ"),
        ("kana", " ヲモテウララ\u{200b}"),
        ("insurer_code", "０３８６"),
        ("symbol", "１０"),
        ("number", " 1000\u{3000}"),
    ];
    for (field, written) in clumsy {
        let mut asked = first("0386").card;
        asked[field] = json!(written);
        let mut browser = world.browser();
        let answer = browser.post("verify-identity", asked).await;
        let alike = written != " ヲモテウララ\u{200b}";
        assert_eq!(answer.status == 200, alike, "{written}: {}", answer.body);
        assert_eq!(browser.cookie("__Host-flow").is_some(), alike, "{written}");
    }
}

#[tokio::test]
async fn each_insurer_shows_the_address_by_its_policy() {
    let world = World::with_demo().await;
    for (person, email, editable, sender, takes_replies) in [
        (
            first("0386"),
            json!("member000.0386@corp.example.jp"),
            false,
            "rippou-kenpo@kennin.example.jp",
            true,
        ),
        (
            first("mirai"),
            json!("member000.mirai@corp.example.jp"),
            false,
            "mirai-kenpo@kennin.example.jp",
            true,
        ),
        (
            first("32290414"),
            json!("m*****@corp.example.jp"),
            false,
            "hokuto-kyosai@kennin.example.jp",
            false,
        ),
        (
            first("ngx"),
            json!(null),
            true,
            "ngx-kenpo@kennin.example.jp",
            false,
        ),
        (
            without_address("0386"),
            json!(null),
            true,
            "rippou-kenpo@kennin.example.jp",
            true,
        ),
        (
            with_odd_address("mirai"),
            json!("a..b7@docomo.example.jp"),
            false,
            "mirai-kenpo@kennin.example.jp",
            true,
        ),
    ] {
        let answer = world
            .browser()
            .post("verify-identity", person.card.clone())
            .await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.body["email"], email);
        assert_eq!(answer.body["email_editable"], editable);
        assert_eq!(answer.body["sender"], sender);
        assert_eq!(answer.body["takes_replies"], takes_replies);
        assert_eq!(answer.body["insurer"]["code"], person.card["insurer_code"]);
        assert_eq!(answer.body["member"]["symbol"], person.card["symbol"]);
        assert_eq!(answer.body["member"]["number"], person.card["number"]);
        assert_eq!(answer.body["expires_at"], "2026-11-20T10:30:00+09:00");
    }
}

#[tokio::test]
async fn everybody_of_every_roster_is_recognised() {
    let world = World::with_demo().await;
    for insurer in ["0386", "mirai", "32290414", "ngx"] {
        for person in people(insurer) {
            let answer = world
                .browser()
                .post("verify-identity", person.card.clone())
                .await;
            assert_eq!(answer.status, 200, "{}: {}", person.card, answer.body);
        }
    }
}

#[tokio::test]
async fn every_mismatch_is_one_refusal_that_names_both_ways_on() {
    let world = World::with_demo().await;
    first("mirai").signed_up(&world, "registered.already").await;
    let wrong = [
        ("insurer_code", "9999"),
        ("insurer_code", "mirai"),
        ("symbol", "11"),
        ("number", "1009"),
        ("birth_date", "1986-05-25"),
        ("kana", "オモテ ウラ"),
    ];
    let mut asked: Vec<_> = wrong
        .map(|(field, value)| {
            let mut card = first("0386").card;
            card[field] = json!(value);
            card
        })
        .into();
    asked.push(first("mirai").card);
    for card in asked {
        let answer = world.browser().post("verify-identity", card.clone()).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (403, "identity-refused"),
            "{card}"
        );
        let title = answer.body["title"].as_str().unwrap();
        for way in ["もう一度入力", "ログイン"] {
            assert!(title.contains(way), "{title}");
        }
    }
}

#[tokio::test]
async fn a_card_is_refused_after_five_mismatches_and_lets_through_when_the_window_is_over() {
    let world = World::with_demo().await;
    let right = first("0386").card;
    let mut browser = world.browser();
    for n in 0..5 {
        // Another name each time: only card and network are the same.
        let mut wrong = right.clone();
        wrong["kana"] = json!(a_name(&format!("77{n}")));
        let answer = browser.post("verify-identity", wrong).await;
        assert_eq!(answer.slug(), "identity-refused");
    }
    let full = browser.post("verify-identity", right.clone()).await;
    assert_eq!((full.status.as_u16(), full.slug()), (429, "too-many-tries"));
    let wait = full.body["retry_after"].as_i64().unwrap();
    assert_eq!(full.headers["retry-after"], wait.to_string());
    // Another network is another counter: who guesses locks nobody out elsewhere.
    let mut elsewhere = world.browser().from_address("198.51.100.7");
    assert_eq!(
        elsewhere
            .post("verify-identity", right.clone())
            .await
            .status,
        200
    );
    world.pass(wait - 1);
    assert_eq!(
        browser.post("verify-identity", right.clone()).await.status,
        429
    );
    world.pass(1);
    assert_eq!(browser.post("verify-identity", right).await.status, 200);
}

#[tokio::test]
async fn right_identities_give_their_counts_back() {
    let world = World::with_demo().await;
    let mut browser = world.browser();
    for _ in 0..12 {
        let answer = browser.post("verify-identity", first("0386").card).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
}

#[tokio::test]
async fn a_name_and_birth_date_cannot_be_tried_with_many_numbers() {
    let world = World::with_demo().await;
    for number in 0..6 {
        let mut card = first("0386").card;
        card["number"] = json!(format!("77{number}"));
        let mut browser = world.browser().from_address(&format!("198.51.{number}.1"));
        let answer = browser.post("verify-identity", card).await;
        let slug = if number < 5 {
            "identity-refused"
        } else {
            "too-many-tries"
        };
        assert_eq!(answer.slug(), slug, "{number}");
    }
}

#[tokio::test]
async fn a_source_is_refused_after_sixty_failures_unless_an_insurer_registered_it() {
    let world = World::with_demo().await;
    for (address, refused) in [("192.0.2.9", true), ("203.0.113.9", false)] {
        for n in 0..60 {
            let card = json!({
                "insurer_code": "0386", "symbol": "1", "number": format!("9{n}"),
                "birth_date": "1990-01-01", "kana": a_name(&format!("{}{n}", u8::from(refused))),
            });
            let mut browser = world.browser().from_address(address);
            let answer = browser.post("verify-identity", card).await;
            assert_eq!(answer.slug(), "identity-refused", "{n}: {}", answer.body);
        }
        let mut browser = world.browser().from_address(address);
        let answer = browser.post("verify-identity", first("0386").card).await;
        assert_eq!(answer.status == 429, refused, "{address}: {}", answer.body);
    }
    // What a full source refuses is no failure of the card: in ten minutes it opens.
    let mut browser = world.browser().from_address("192.0.2.9");
    for _ in 0..6 {
        let answer = browser.post("verify-identity", first("0386").card).await;
        assert_eq!(answer.slug(), "too-many-tries");
    }
    world.pass(600);
    let answer = browser.post("verify-identity", first("0386").card).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

/// Another name for each number: names are counted too.
fn a_name(number: &str) -> String {
    let letters: Vec<char> = "アイウエオカキクケコ".chars().collect();
    number
        .bytes()
        .map(|digit| letters[usize::from(digit - b'0')])
        .collect()
}

#[tokio::test]
async fn wrong_fields_are_named_all_at_once() {
    let world = World::with_demo().await;
    let answer = world.browser().post("verify-identity", json!({})).await;
    assert_eq!((answer.status.as_u16(), answer.slug()), (422, "invalid"));
    assert_eq!(
        answer.fields(),
        ["insurer_code", "symbol", "number", "birth_date", "kana"]
    );
}
