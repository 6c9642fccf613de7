//! The pace of bulk mail: `RATE#bulk` holds the moment from which the next call may start, and what was sent in
//! each of the last hours.
//!
//! Each call pushes that moment on in one conditional update, so that any number of ticks keep one pace.
//! A plain count for each second would let two bursts meet at its border, and SES counts over any second.
//! Nine tenths of the rate and four fifths of the day are used at most: the rest is for codes, and while one of
//! them was throttled bulk mail stops. Every call costs as much as a full one, and there is room for one that
//! comes late: no second, wherever it begins, holds more than the rate. A moment that lies further ahead than any
//! tick can have put it is a clock's mistake and counts for nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use domain::invitations::call_size;
use jiff::{SignedDuration, Timestamp};
use platform::tables::{Change, Item, Key, Update};
use platform::{App, BULK, HELD, HOLD, Problem, Refusal};

/// Who wakes up later than this after its moment takes another one.
const LATE: SignedDuration = SignedDuration::from_millis(50);
/// No moment is asked for that lies nearer, milliseconds: its answer is on the way so long, and a missed one is lost
/// to everybody.
const AHEAD: i64 = 150;
/// Where the tables answer slower, the moments asked for lie further ahead, but never further than this.
const FURTHEST: i64 = 5_000;

/// How far ahead one tick asks for its moments: it learns from those that it missed.
#[derive(Clone, Debug)]
pub struct Lead(Arc<AtomicI64>);

impl Default for Lead {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(AHEAD)))
    }
}

impl Lead {
    fn get(&self) -> SignedDuration {
        SignedDuration::from_millis(self.0.load(Ordering::Relaxed))
    }

    /// A moment that was asked for so far ahead was missed.
    fn missed(&self, by: SignedDuration) {
        let next = i64::try_from(by.as_millis()).unwrap_or(FURTHEST) * 2;
        self.0.fetch_max(next.min(FURTHEST), Ordering::Relaxed);
    }
}

/// How often an update that met another tick's is tried again.
const TRIES: usize = 50;
/// Further ahead no tick looks.
const FAR: SignedDuration = SignedDuration::from_secs(120);
/// SES's day slides: so many full hours and the running one.
const DAY: i64 = 24;

/// Whether bulk mail may go out at all now: no code was throttled a moment ago, and something of the day is left.
pub async fn is_open(app: &App) -> Result<bool, Problem> {
    let item = app.tables().item(&Key::rate(BULK)).await?;
    let now = app.now();
    Ok(item.is_none_or(|item| !is_held(&item, now) && spent(&item, now) < share(app)))
}

/// Waits for the moment at which a call of so many mails may start. `None`: not before `latest`, not now, or not
/// within this day's share.
pub async fn turn(
    app: &App,
    latest: Timestamp,
    mails: usize,
    lead: &Lead,
) -> Result<Option<()>, Problem> {
    let mut mails = i64::try_from(mails).unwrap_or(i64::MAX);
    loop {
        let ahead = lead.get();
        let Some(at) = slot(app, latest, mails, ahead).await? else {
            return Ok(None);
        };
        let wait = at.duration_since(app.now());
        tokio::time::sleep(Duration::try_from(wait).unwrap_or_default()).await;
        if app.now().duration_since(at) <= LATE {
            return Ok(Some(()));
        }
        lead.missed(ahead);
        // They are counted already.
        mails = 0;
    }
}

/// Gives back what certainly was not sent. A lost one leaves less of the day to bulk mail, no more.
pub async fn give_back(app: &App, mails: usize) {
    let mails = i64::try_from(mails).unwrap_or_default();
    let change = Change::at(Key::rate(BULK)).add(&hour(app.now(), 0), -mails);
    if app.tables().update(change).await.is_err() {
        tracing::warn!("a count was not given back");
    }
}

/// From one call to the next, in microseconds.
fn cost(rate: u32) -> i64 {
    let (rate, size) = (i64::from(rate.max(1)), i64::from(call_size(rate)));
    let nine_tenths = size.saturating_mul(10_000_000) / (rate * 9) + 1;
    let late = i64::try_from(LATE.as_micros()).unwrap_or_default();
    let whole_calls = (1_000_000 + late) / (rate / size).max(1) + 1;
    nine_tenths.max(whole_calls)
}

