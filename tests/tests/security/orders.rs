//! Every order and omission of the four sign-up steps up to length six, against a model that knows one
//! rule: only the confirmed code leads to an account.
//!
//! A browser without a cookie gets the same refusals whatever came before, and the server keeps nothing
//! of it: an order that begins with other steps is those refusals and then a shorter order. So each order
//! here begins with the identity. A second identity check starts a flow of its own, which is again a
//! shorter order; it is walked once in each order, at every place.

use platform::tables::{Change, Key};
use serde_json::{Value, json};
use tests::people::{Person, credentials, people};
use tests::{Browser, World};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stands {
    Verified,
    Sent,
    Confirmed,
    Used,
}

const STEPS: [&str; 4] = [
    "verify-identity",
    "send-code",
    "confirm-code",
    "create-account",
];

/// What must be answered, and where the flow stands then.
fn expected(step: &str, stands: &mut Stands) -> u16 {
    let (status, next) = match (step, *stands) {
        ("verify-identity", Stands::Used) => (403, Stands::Used),
        ("verify-identity", _) => (200, Stands::Verified),
        ("send-code", Stands::Verified | Stands::Sent) => (200, Stands::Sent),
        ("send-code", other) => (409, other),
        ("confirm-code", Stands::Sent) => (200, Stands::Confirmed),
        ("confirm-code", other) => (403, other),
        (_, Stands::Confirmed | Stands::Used) => (201, Stands::Used),
        (_, other) => (403, other),
    };
    *stands = next;
    status
}

async fn act(world: &World, browser: &mut Browser<'_>, person: &Person, step: &str) -> u16 {
    let user_id = "any.order";
    let asked = match step {
        "verify-identity" => person.card.clone(),
        "send-code" => {
            world.pass(60);
            person.wish(user_id)
        }
        "confirm-code" if world.mails(&person.email).is_empty() => json!({ "code": "123456" }),
        "confirm-code" => json!({ "code": person.code(world) }),
        _ => credentials(user_id),
    };
    browser.post(step, asked).await.status.as_u16()
}

/// Takes the account away, so that the member can sign up again.
async fn forget(world: &World, flow: &str) {
    let tables = world.app().tables();
    let item: Value = tables.get(&Key::flow(flow)).await.unwrap().unwrap();
    let member = item["applicant"]["member_id"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let roster = item["applicant"]["roster_key"].as_str().unwrap();
    tables.delete(&Key::login("any.order")).await.unwrap();
    tables.delete(&Key::account(member)).await.unwrap();
    let change = Change::at(Key::roster(roster)).set("registered", false);
    tables.update(change).await.unwrap();
}

#[tokio::test]
async fn without_an_identity_there_is_no_flow() {
    let world = World::with_demo().await;
    let person = &people("0386")[0];
    let mut browser = world.browser();
    for first in &STEPS[1..] {
        for second in &STEPS[1..] {
            for step in [first, second] {
                assert_eq!(act(&world, &mut browser, person, step).await, 401);
            }
        }
    }
}

#[tokio::test]
async fn no_order_of_steps_reaches_an_account_without_the_confirmed_code() {
    let world = World::with_demo().await;
    let everybody: Vec<_> = ["0386", "mirai", "32290414"]
        .iter()
        .flat_map(|code| people(code))
        .filter(|person| person.registered.is_some() && !person.email.starts_with("a..b"))
        .collect();
    let mut opened = 0;
    for n in 0..4_usize.pow(5) {
        let order: Vec<&str> = (0..5).map(|at| STEPS[n / 4_usize.pow(at) % 4]).collect();
        if order.iter().filter(|step| **step == STEPS[0]).count() > 1 {
            continue;
        }
        let person = &everybody[n % everybody.len()];
        // Days pass until the same member comes again: no limit stands in the way.
        world.pass(3_600);
        let mut browser = world.browser();
        assert_eq!(act(&world, &mut browser, person, STEPS[0]).await, 200);
        let mut stands = Stands::Verified;
        for (at, step) in order.iter().enumerate() {
            let status = act(&world, &mut browser, person, step).await;
            assert_eq!(status, expected(step, &mut stands), "{order:?} at {at}");
        }
        let key = Key::login("any.order");
        let login: Option<Value> = world.app().tables().get(&key).await.unwrap();
        assert_eq!(login.is_some(), stands == Stands::Used, "{order:?}");
        if login.is_some() {
            opened += 1;
            let cookie = browser.cookie("__Host-flow").unwrap();
            forget(&world, cookie.split_once('.').unwrap().0).await;
        }
    }
    assert!(opened > 0, "some orders lead to an account");
}
