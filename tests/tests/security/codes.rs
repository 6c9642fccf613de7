//! One living code of a member over all flows, and every wrong try of it remembered.

use emulators::fault::{Fault, Rule};
use platform::tables::Key;
use platform::throttles;
use serde_json::{Value, json};
use tests::people::{Person, first};
use tests::{Answer, Browser, World, together};

/// A request with another code than the right one.
pub(crate) fn wrong(right: &str) -> Value {
    let other = if right == "000000" {
        "000001"
    } else {
        "000000"
    };
    json!({ "code": other })
}

async fn send(browser: &mut Browser<'_>, person: &Person) -> Answer {
    browser.post("send-code", person.wish("urara.omote")).await
}

async fn confirm(browser: &mut Browser<'_>, code: &str) -> Answer {
    browser.post("confirm-code", json!({ "code": code })).await
}

async fn remembered(world: &World, person: &Person) -> usize {
    let key = Key::code(person.member(world).await);
    let item = world.app().tables().item(&key).await.unwrap();
    item.map_or(0, |item| throttles::failures(&item).len())
}

/// So many wrong codes at once in one flow.
async fn guess(browser: &Browser<'_>, code: &str) {
    let mut tabs = vec![browser.clone(); 20];
    let answers = together(
        tabs.iter_mut()
            .map(|tab| tab.post("confirm-code", wrong(code))),
    )
    .await;
    assert!(answers.iter().all(|answer| answer.slug() == "code-refused"));
}

#[tokio::test]
async fn of_five_flows_of_one_member_the_code_sent_last_lives_and_is_compared_five_times() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut flows: Vec<(Browser<'_>, String)> = Vec::new();
    for _ in 0..5 {
        let browser = person.sent(&world, "urara.omote").await;
        flows.push((browser, person.code(&world)));
        world.pass(60);
    }
    let (living, dead) = flows.split_last_mut().unwrap();
    for (n, (browser, code)) in dead.iter_mut().enumerate() {
        let answer = confirm(browser, code).await;
        assert_eq!(answer.slug(), "code-refused", "the right code of flow {n}");
        guess(browser, code).await;
    }
    assert_eq!(
        remembered(&world, &person).await,
        0,
        "dead codes have no failures"
    );
    guess(&living.0, &living.1).await;
    assert_eq!(remembered(&world, &person).await, 5);
    assert_eq!(
        confirm(&mut living.0, &living.1).await.slug(),
        "code-refused",
        "exhausted"
    );
}

#[tokio::test]
async fn over_all_flows_a_member_has_fifteen_wrong_tries_a_day() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut flows: Vec<(Browser<'_>, String)> = Vec::new();
    for n in 0..3 {
        let browser = person.sent(&world, "urara.omote").await;
        flows.push((browser, person.code(&world)));
        for (browser, code) in &flows {
            guess(browser, code).await;
        }
        assert_eq!(remembered(&world, &person).await, 5 * (n + 1));
        world.pass(60);
    }
    let mut browser = person.verified(&world).await;
    let answer = send(&mut browser, &person).await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (429, "too-many-codes")
    );
    let words = answer.body["title"].as_str().unwrap();
    assert!(
        words.contains("1日ほど") && words.contains("お問い合わせ先"),
        "{words}"
    );
}

#[tokio::test]
async fn a_resend_or_a_way_back_in_one_flow_kills_the_code_of_the_other() {
    for goes_back in [false, true] {
        let world = World::with_demo().await;
        let person = first("0386");
        let mut one = person.sent(&world, "urara.omote").await;
        world.pass(60);
        let mut other = person.verified(&world).await;
        assert_eq!(send(&mut other, &person).await.status, 200);
        world.pass(60);
        assert_eq!(send(&mut one, &person).await.status, 200);
        let code = person.code(&world);
        if goes_back {
            let mut back = person.wish("urara.omote");
            back["withdraw"] = json!(true);
            assert_eq!(other.post("send-code", back).await.status, 200);
        } else {
            world.pass(60);
            assert_eq!(send(&mut other, &person).await.status, 200);
        }
        assert_eq!(
            confirm(&mut one, &code).await.slug(),
            "code-refused",
            "{goes_back}"
        );
        // The way on is a new code, in either flow.
        world.pass(60);
        assert_eq!(send(&mut one, &person).await.status, 200);
        assert_eq!(confirm(&mut one, &person.code(&world)).await.status, 200);
    }
}

#[tokio::test]
async fn nobody_is_told_that_a_code_was_wrong_before_it_is_remembered() {
    let world = World::with_faults().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    let code = person.code(&world);
    let remembering = Rule::next("UpdateItem", Fault::Throttling).times(100);
    world
        .faults()
        .dynamodb
        .inject(remembering.containing("failed_at"));
    let answer = browser.post("confirm-code", wrong(&code)).await;
    assert_eq!(answer.slug(), "busy", "{}", answer.body);
    world.faults().dynamodb.forget();
    assert_eq!(remembered(&world, &person).await, 0);
    assert_eq!(
        browser.post("confirm-code", wrong(&code)).await.slug(),
        "code-refused"
    );
    assert_eq!(remembered(&world, &person).await, 1);
}

#[tokio::test]
async fn a_code_whose_member_failed_fifteen_times_confirms_nothing() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    let key = Key::code(person.member(&world).await);
    let mut change = platform::tables::Change::at(key);
    let now = world.clock.now();
    change = change.set("failed_at", vec![now.as_second(); 15]);
    world.app().tables().update(change).await.unwrap();
    assert_eq!(
        confirm(&mut browser, &person.code(&world)).await.slug(),
        "code-refused"
    );
}

#[tokio::test]
async fn a_right_address_typed_in_full_is_answered_like_a_wrong_one_where_it_is_masked() {
    let world = World::with_demo().await;
    let person = first("32290414");
    let mut browser = person.verified(&world).await;
    let mut told = Vec::new();
    for email in [person.email.as_str(), "member001.32290414@corp.example.jp"] {
        let wish = json!({ "user_id": "hokuto.jiro", "email": email });
        let answer = browser.post("send-code", wish).await;
        told.push((answer.status, answer.body));
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0].0, 422);
    assert!(world.mails(&person.email).is_empty());
}

#[tokio::test]
async fn a_flow_hashes_sixty_passwords() {
    let world = World::with_demo().await;
    first("mirai").signed_up(&world, "taken.id").await;
    let mut browser = first("0386").confirmed(&world, "urara.omote").await;
    let before = world.argon2_runs();
    for n in 0..70 {
        let answer = browser
            .post("create-account", tests::people::credentials("taken.id"))
            .await;
        assert!(
            matches!(answer.status.as_u16(), 409 | 429),
            "{n}: {}",
            answer.body
        );
    }
    assert_eq!(world.argon2_runs() - before, 60);
}
