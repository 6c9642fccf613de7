//! The pace of bulk mail: `RATE#bulk` holds the moment from which the next call may start, and what was sent in
//! each of the last hours.
//!
//! A tick asks for the moments of about half a second in one conditional update that pushes the next one on, so that
//! any number of ticks keep one pace, and asks for more before they are used up: its calls never wait for the tables.
//! A plain count for each second would let two bursts meet at its border, and SES counts over any second.
//! Nine tenths of the rate and four fifths of the day are used at most: the rest is for codes, and while one of
//! them was throttled no moments are given. Every call costs as much as a full one, and there is room for one that
//! comes late: no second, wherever it begins, holds more than the rate. A moment that lies further ahead than any
//! tick can have put it is a clock's mistake and counts for nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use domain::invitations::call_size;
use jiff::{SignedDuration, Timestamp};
use platform::tables::{Change, Item, Key, Update};
use platform::{App, BULK, HELD, HOLD, Problem, Refusal};
use tokio::sync::{Mutex, mpsc};

/// Who wakes up later than this after its moment takes another one.
const LATE: SignedDuration = SignedDuration::from_millis(50);
/// Microseconds of moments that are asked for at a time, and how near the first lies where nobody sends: the answer is
/// on the way so long, and a missed moment is lost to everybody. More, where the tables are slower.
const BLOCK: i64 = 500_000;
const AHEAD: i64 = 150_000;
/// But never more than this, nor more moments than this.
const FURTHEST: i64 = 5_000_000;
const MOST: i64 = 64;
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

/// The moments of one tick's calls.
pub struct Pace {
    asks: Asks,
    /// What was asked for and is not taken yet; none before the first call.
    moments: Mutex<Option<mpsc::Receiver<Result<Moment, Problem>>>>,
}

/// When a call may start, and how many mails are counted for it.
#[derive(Clone, Copy)]
struct Moment {
    at: Timestamp,
    mails: i64,
}

impl Pace {
    /// That of a tick which ends at `latest`.
    pub fn until(app: &App, latest: Timestamp) -> Self {
        let rate = app.config().mail_rate;
        let asks = Asks {
            app: app.clone(),
            latest,
            size: call_size(rate).into(),
            cost: cost(rate),
            spare: Arc::default(),
        };
        Self {
            asks,
            moments: Mutex::default(),
        }
    }

    /// Waits for the moment at which a call of so many mails may start. `None`: not in this tick, not now, or not
    /// within this day's share.
    pub async fn turn(&self, mails: usize) -> Result<Option<()>, Problem> {
        let asks = &self.asks;
        let mails = i64::try_from(mails).unwrap_or(i64::MAX);
        let is_late = |at| asks.app.now().duration_since(at) > LATE;
        while let Some(moment) = self.moment().await? {
            let at = moment.at;
            // Late already, or only when it wakes up.
            if is_late(at) || !asks.wait(at).await || is_late(at) {
                asks.spare(moment.mails);
                continue;
            }
            // What is left of the day may be less than this call wants.
            let enough = mails <= moment.mails;
            asks.spare(moment.mails - if enough { mails } else { 0 });
            return Ok(enough.then_some(()));
        }
        Ok(None)
    }

    async fn moment(&self) -> Result<Option<Moment>, Problem> {
        let mut moments = self.moments.lock().await;
        let moments = moments.get_or_insert_with(|| self.asks.clone().begin());
        moments.recv().await.transpose()
    }

    /// Takes back what certainly was not sent.
    pub fn give_back(&self, mails: usize) {
        self.asks.spare(i64::try_from(mails).unwrap_or_default());
    }

    /// What was counted and not sent is told to the others. A lost one leaves less of the day to bulk mail, no more.
    pub async fn finish(&self) {
        let asks = &self.asks;
        if let Some(moments) = self.moments.lock().await.as_mut() {
            moments.close();
            while let Some(moment) = moments.recv().await {
                asks.spare(moment.map_or(0, |moment| moment.mails));
            }
        }
        asks.uncount(asks.spare.swap(0, Ordering::Relaxed)).await;
    }
}

/// Asks for a tick's moments.
#[derive(Clone)]
struct Asks {
    app: App,
    latest: Timestamp,
    /// Mails of a full call.
    size: i64,
    /// From one call to the next, microseconds.
    cost: i64,
    /// Mails that are counted in the day and not sent: the next moments use them up.
    spare: Arc<AtomicI64>,
}

impl Asks {
    fn spare(&self, mails: i64) {
        self.spare.fetch_add(mails, Ordering::Relaxed);
    }