/// What bulk mail may use of the account's day.
fn share(app: &App) -> i64 {
    i64::from(app.config().mail_day) * 4 / 5
}

/// The attribute that counts the hour so many hours ago.
fn hour(now: Timestamp, ago: i64) -> String {
    format!("h{}", now.as_second().div_euclid(3_600) - ago)
}

fn spent(item: &Item, now: Timestamp) -> i64 {
    (0..=DAY).map(|ago| item.number(&hour(now, ago))).sum()
}

fn is_held(item: &Item, now: Timestamp) -> bool {
    let left = item.number(HELD) - now.as_second();
    (1..=HOLD).contains(&left)
}

/// A change of the pace while nobody holds it, which counts the mails and forgets the day before the last.
fn counted(now: Timestamp, mails: i64) -> Change {
    let change = Change::at(Key::rate(BULK))
        .set("expires_at", now.as_second() + (DAY + 2) * 3_600)
        .when(&format!(
            "attribute_not_exists(#{HELD}) OR #{HELD} <= :second OR #{HELD} > :hold"
        ))
        .with(":second", now.as_second())
        .with(":hold", now.as_second() + HOLD);
    let past = (DAY + 1..2 * DAY + 2).map(|ago| hour(now, ago));
    let change = past.fold(change, |change, hour| change.remove(&hour));
    if mails == 0 {
        return change;
    }
    change.add(&hour(now, 0), mails)
}

async fn slot(
    app: &App,
    latest: Timestamp,
    mails: i64,
    ahead: SignedDuration,
) -> Result<Option<Timestamp>, Problem> {
    let cost = cost(app.config().mail_rate);
    for _ in 0..TRIES {
        let now = app.now();
        let far = now.checked_add(FAR).unwrap_or(now).as_microsecond();
        let soon = now.checked_add(ahead).unwrap_or(now).as_microsecond();
        let queue = counted(now, mails)
            .add("next", cost)
            .when("#next > :soon AND #next <= :latest")
            .with(":soon", soon)
            .with(":latest", latest.as_microsecond());
        let waits =
            |item: &Item| (latest.as_microsecond() + 1..=far).contains(&item.number("next"));
        match app.tables().update(queue).await? {
            Update::Done(item) => return taken(app, &item, now, cost, mails).await,
            Update::Unmet(Some(item)) if is_held(&item, now) || waits(&item) => return Ok(None),
            Update::Unmet(_) => {}
        }
        let start = counted(now, mails)
            .set("next", soon.saturating_add(cost))
            .when("attribute_not_exists(#next) OR #next <= :soon OR #next > :far")
            .with(":soon", soon)
            .with(":far", far);
        match app.tables().update(start).await? {
            Update::Done(item) => return taken(app, &item, now, cost, mails).await,
            Update::Unmet(Some(item)) if is_held(&item, now) => return Ok(None),
            Update::Unmet(_) => {}
        }
    }
    Err(Refusal::Busy.into())
}

/// The moment that an update took, unless the day's share is used up with it.
async fn taken(
    app: &App,
    item: &Item,
    now: Timestamp,
    cost: i64,
    mails: i64,
) -> Result<Option<Timestamp>, Problem> {
    if spent(item, now) > share(app) {
        give_back(app, usize::try_from(mails).unwrap_or_default()).await;
        return Ok(None);
    }
    let moment = Timestamp::from_microsecond(item.number("next") - cost);
    moment
        .map(Some)
        .map_err(|fault| Problem::internal("pace", fault))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_second_holds_more_than_the_rate_and_little_of_it_is_left() {
        for rate in 2..2_000 {
            let (size, cost) = (i64::from(call_size(rate)), cost(rate));
            let rate = i64::from(rate);
            let stretched = 1_000_000 + i64::try_from(LATE.as_micros()).unwrap();
            let most = (stretched + cost - 1) / cost * size;
            assert!(most <= rate, "{most}: over the rate of {rate}");
            let used = 1_000_000 * size / cost;
            assert!(used * 10 <= rate * 9, "{rate}: {used}");
            assert!(rate < 10 || used * 100 >= rate * 80, "{rate}: {used}");
        }
    }
}
