//! Every order and omission of the four steps up to length six, against a model that knows one rule: only the
//! confirmed code leads to a request.
//!
//! Without a flow a browser has no cookie and the server nothing to remember: an order that begins with other
//! steps than the start is those refusals and then a shorter order. So each order here begins with one refusal
//! of each other step, then the start, and every order of five acts (four with a wrong code) after it.

use tests::{Answer, World};
use tokio::task::JoinSet;

use super::{SAKURA, TOTTORI, choose, code, confirm, request, start, with_ledger, wrong};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    Start,
    Choose,
    Confirm,
    Request,
}
const ACTS: [Act; 4] = [Act::Start, Act::Choose, Act::Confirm, Act::Request];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stands {
    Nowhere,
    Started,
    Sent,
    Confirmed,
    Requested,
}

/// What must be answered, and where the flow stands then; `unverified` counts codes that nobody confirmed.
fn expected(act: Act, stands: &mut Stands, unverified: &mut u32, right: bool) -> u16 {
    let (status, next) = match (act, *stands) {
        (Act::Start, _) => (200, Stands::Started),
        (_, Stands::Nowhere) => (401, Stands::Nowhere),
        (Act::Choose, Stands::Started | Stands::Sent) if *unverified < 3 => (200, Stands::Sent),
        (Act::Choose, Stands::Started | Stands::Sent) => (429, *stands),
        (Act::Choose, other) => (409, other),
        (Act::Confirm, Stands::Sent) if right => (200, Stands::Confirmed),
        (Act::Confirm, other) => (403, other),
        (Act::Request, Stands::Confirmed | Stands::Requested) => (202, Stands::Requested),
        (Act::Request, other) => (403, other),
    };
    match (act, status) {
        (Act::Choose, 200) => *unverified += 1,
        (Act::Confirm, 200) => *unverified -= 1,
        _ => {}
    }
    *stands = next;
    status
}

/// The order number `n`: the refusals, the start, then `length` acts.
fn order(mut n: usize, length: u32) -> Vec<Act> {
    let digit = |_| {
        let act = ACTS[n % ACTS.len()];
        n /= ACTS.len();
        act
    };
    let begun = [Act::Choose, Act::Confirm, Act::Request, Act::Start];
    begun.into_iter().chain((0..length).map(digit)).collect()
}

async fn walk(world: &World, n: usize, length: u32, right: bool) {
    let email = format!("order-{n}-{right}@corp.example.jp");
    let address = format!("10.{}.{}.1", n / 250, n % 250);
    let mut browser = world.browser().from_address(&address);
    let (mut stands, mut unverified) = (Stands::Nowhere, 0);
    let acts = order(n, length);
    for (at, act) in acts.iter().enumerate() {
        let answer: Answer = match act {
            Act::Start => start(&mut browser, SAKURA, &email).await,
            Act::Choose => choose(&mut browser, TOTTORI).await,
            Act::Confirm => {
                let mailed = code(world, &email);
                let typed = if right { mailed } else { wrong(&mailed) };
                confirm(&mut browser, &typed).await
            }
            Act::Request => request(&mut browser).await,
        };
        let status = expected(*act, &mut stands, &mut unverified, right);
        assert_eq!(answer.status, status, "{acts:?} at {at}: {}", answer.body);
    }
}

async fn walk_all(length: u32, right: bool) {
    let mut walks = JoinSet::new();
    let all = ACTS.len().pow(length);
    for lane in 0..16 {
        // A World for each lane: all together would ask for more codes than an hour has.
        let world: &'static World = Box::leak(Box::new(with_ledger().await));
        walks.spawn(async move {
            for n in (lane..all).step_by(16) {
                walk(world, n, length, right).await;
            }
        });
    }
    walks.join_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_confirmed_code_leads_to_a_request_in_any_order() {
    walk_all(5, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_leads_nowhere_in_any_order() {
    walk_all(4, false).await;
}