    /// `false`, at once: the tick ends before.
    async fn wait(&self, at: Timestamp) -> bool {
        if at > self.latest {
            return false;
        }
        let wait = at.duration_since(self.app.now());
        tokio::time::sleep(Duration::try_from(wait).unwrap_or_default()).await;
        true
    }

    /// Asks from now on, until nobody listens any more.
    fn begin(self) -> mpsc::Receiver<Result<Moment, Problem>> {
        let half = usize::try_from((BLOCK / self.cost).min(MOST) / 2).unwrap_or_default() + 1;
        let (moments, taken) = mpsc::channel(half);
        tokio::spawn(async move {
            if let Err(problem) = self.ask(&moments).await {
                // Nobody who listens: nobody to tell.
                moments.send(Err(problem)).await.unwrap_or_default();
            }
        });
        taken
    }

    async fn ask(&self, moments: &mpsc::Sender<Result<Moment, Problem>>) -> Result<(), Problem> {
        let mut answer = 0;
        loop {
            let asked_at = self.app.now();
            let calls = (BLOCK.max(2 * answer) / self.cost + 1).min(MOST);
            let Some((first, calls)) = self.block(calls, answer).await? else {
                return Ok(());
            };
            answer = self.app.now().as_microsecond() - asked_at.as_microsecond();
            answer = answer.clamp(0, FURTHEST);
            for n in 0..calls {
                let at = first.at + SignedDuration::from_micros(n * self.cost);
                if moments.send(Ok(Moment { at, ..first })).await.is_err() {
                    self.spare((calls - n) * first.mails);
                    return Ok(());
                }
            }
        }
    }

    /// The first of so many moments, and how many there are: near the end of the day's share one alone, in the end
    /// with as many mails as are left. `None`: none.
    async fn block(&self, mut calls: i64, answer: i64) -> Result<Option<(Moment, i64)>, Problem> {
        let mut mails = self.size;
        loop {
            let spare = self.spare.swap(0, Ordering::Relaxed);
            let more = (calls * mails - spare).max(0);
            let pushed = self.push(calls * self.cost, more, answer).await?;
            let Some(item) = pushed else {
                self.spare(spare);
                return Ok(None);
            };
            let over = spent(&item, self.app.now()) - share(&self.app);
            if over <= 0 {
                self.spare(spare + more - calls * mails);
                let first = item.number("next") - calls * self.cost;
                let at = Timestamp::from_microsecond(first);
                let at = at.map_err(|fault| Problem::internal("pace", fault))?;
                return Ok(Some((Moment { at, mails }, calls)));
            }
            self.uncount(more).await;
            self.spare(spare);
            if calls == 1 {
                mails -= over;
            }
            if mails <= 0 {
                return Ok(None);
            }
            calls = 1;
        }
    }

    /// Pushes the next moment on by so many microseconds and counts so many mails. `None`: not now.
    async fn push(&self, by: i64, mails: i64, answer: i64) -> Result<Option<Item>, Problem> {
        let latest = self.latest.as_microsecond();
        for _ in 0..TRIES {
            let now = self.app.now();
            let far = now.checked_add(FAR).unwrap_or(now).as_microsecond();
            let queue = counted(now, mails)
                .add("next", by)
                .when("#next > :now AND #next <= :latest")
                .with(":now", now.as_microsecond())
                .with(":latest", latest);
            let waits = |item: &Item| (latest + 1..=far).contains(&item.number("next"));
            match self.app.tables().update(queue).await? {
                Update::Done(item) => return Ok(Some(item)),
                Update::Unmet(Some(item)) if is_held(&item, now) || waits(&item) => {
                    return Ok(None);
                }
                Update::Unmet(_) => {}
            }
            let soon = self.app.now().as_microsecond() + AHEAD.max(answer);
            let start = counted(now, mails)
                .set("next", soon.saturating_add(by))
                .when("attribute_not_exists(#next) OR #next <= :now OR #next > :far")
                .with(":now", now.as_microsecond())
                .with(":far", far);
            match self.app.tables().update(start).await? {
                Update::Done(item) => return Ok(Some(item)),
                Update::Unmet(Some(item)) if is_held(&item, now) => return Ok(None),
                Update::Unmet(_) => {}
            }
        }
        Err(Refusal::Busy.into())
    }

    async fn uncount(&self, mails: i64) {
        if mails <= 0 {
            return;
        }
        let change = Change::at(Key::rate(BULK)).add(&hour(self.app.now(), 0), -mails);
        if self.app.tables().update(change).await.is_err() {
            tracing::warn!("a count was not given back");
        }
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
