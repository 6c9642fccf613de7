//! Every route × everybody, against the declared table; what is not yours looks like what does not exist.

use functions::session::Account;
use functions::{Caller, Method, STEPS};
use platform::tables::Key;
use serde_json::{Value, json};
use tests::people::{Person, first, people};
use tests::{Answer, Browser, World, root};

use super::policy_table::{CALLERS, OWN, told};

const CAMPAIGN: &str = "0386-2026-1";
const UNKNOWN: &str = "019f0000-0000-7000-8000-000000000000";

/// A right-shaped request for the member's things; `at` keeps the callers out of each other's counters.
fn request(step: &str, at: usize, attachment: &str) -> Value {
    match step {
        "insurer" => json!("insurer?code=0386"),
        "survey" | "attachments" => json!(format!("{step}?campaign={CAMPAIGN}")),
        "verify-identity" => people("0386")[10 + at].card.clone(),
        "send-code" => json!({ "user_id": "policy.table" }),
        "confirm-code" => json!({ "code": "123456" }),
        "confirm-reissue-code" => json!({ "code": "1234" }),
        "create-account" => tests::people::credentials("policy.table"),
        "login" => tests::people::credentials(&format!("nobody.{at}")),
        "accept-terms" => json!({ "version": 0 }),
        "start-reissue" => {
            let email = "me@corp.example.jp";
            json!({ "facility_number": "3170100011", "email": email, "email_again": email })
        }
        "choose-prefecture" => json!({ "prefecture": "鳥取県" }),
        "save-survey" => {
            json!({ "campaign": CAMPAIGN, "version": 99, "page": "common", "answers": {} })
        }
        "submit-survey" => json!({ "campaign": CAMPAIGN, "version": 99, "declaration": true }),
        "presign-upload" => json!({
            "campaign": CAMPAIGN, "dependent": null, "document": "no-such-document", "file_name": "a.pdf",
            "content_type": "application/pdf", "size": 10, "sha256": "0".repeat(64),
        }),
        "finish-upload" | "view-attachment" | "delete-attachment" => {
            json!({ "campaign": CAMPAIGN, "attachment": attachment })
        }
        "notices" | "signup" | "terms" | "home" | "reissue" => json!(step),
        "logout" | "request-reissue" => json!({}),
        other => sampled(other),
    }
}

/// As the step's sample event asks.
fn sampled(step: &str) -> Value {
    let path = root().join(format!("events/{step}.json"));
    let event: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    match event["body"].as_str() {
        Some(body) => serde_json::from_str(body).unwrap(),
        None => json!(format!(
            "{step}?{}",
            event["rawQueryString"].as_str().unwrap()
        )),
    }
}

async fn ask(browser: &mut Browser<'_>, step: &str, asked: &Value) -> Answer {
    match asked.as_str() {
        Some(path) => browser.get(path).await,
        None => browser.post(step, asked.clone()).await,
    }
}

/// The browsers of the table's columns, and an attachment of the last one.
async fn callers(world: &World) -> (Vec<Browser<'_>>, String) {
    let everybody = people("0386");
    let flow = everybody[1].verified(world).await;
    let mut stolen_flow = world.browser();
    let own = everybody[2].verified(world).await;
    stolen_flow.set_cookie("__Host-flow", Some(&grafted(&flow, &own, "__Host-flow")));
    let mut reissue = world.browser();
    let started = request("start-reissue", 0, "");
    assert_eq!(reissue.post("start-reissue", started).await.status, 200);
    let member = at_home(world, &first("0386"), "policy.member").await;
    let other = at_home(world, &everybody[3], "policy.other").await;
    let foreign = at_home(world, &first("mirai"), "policy.foreign").await;
    let mut stolen = world.browser();
    stolen.set_cookie(
        "__Host-session",
        Some(&grafted(&member, &other, "__Host-session")),
    );
    let mut fresh = everybody[4].logged_in(world, "policy.fresh").await;
    fresh.set_cookie("__Host-flow", None);
    let closed = at_home(world, &everybody[5], "policy.closed").await;
    close(world, &closed).await;
    let attachment = attach(world, &member).await;
    let all = vec![
        world.browser(),
        flow,
        stolen_flow,
        reissue,
        stolen,
        fresh,
        closed,
        foreign,
        other,
        member,
    ];
    (all, attachment)
}

async fn at_home<'a>(world: &'a World, person: &Person, user_id: &str) -> Browser<'a> {
    let mut browser = person.at_home(world, user_id).await;
    browser.set_cookie("__Host-flow", None);
    browser
}

/// Closes the account as an import does whose roster has its member no longer.
async fn close(world: &World, member: &Browser<'_>) {
    let session = member.cookie("__Host-session").unwrap();
    let id = session.split_once('.').unwrap().0.parse().unwrap();
    let (key, tables) = (Key::account(id), world.app().tables());
    let account: Account = tables.get(&key).await.unwrap().unwrap();
    tables.put(&key, account.close()).await.unwrap();
}

