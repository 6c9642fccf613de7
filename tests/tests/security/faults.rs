//! DynamoDB and SES answering with errors, throttles, silence or half a body: nothing opens that should
//! not, nothing happens twice, no success without the durable write, and never a 5xx but *busy*.

use std::time::Duration;

use emulators::fault::{Fault, Rule};
use serde_json::{Value, json};
use tests::people::{Person, credentials, people};
use tests::{Browser, World};

const STEPS: [&str; 5] = [
    "verify-identity",
    "send-code",
    "confirm-code",
    "create-account",
    "login",
];

/// What the cloud does now and then, to a call of the step and perhaps to all after it.
pub fn cases() -> Vec<(Rule, bool)> {
    let mut cases = Vec::new();
    for fault in [
        Fault::Throttling,
        Fault::ProvisionedThroughputExceeded,
        Fault::Broken,
        Fault::LostRequest,
        Fault::LostReply,
        Fault::HalfBody,
    ] {
        for after in 0..3 {
            cases.push((Rule::next("*", fault.clone()).after(after), false));
        }
    }
    for fault in [Fault::Throttling, Fault::LostReply] {
        for after in 0..2 {
            cases.push((
                Rule::next("*", fault.clone()).after(after).times(100),
                false,
            ));
        }
    }
    // Everything goes well but the write that the success stands on.
    cases.push((Rule::next("PutItem", Fault::Throttling).times(100), false));
    for operation in ["UpdateItem", "TransactWriteItems"] {
        cases.push((
            Rule::next(operation, Fault::TransactionConflict).times(3),
            true,
        ));
        cases.push((
            Rule::next(operation, Fault::TransactionConflict).times(100),
            false,
        ));
    }
    cases.push((
        Rule::next("BatchGetItem", Fault::Unprocessed).times(2),
        true,
    ));
    cases.push((Rule::next("BatchGetItem", Fault::PartlyUnprocessed), true));
    cases.push((
        Rule::next("BatchGetItem", Fault::Unprocessed).times(100),
        false,
    ));
    cases.push((
        Rule::next("*", Fault::Latency(Duration::from_millis(100))).times(3),
        true,
    ));
    cases
}

fn asked(world: &World, person: &Person, step: &str, user_id: &str) -> Value {
    match step {
        "verify-identity" => person.card.clone(),
        "send-code" => person.wish(user_id),
        "confirm-code" => json!({ "code": person.code(world) }),
        _ => credentials(user_id),
    }
}

/// Does the steps before `step` on quiet endpoints.
async fn before<'a>(world: &'a World, person: &Person, step: &str, user_id: &str) -> Browser<'a> {
    match step {
        "verify-identity" => world.browser(),
        "send-code" => person.verified(world).await,
        "confirm-code" => person.sent(world, user_id).await,
        "create-account" => person.confirmed(world, user_id).await,
        _ => person.signed_up(world, user_id).await,
    }
}

/// What must be durable once `step` has succeeded.
async fn is_durable(world: &World, person: &Person, browser: &mut Browser<'_>, step: &str) -> bool {
    let state = browser.get("signup").await.body["state"].clone();
    match step {
        "verify-identity" => state == "verified",
        "send-code" => state == "code-sent" && world.mails(&person.email).len() == 1,
        "confirm-code" => state == "confirmed",
        "create-account" => state == "used",
        _ => browser.get("terms").await.status == 200,
    }
}

/// Goes on from wherever the flow stands, as a person would, to the login.
async fn finish(world: &World, person: &Person, browser: &mut Browser<'_>, user_id: &str) -> bool {
    for _ in 0..8 {
        let state = browser.get("signup").await.body["state"].clone();
        let step = match state.as_str().unwrap() {
            // A login that worked has taken the flow's cookie away.
            "none" if browser.cookie("__Host-session").is_some() => "login",
            "none" => "verify-identity",
            "verified" => "send-code",
            "code-sent" if world.mails(&person.email).is_empty() => {
                world.pass(60);
                "send-code"
            }
            "code-sent" => "confirm-code",
            "confirmed" => "create-account",
            _ => "login",
        };
        let answer = browser
            .post(step, asked(world, person, step, user_id))
            .await;
        if step == "login" {
            return answer.status == 200;
        }
        if answer.slug() == "code-refused" {
            world.pass(60);
            browser.post("send-code", person.wish(user_id)).await;
        }
    }
    false
}

/// One step under every fault, each with a person of their own.
async fn under_every_fault(step: &str, insurer: &str) {
    let world = World::with_faults().await;
    let faults = world.faults();
    let everybody: Vec<Person> = people(insurer)
        .into_iter()
        .filter(|person| !person.email.starts_with("a..b"))
        .collect();
    let cases = cases();
    assert!(cases.len() <= everybody.len());
    for (n, ((rule, heals), person)) in cases.into_iter().zip(&everybody).enumerate() {
        let user_id = format!("fault.{n:03}");
        let what = format!("{step} under {rule:?}");
        let mut browser = before(&world, person, step, &user_id).await;
        let asked = asked(&world, person, step, &user_id);
        faults.dynamodb.inject(rule);
        let answer = browser.post(step, asked).await;
        faults.dynamodb.forget();
        let status = answer.status.as_u16();
        assert!(
            matches!(status, 200 | 201) || answer.slug() == "busy",
            "{what}: {}",
            answer.body
        );
        if status < 300 {
            assert!(
                is_durable(&world, person, &mut browser, step).await,
                "{what}"
            );
        } else {
            assert!(!heals, "{what} must heal: {}", answer.body);
        }
        assert!(
            finish(&world, person, &mut browser, &user_id).await,
            "{what}: stranded"
        );
        assert!(
            world.mails(&person.email).len() <= 2,
            "{what}: mailed again and again"
        );
        assert_eq!(browser.get("terms").await.status, 200, "{what}");
    }
}

#[tokio::test]
async fn an_identity_check_survives_every_fault() {
    under_every_fault(STEPS[0], "0386").await;
}

#[tokio::test]
async fn a_sending_survives_every_fault() {
    under_every_fault(STEPS[1], "mirai").await;
}

#[tokio::test]
async fn a_confirmation_survives_every_fault() {
    under_every_fault(STEPS[2], "32290414").await;
}

#[tokio::test]
async fn an_opening_survives_every_fault() {
    under_every_fault(STEPS[3], "ngx").await;
}

#[tokio::test]
async fn a_login_survives_every_fault() {
    under_every_fault(STEPS[4], "0386").await;
}
