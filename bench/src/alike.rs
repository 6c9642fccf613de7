//! Security test 6: does the time of a refusal tell whether somebody is known?

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Wish;
use crate::numbers::{ms, welch};
use crate::report::{Report, row};
use crate::{rosters, way};
use local::demo::Fault;
use tests::World;
use tests::people::credentials;

/// Above this |t| the two are told apart (TVLA's bound).
const BOUND: f64 = 4.5;
/// Wrong passwords that one ID may be given in 15 minutes, and wrong birth dates one card's name in a day.
const TRIES: usize = 5;
/// Pairs in one hour: fewer refused checks than the breaker of a population lets through.
const AN_HOUR: usize = 90;

/// Two kinds of requests that are to be refused alike.
struct Trial {
    step: &'static str,
    who: &'static str,
    /// Of the member and the round.
    known: fn(usize, usize) -> Value,
    unknown: fn(usize, usize) -> Value,
}

const TRIALS: [Trial; 2] = [
    Trial {
        step: "login",
        who: "known user ID with a wrong password / unknown user ID",
        known: |n, _| wrong_password(way::user_id(n)),
        unknown: |n, _| wrong_password(format!("nobod.{n:05}")),
    },
    Trial {
        step: "verify-identity",
        who: "card in the roster with another birth date / card that does not exist",
        known: |n, round| wrong_card(n, n, 1931, round),
        unknown: |n, round| wrong_card(n, n + 500_000, 1932, round),
    },
];

fn wrong_password(user_id: String) -> Value {
    json!({ "user_id": user_id, "password": "kumo#48xTsukj" })
}

/// The `n`th member's kana with the number of `place`; the birth date is nobody's, and of this round only.
fn wrong_card(n: usize, place: usize, year: u16, round: usize) -> Value {
    let mut card = rosters::person(n).card;
    let day = 1 + round % 28;
    if let Some(card) = card.as_object_mut() {
        card.insert("number".to_owned(), rosters::number(place).into());
        card.insert(
            "birth_date".to_owned(),
            format!("{year}-01-{day:02}").into(),
        );
    }
    card
}

/// Interleaved pairs, the first of each pair in turn.
pub(crate) async fn measure(wish: &Wish, report: &mut Report<'_>) -> Result<(), Fault> {
    let (pairs, people) = if wish.quick { (10, 2) } else { (2_000, 200) };
    let limit = Duration::from_secs(120);
    let world = way::world(people).await?;
    accounts(&world, people).await?;
    let mut rows = vec![row([
        "step",
        "known / unknown",
        "pairs",
        "mean known, ms",
        "mean unknown, ms",
        "Welch t",
        "|t| < 4.5",
    ])];
    for trial in TRIALS {
        let (known, unknown) = pairs_of(&world, &trial, pairs, people, limit).await?;
        let t = welch(&known, &unknown);
        let verdict = if t.abs() < BOUND { "met" } else { "NOT MET" };
        rows.push(row([
            trial.step,
            trial.who,
            &known.len().to_string(),
            &ms(mean(&known)),
            &ms(mean(&unknown)),
            &format!("{t:+.2}"),
            verdict,
        ]));
    }
    report.part(
        "Timing: known and unknown (security test 6)",
        "In process, interleaved pairs whose first changes in turn, every request from a network of its own, the \
         clock moved past each window; nothing is left out of the samples. Forgotten password and forgotten ID do \
         not exist yet and are not measured.",
    );
    report.table(&rows);
    Ok(())
}

fn mean(samples: &[Duration]) -> Duration {
    samples.iter().sum::<Duration>() / u32::try_from(samples.len().max(1)).unwrap_or(1)
}

/// Opens an account for everybody.
async fn accounts(world: &World, people: usize) -> Result<(), Fault> {
    for n in 0..people {
        let person = rosters::person(n);
        person.signed_up(world, &way::user_id(n)).await;
    }
    // One right login shows that what follows is refused for the password only.
    let right = world
        .browser()
        .post("login", credentials(&way::user_id(0)))
        .await;
    crate::meter::well("login", right).map(|_| ())
}

async fn pairs_of(
    world: &World,
    trial: &Trial,
    pairs: usize,
    people: usize,
    limit: Duration,
) -> Result<(Vec<Duration>, Vec<Duration>), Fault> {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    let began = Instant::now();
    for pair in 0..pairs {
        // A pair that would meet a full window first waits until a new one begins.
        if pair > 0 && pair % (people * TRIES) == 0 {
            world.pass(30 * 86_400);
        } else if pair > 0 && pair % AN_HOUR == 0 {
            world.pass(3_600);
        }
        if began.elapsed() > limit {
            break;
        }
        let (n, round) = (pair % people, pair / people);
        let network = format!("172.{}.{}.1", 16 + pair / 128 % 16, pair % 128 * 2);
        let first_known = pair % 2 == 0;
        for is_known in [first_known, !first_known] {
            let body = if is_known {
                (trial.known)(n, round)
            } else {
                (trial.unknown)(n, round)
            };
            let took = refused(world, trial.step, &network, body).await?;
            if is_known {
                known.push(took);
            } else {
                unknown.push(took);
            }
        }
    }
    Ok((known, unknown))
}

async fn refused(world: &World, step: &str, network: &str, body: Value) -> Result<Duration, Fault> {
    let mut browser = world.browser().from_address(network).unjudged();
    let began = Instant::now();
    let answer = browser.post(step, body).await;
    let took = began.elapsed();
    world.calls.take();
    match answer.slug() {
        "login-refused" | "identity-refused" => Ok(took),
        _ => Err(format!("{step}: {} {}", answer.status, answer.body).into()),
    }
}
