//! Every route × everybody, against the declared table; what is not yours looks like what does not exist.

use functions::{Method, STEPS};
use platform::tables::Key;
use serde_json::{Value, json};
use tests::people::{Person, first, people};
use tests::{Answer, Browser, World};

use super::policy_table::{CALLERS, POLICY};

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
        "finish-upload" | "delete-attachment" => {
            json!({ "campaign": CAMPAIGN, "attachment": attachment })
        }
        "notices" | "signup" | "terms" | "home" | "reissue" => json!(step),
        "logout" | "request-reissue" => json!({}),
        other => panic!("say here how {other} is asked"),
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
    let attachment = attach(world, &member).await;
    let all = vec![
        world.browser(),
        flow,
        stolen_flow,
        reissue,
        stolen,
        fresh,
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
    let routes: Vec<&str> = STEPS
        .iter()
        .filter(|step| step.route().is_some())
        .map(|step| step.name)
        .collect();
    for (step, _) in POLICY {
        assert!(routes.contains(step), "{step} is declared and is no route");
    }
    // Who logs out is out: last.
    let mut ordered: Vec<&str> = routes
        .iter()
        .copied()
        .filter(|step| *step != "logout")
        .collect();
    ordered.push("logout");
    let mut wrong = Vec::new();
    for step in ordered {
        let Some((_, row)) = POLICY.iter().find(|(name, _)| *name == step) else {
            panic!("declare in policy_table.rs who may call {step}");
        };
        for (at, browser) in browsers.iter_mut().enumerate() {
            let mut own = browser.clone().from_address(&format!("198.51.{at}.1"));
            let answer = ask(&mut own, step, &request(step, at, &attachment)).await;
            let told = format!("{} {}", answer.status.as_u16(), answer.slug());
            if told.trim_end() != row[at] {
                wrong.push(format!(
                    "{step} by {}: {told}, declared {}: {}",
                    CALLERS[at], row[at], answer.body
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
    for step in ["finish-upload", "delete-attachment"] {
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
fn each_caller_class_of_the_list_is_guarded() {
    // Who may call stands twice, in STEPS and in the table: they agree.
    for step in STEPS {
        let Some(route) = step.route() else { continue };
        let (_, row) = POLICY.iter().find(|(name, _)| *name == step.name).unwrap();
        let guarded = match route.caller {
            functions::Caller::Anyone => !row[0].starts_with("401"),
            functions::Caller::Flow | functions::Caller::Reissue => row[0] == "401 no-flow",
            functions::Caller::BeforeTerms => {
                row[0] == "401 no-session" && row[5] != "403 terms-required"
            }
            functions::Caller::Member => {
                row[0] == "401 no-session" && row[5] == "403 terms-required"
            }
        };
        assert!(guarded, "{}: {:?} {row:?}", step.name, route.caller);
        assert_eq!(
            route.method == Method::Get,
            request(step.name, 0, "").is_string(),
            "{}",
            step.name
        );
    }
}
