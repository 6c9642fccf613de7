//! The item `RATE#bulk`: the moment from which the next call of bulk mail may start, and what was sent in each of the
//! last hours.
//!
//! A plain count for each second would let two bursts meet at its border, and SES counts over any second.
//! Nine tenths of the rate and four fifths of the day are used at most: the rest is for codes, and while one of
//! them was throttled no moments are given. Every call costs as much as a full one, and there is room for one that
//! comes late: no second, wherever it begins, holds more than the rate. A moment that lies further ahead than any
//! tick can have put it is a clock's mistake and counts for nothing.

use domain::invitations::call_size;
use jiff::{SignedDuration, Timestamp};
use platform::tables::{Change, Item, Key, Update};
use platform::{App, BULK, HELD, HOLD, Problem, Refusal};

/// Who wakes up later than this after its moment takes another one.
pub(super) const LATE: SignedDuration = SignedDuration::from_millis(50);
/// How near the first moment lies where nobody sends, microseconds: the answer is on the way so long.
const AHEAD: i64 = 150_000;
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

/// What is pushed on.
pub(super) struct Push {
    /// The tick ends then.
    pub(super) latest: Timestamp,
    /// How long the tables took to answer, microseconds: a first moment lies no nearer.
    pub(super) answer: i64,
    /// Microseconds of the moments.
    pub(super) by: i64,
    /// Mails that are counted for them.
    pub(super) mails: i64,
}

/// The first of the moments, and by how many mails the day's share is passed with them; `None`: not now.
pub(super) async fn push(app: &App, push: &Push) -> Result<Option<(Timestamp, i64)>, Problem> {
    let Some(item) = pushed(app, push).await? else {
        return Ok(None);
    };
    let first = Timestamp::from_microsecond(item.number("next") - push.by);
    let first = first.map_err(|fault| Problem::internal("pace", fault))?;
    Ok(Some((first, spent(&item, app.now()) - share(app))))
}

async fn pushed(app: &App, push: &Push) -> Result<Option<Item>, Problem> {
    let Push { by, mails, .. } = *push;
    let latest = push.latest.as_microsecond();
    for _ in 0..TRIES {
        let now = app.now();
        let far = now.checked_add(FAR).unwrap_or(now).as_microsecond();
        let queue = counted(now, mails)
            .add("next", by)
            .when("#next > :now AND #next <= :latest")
            .with(":now", now.as_microsecond())
            .with(":latest", latest);
        let waits = |item: &Item| (latest + 1..=far).contains(&item.number("next"));
        match app.tables().update(queue).await? {
            Update::Done(item) => return Ok(Some(item)),
            Update::Unmet(Some(item)) if is_held(&item, now) || waits(&item) => {
                return Ok(None);
            }
            Update::Unmet(_) => {}
        }
        let soon = app.now().as_microsecond() + AHEAD.max(push.answer);
        let start = counted(now, mails)
            .set("next", soon.saturating_add(by))
            .when("attribute_not_exists(#next) OR #next <= :now OR #next > :far")
            .with(":now", now.as_microsecond())
            .with(":far", far);
        match app.tables().update(start).await? {
            Update::Done(item) => return Ok(Some(item)),
            Update::Unmet(Some(item)) if is_held(&item, now) => return Ok(None),
            Update::Unmet(_) => {}
        }
    }
    Err(Refusal::Busy.into())
}

/// Takes mails off the day that were not sent. A lost one leaves less of it to bulk mail, no more.
pub(super) async fn uncount(app: &App, mails: i64) {
    if mails <= 0 {
        return;
    }
    let change = Change::at(Key::rate(BULK)).add(&hour(app.now(), 0), -mails);
    if app.tables().update(change).await.is_err() {
        tracing::warn!("a count was not given back");
    }
}

/// From one call to the next, in microseconds.
pub(super) fn cost(rate: u32) -> i64 {
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