/// The id of one with the token of the other.
fn grafted(id: &Browser<'_>, token: &Browser<'_>, cookie: &str) -> String {
    let id = id.cookie(cookie).unwrap().split_once('.').unwrap().0;
    let token = token.cookie(cookie).unwrap().split_once('.').unwrap().1;
    format!("{id}.{token}")
}

/// An upload of the member's that has not arrived.
async fn attach(world: &World, member: &Browser<'_>) -> String {
    let session = member.cookie("__Host-session").unwrap();
    let id = session.split_once('.').unwrap().0.parse().unwrap();
    let key = Key::response(id, CAMPAIGN);
    let mut response: Value = world.app().tables().get(&key).await.unwrap().unwrap();
    let attachment = platform::random::id(world.clock.now()).to_string();
    response["attachments"][&attachment] = json!({
        "dependent": null, "document": "resident-record", "file_name": "a.pdf",
        "content_type": "application/pdf", "size": 10, "sha256": "0".repeat(64),
        "presigned_at": world.clock.now(), "state": "presigned",
    });
    world.app().tables().put(&key, &response).await.unwrap();
    attachment
}

#[tokio::test]
async fn every_route_answers_everybody_as_the_table_declares() {
    let world = World::with_demo().await;
    let (mut browsers, attachment) = callers(&world).await;
    assert_eq!(browsers.len(), CALLERS.len());
    let mut routes: Vec<(&str, Caller)> = STEPS
        .iter()
        .filter_map(|step| Some((step.name, step.as_route()?.caller)))
        .collect();
    for (step, _) in OWN {
        let known = routes.iter().any(|(name, _)| name == step);
        assert!(known, "{step} is declared and is no route");
    }
    // Who logs out is out: last.
    routes.sort_by_key(|(name, _)| *name == "logout");
    let mut wrong = Vec::new();
    for (step, caller) in routes {
        let mut own = own_answers(step).into_iter().cycle();
        for (at, (browser, refused)) in browsers.iter_mut().zip(told(caller)).enumerate() {
            let mut from_there = browser.clone().from_address(&format!("198.51.{at}.1"));
            let answer = ask(&mut from_there, step, &request(step, at, &attachment)).await;
            let said = format!("{} {}", answer.status.as_u16(), answer.slug());
            let declared = match refused {
                Some(refused) => Some(refused),
                None => own.next().flatten(),
            };
            let right = match declared {
                Some(declared) => said.trim_end() == declared,
                None => !["401", "403 terms-required"]
                    .iter()
                    .any(|no| said.starts_with(no)),
            };
            if !right {
                let by = CALLERS[at];
                wrong.push(format!(
                    "{step} by {by}: {said}, declared {declared:?}: {}",
                    answer.body
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// In the order of the callers that have one; none where the step declares nothing.
fn own_answers(step: &str) -> Vec<Option<&'static str>> {
    match OWN.iter().find(|(name, _)| *name == step) {
        Some((_, answers)) => answers.iter().copied().map(Some).collect(),
        None => vec![None],
    }
}

#[tokio::test]
async fn what_is_not_yours_looks_like_what_does_not_exist() {
    let world = World::with_demo().await;
    let (browsers, attachment) = callers(&world).await;
    let [.., foreign, other, _] = browsers.as_slice() else {
        panic!("three members");
    };
    for step in [
        "survey",
        "save-survey",
        "submit-survey",
        "attachments",
        "presign-upload",
        "finish-upload",
        "view-attachment",
        "delete-attachment",
    ] {
        let theirs = request(step, 0, &attachment);
        let nobodys = theirs.to_string().replace(CAMPAIGN, "0386-1999");
        let nobodys: Value = serde_json::from_str(&nobodys).unwrap();
        let mut foreign = foreign.clone();
        let told = ask(&mut foreign, step, &theirs).await;
        let absent = ask(&mut foreign, step, &nobodys).await;
        assert_eq!(
            (told.status, told.body, told.headers),
            (absent.status, absent.body, absent.headers),
            "{step}"
        );
    }
    for step in ["finish-upload", "view-attachment", "delete-attachment"] {
        let mut other = other.clone();
        let told = ask(&mut other, step, &request(step, 0, &attachment)).await;
        let absent = ask(&mut other, step, &request(step, 0, UNKNOWN)).await;
        assert_eq!(
            (told.status, told.body, told.headers),
            (absent.status, absent.body, absent.headers),
            "{step}"
        );
    }
}

#[test]
fn reading_steps_are_asked_by_an_address_and_acting_ones_by_a_body() {
    for step in STEPS {
        let Some(route) = step.as_route() else {
            continue;
        };
        let reads = request(step.name, 0, "").is_string();
        assert_eq!(route.method == Method::Get, reads, "{}", step.name);
    }
}
