//! `confirm-code` through the door: what a try costs, and that a refusal tells nothing.

use emulators::fault::{Fault, Gate, Rule};
use serde_json::json;
use tests::people::{Person, first};
use tests::{World, told};

/// A code that is not this one.
pub fn other(code: &str) -> String {
    let last = if code.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &code[..5])
}

#[tokio::test]
async fn a_code_is_taken_however_it_is_typed() {
    let world = World::with_demo().await;
    for (number, write) in [
        (0, (|code: &str| code.to_owned()) as fn(&str) -> String),
        (1, |code| format!(" {} {}\u{3000}", &code[..3], &code[3..])),
        (2, |code| format!("{}-{}", &code[..3], &code[3..])),
        (3, |code| {
            let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
            code.chars().map(wide).collect()
        }),
    ] {
        let person: Person = tests::people::people("0386").swap_remove(number);
        let mut browser = person.sent(&world, &format!("member.{number}")).await;
        let code = json!({ "code": write(&person.code(&world)) });
        let answer = browser.post("confirm-code", code).await;
        assert_eq!((answer.status.as_u16(), answer.body), (200, told!({})));
    }
}

#[tokio::test]
async fn wrong_used_expired_and_exhausted_answer_alike() {
    let world = World::with_demo().await;
    let people = tests::people::people("0386");
    let mut told = Vec::new();
    // Never sent.
    let mut browser = people[0].verified(&world).await;
    told.push(
        browser
            .post("confirm-code", json!({ "code": "123456" }))
            .await,
    );
    // Wrong.
    let mut browser = people[1].sent(&world, "wrong.code").await;
    let wrong = json!({ "code": other(&people[1].code(&world)) });
    told.push(browser.post("confirm-code", wrong.clone()).await);
    // Exhausted: the right one after five wrong ones.
    for _ in 0..4 {
        told.push(browser.post("confirm-code", wrong.clone()).await);
    }
    let right = json!({ "code": people[1].code(&world) });
    told.push(browser.post("confirm-code", right).await);
    // Used.
    let mut browser = people[2].confirmed(&world, "used.code").await;
    let code = json!({ "code": people[2].code(&world) });
    told.push(browser.post("confirm-code", code).await);
    // Expired.
    let mut browser = people[3].sent(&world, "old.code").await;
    world.pass(600);
    let code = json!({ "code": people[3].code(&world) });
    told.push(browser.post("confirm-code", code).await);
    for answer in &told {
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (403, "code-refused")
        );
        assert_eq!(
            (&answer.body, &answer.headers),
            (&told[0].body, &told[0].headers)
        );
    }
    assert_eq!(told.len(), 9);
}

#[tokio::test]
async fn the_fifth_try_may_still_be_the_right_one() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    let code = person.code(&world);
    for _ in 0..4 {
        let answer = browser
            .post("confirm-code", json!({ "code": other(&code) }))
            .await;
        assert_eq!(answer.slug(), "code-refused");
    }
    assert_eq!(
        browser
            .post("confirm-code", json!({ "code": code }))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_code_that_is_replaced_while_it_is_compared_confirms_nothing() {
    let world = World::with_faults().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    let old = json!({ "code": person.code(&world) });
    world.pass(60);
    let gate = Gate::closed();
    let confirmation = Rule::next("TransactWriteItems", Fault::Hold(gate.clone()));
    let tables = &world.faults().dynamodb;
    tables.inject(confirmation.containing("confirmed_by"));
    let mut tab = browser.clone();
    let resending = async {
        gate.reached().await;
        let sent = browser.post("send-code", person.wish("urara.omote")).await;
        gate.open();
        sent
    };
    let (confirmed, sent) = tokio::join!(tab.post("confirm-code", old), resending);
    assert_eq!(sent.status, 200, "{}", sent.body);
    assert_eq!(confirmed.slug(), "code-refused");
    assert_eq!(browser.get("signup").await.body["state"], "code-sent");
    let new = json!({ "code": person.code(&world) });
    assert_eq!(browser.post("confirm-code", new).await.status, 200);
}

#[tokio::test]
async fn what_is_no_code_spends_no_try() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    for clumsy in ["", "12345a", "認証番号", "1234", "12345", "1234567"] {
        let answer = browser
            .post("confirm-code", json!({ "code": clumsy }))
            .await;
        assert_eq!(
            (answer.slug(), answer.fields()),
            ("invalid", vec!["code"]),
            "{clumsy}"
        );
    }
    let code = json!({ "code": person.code(&world) });
    assert_eq!(browser.post("confirm-code", code).await.status, 200);
}

#[tokio::test]
async fn the_hops_of_the_sign_up_stay_within_their_targets() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = world.browser();
    let depth = |world: &World| tests::Calls::depth(&world.calls.take());
    browser.post("verify-identity", person.card.clone()).await;
    world.calls.take();
    browser.post("verify-identity", person.card.clone()).await;
    assert!(depth(&world) <= 3);
    browser.post("send-code", person.wish("urara.omote")).await;
    assert!(depth(&world) <= 3);
    let code = json!({ "code": person.code(&world) });
    browser.post("confirm-code", code).await;
    assert!(depth(&world) <= 2);
    let answer = browser
        .post("create-account", tests::people::credentials("urara.omote"))
        .await;
    assert_eq!(answer.status, 201);
    assert!(depth(&world) <= 2);
}
