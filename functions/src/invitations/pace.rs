//! The pace of bulk mail: `RATE#bulk` holds the moment from which the next call may start.
//!
//! Each call pushes that moment on in one conditional update, so that any number of ticks keep one pace.
//! A plain count for each second would let two bursts meet at its border, and SES counts over any second.
//! Nine tenths of the rate are used at most: the last tenth is for codes. Every call costs as much as a
//! full one, and there is room for one that comes late: no second, wherever it begins, holds more than
//! the rate.

use std::time::Duration;

use domain::invitations::call_size;
use jiff::{SignedDuration, Timestamp};
use platform::tables::{Change, Item, Key, Update};
use platform::{App, Problem, Refusal};

/// Who wakes up later than this after its moment takes another one.
const LATE: SignedDuration = SignedDuration::from_millis(50);
/// How often an update that met another tick's is tried again.
const TRIES: usize = 50;

/// Waits for the moment at which a call may start. `None`: it comes only after `latest`.
pub async fn turn(app: &App, latest: Timestamp) -> Result<Option<()>, Problem> {
    loop {
        let Some(at) = slot(app, latest).await? else {
            return Ok(None);
        };
        let wait = at.duration_since(app.now());
        tokio::time::sleep(Duration::try_from(wait).unwrap_or_default()).await;
        if app.now().duration_since(at) <= LATE {
            return Ok(Some(()));
        }
    }
}

/// From one call to the next, in microseconds.
fn cost(rate: u32) -> i64 {
    let (rate, size) = (i64::from(rate.max(1)), i64::from(call_size(rate)));
    let nine_tenths = size.saturating_mul(10_000_000) / (rate * 9) + 1;
    let but_one = 1_000_000 / (rate / size - 1).max(1);
    nine_tenths.max(but_one)
}

async fn slot(app: &App, latest: Timestamp) -> Result<Option<Timestamp>, Problem> {
    let cost = cost(app.config().mail_rate);
    let moment = |item: &Item| Timestamp::from_microsecond(item.number("next") - cost);
    let change = || Change::at(Key::rate("bulk"));
    for _ in 0..TRIES {
        let now = app.now();
        let kept = now.as_second() + 3_600;
        let queue = change().add("next", cost).set("expires_at", kept);
        let queue = queue
            .when("#next > :now AND #next <= :latest")
            .with(":now", now.as_microsecond())
            .with(":latest", latest.as_microsecond());
        match app.tables().update(queue).await? {
            Update::Done(item) => return Ok(moment(&item).ok()),
            Update::Unmet(Some(item)) if item.number("next") > latest.as_microsecond() => {
                return Ok(None);
            }
            Update::Unmet(_) => {}
        }
        let start = change()
            .set("next", now.as_microsecond().saturating_add(cost))
            .set("expires_at", kept);
        let start = start
            .when("attribute_not_exists(#next) OR #next <= :now")
            .with(":now", now.as_microsecond());
        if let Update::Done(item) = app.tables().update(start).await? {
            return Ok(moment(&item).ok());
        }
    }
    Err(Refusal::Busy.into())
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
