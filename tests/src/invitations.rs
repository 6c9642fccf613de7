//! Scenes of invitations: a demo insurer's campaign with batches for as many members as a test wants.

use std::collections::BTreeMap;

use domain::campaigns::Enrolment;
use domain::invitations::{Batch, Invitee, Payload, Round, plan};
use emulators::fault::{self, Proxy};
use functions::invitations::{batches, send_invitations};
use functions::outbox::send_mail;
use jiff::SignedDuration;
use platform::audit::Actor;
use platform::tables::{INDEX_SHARDS, Key, Table, Transaction, Write};
use platform::{App, Config, Endpoints, Problem, Refusal};
use serde_json::{Value, json};
use uuid::Uuid;

use local::{demo, root};

use crate::{World, exercised, partition};

/// The demo insurer whose invitations are sent.
pub const INSURER: &str = "0386";

/// Addresses of `count` members, all different.
pub fn addresses(count: usize) -> Vec<Option<String>> {
    (0..count)
        .map(|n| Some(format!("member{n:04}@corp.example.jp")))
        .collect()
}

/// Enrols the demo insurer and lays out its batches, one transaction each; answers the campaign's id.
///
/// # Errors
/// The demo data or the tables.
pub async fn lay(app: &App, addresses: &[Option<String>]) -> Result<String, demo::Fault> {
    let all = demo::insurers(app, &root().join("tests/demo"))?;
    let mut all = all.into_iter();
    let found = all.find(|one| one.insurer.code == INSURER);
    let enrolment = found.ok_or("no such insurer")?;
    let fault = |problem: Problem| format!("{problem:?}");
    let actor = Actor::operator("test");
    let enrolled = functions::campaigns::enrol(app, &actor, &enrolment).await;
    enrolled.map_err(fault)?;
    let Enrolment {
        insurer, campaign, ..
    } = enrolment;
    let round = Round {
        insurer: insurer.code.clone(),
        campaign: campaign.id.clone(),
        round: 0,
        sender: insurer.mail.invitation_from.clone(),
    };
    let invitees = addresses.iter().zip(1..).map(|(email, n)| Invitee {
        member_id: Uuid::from_u128(n),
        email: email.clone(),
        workplace: Some("本社".to_owned()),
        roster_key: roster_key(n),
        registered: false,
    });
    let ends = app.now() + SignedDuration::from_hours(24 * 200);
    for (batch, payload) in plan(&round, app.now(), 0, invitees) {
        let mut writes = Transaction::default();
        for one in &payload.0 {
            let key = Key::roster(&one.roster_key);
            let entry = entry(one.member_id, one.email.as_deref());
            writes.add(Write::insert(key, entry).map_err(fault)?);
        }
        writes.extend(batches::insert(&batch, payload, ends).map_err(fault)?);
        app.tables().transact(writes).await.map_err(fault)?;
    }
    Ok(campaign.id)
}

/// Key of the roster entry of the n-th, from 1.
pub fn roster_key(n: u128) -> String {
    format!("{n:064x}")
}

/// A member of the roster, as far as an invitation asks.
fn entry(member: Uuid, email: Option<&str>) -> Value {
    json!({
        "member_id": member, "insurer": INSURER, "symbol": "1", "number": "1", "kana_key": "ケンポタロウ",
        "birth_date": "1970-01-01", "name": "健保 太郎", "email": email, "workplace": "本社",
        "continued": false, "overseas": false, "registered": false, "dependents": [], "import": 1,
    })
}

/// One tick of `send-invitations`.
///
/// # Errors
/// What the step answers.
pub async fn tick(app: &App) -> Result<Value, Problem> {
    ticked(app, &send_invitations::STEP).await
}

/// One tick of `send-mail`.
///
/// # Errors
/// What the step answers.
pub async fn post(app: &App) -> Result<Value, Problem> {
    ticked(app, &send_mail::STEP).await
}

async fn ticked(app: &App, step: &functions::Step) -> Result<Value, Problem> {
    let functions::Kind::Schedule(schedule) = step.kind else {
        return Err(Refusal::Internal.into());
    };
    let told = (schedule.tick)(app.clone()).await?;
    exercised::note_tick(step.name);
    Ok(told)
}

/// An App like `app` with other settings: another function of the same fleet.
pub fn like(app: &App, clock: &platform::Clock, change: impl FnOnce(&mut Config)) -> App {
    let mut config = app.config().clone();
    change(&mut config);
    App::new(config, clock.clone())
}

/// Every batch of a campaign with its recipients, by key.
///
/// # Errors
/// The tables.
pub async fn all(app: &App, campaign: &str) -> Result<Vec<(Batch, Payload)>, Problem> {
    let mut all = Vec::new();
    for shard in 0..INDEX_SHARDS {
        let pk = format!("Q#{campaign}#0#{shard}");
        for (key, item) in partition(app, Table::Queue, &pk, "").await {
            if !key.sk.ends_with("#P") {
                let batch: Batch = item.parse()?;
                let payload = batches::payload(app, &batch).await?.recipients;
                all.push((batch, payload));
            }
        }
    }
    Ok(all)
}

/// A counter's sum over a campaign: `targeted`, `draft`, `mail-0-accepted` …
///
/// # Errors
/// The tables.
pub async fn counted(app: &App, campaign: &str, name: &str) -> Result<i64, Problem> {
    let mut sum = 0;
    for shard in 0..INDEX_SHARDS {
        let pk = Key::counter(campaign, shard, "").pk;
        let counters = partition(app, Table::People, &pk, "").await;
        sum += counters
            .iter()
            .map(|(_, item)| item.number(name))
            .sum::<i64>();
    }
    Ok(sum)
}

/// How many mails each address has got.
pub fn received(mailbox: &emulators::mailbox::Mailbox) -> BTreeMap<String, usize> {
    let mut received = BTreeMap::new();
    for mail in mailbox.messages(None) {
        *received.entry(mail.to.clone()).or_default() += 1;
    }
    received
}

/// A sender of this World that need not wait for its turn.
pub fn fast(world: &World) -> App {
    like(world.app(), &world.clock, |config| config.mail_rate = 5_000)
}

/// A sender whose calls to SES go through a proxy, one after the other, so that a test knows which is which.
///
/// # Panics
/// When the proxy does not start.
#[expect(clippy::expect_used, reason = "a test cannot go on without its proxy")]
pub fn proxied(world: &World, change: impl FnOnce(&mut Config)) -> (App, Proxy) {
    let proxy = fault::start(&world.endpoints.ses.url()).expect("a proxy");
    let app = like(world.app(), &world.clock, |config| {
        config.mail_rate = 5_000;
        config.batches_in_flight = 1;
        if let Endpoints::Loopback { ses, .. } = &mut config.endpoints {
            *ses = proxy.url();
        }
        change(config);
    });
    (app, proxy)
}
