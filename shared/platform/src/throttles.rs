//! Counting in the tables: one atomic conditional update counts before anything is compared.

use domain::throttle::{Failures, Subject, Throttle, seconds_left};
use futures_util::future::join_all;
use jiff::Timestamp;

use crate::tables::{Change, Check, Guarded, Item, Key, Update};
use crate::{App, Problem, Refusal};

mod source;

pub use source::SourceCounter;

/// What was counted and may be given back.
#[derive(Clone, Debug)]
pub struct Counted {
    key: Key,
    attributes: Vec<String>,
}

impl Counted {
    fn of(throttle: &Throttle, subject: &str, now: Timestamp) -> Self {
        let windows = throttle.windows.iter();
        Self {
            key: key(throttle, subject, now),
            attributes: windows.map(|w| throttle.attribute(w, now)).collect(),
        }
    }
}

/// Where `subject`, as [`Secrets::subject`](crate::Secrets::subject) spells it, is counted at `now`.
pub fn key(throttle: &Throttle, subject: &str, now: Timestamp) -> Key {
    Key::throttle(throttle.kind, subject, throttle.number(now))
}

/// Adds to every window, without a condition.
fn added(throttle: &Throttle, subject: &str, at: Timestamp, amount: i64) -> Change {
    let change = Change::at(key(throttle, subject, at));
    let change = change.set("expires_at", throttle.expires_at(at));
    throttle.windows.iter().fold(change, |change, window| {
        change.add(&throttle.attribute(window, at), amount)
    })
}

/// Counts one without a limit, for a transaction.
pub fn one_more(throttle: &Throttle, subject: &str, now: Timestamp) -> Change {
    added(throttle, subject, now, 1)
}

/// `what`, only where every window has room.
fn with_room<What>(what: Guarded<What>, throttle: &Throttle, now: Timestamp) -> Guarded<What> {
    let windows = throttle.windows.iter().enumerate();
    windows.fold(what, |what, (index, window)| {
        let (attribute, max) = (throttle.attribute(window, now), format!(":max{index}"));
        let room = format!("attribute_not_exists(#{attribute}) OR #{attribute} < {max}");
        what.when(&room).with(&max, window.max)
    })
}

/// The conditional update that counts one, for a transaction or for [`Throttles::count`].
pub fn change(throttle: &Throttle, subject: &str, now: Timestamp) -> Change {
    with_room(added(throttle, subject, now, 1), throttle, now)
}

/// Takes back what was counted by itself, unless it is gone already.
fn given_back(counted: Counted) -> Change {
    let change = Change::at(counted.key).with(":none", 0);
    counted.attributes.iter().fold(change, |change, attribute| {
        let condition = format!("#{attribute} > :none");
        change.add(attribute, -1).when(&condition)
    })
}

/// Takes back what was counted at `at`, once, in the transaction that makes it a success.
pub fn undo(throttle: &Throttle, subject: &str, at: Timestamp) -> Change {
    added(throttle, subject, at, -1)
}

/// A condition, for a transaction, that there is room; counts nothing.
pub fn has_room(throttle: &Throttle, subject: &str, now: Timestamp) -> Check {
    with_room(Check::at(key(throttle, subject, now)), throttle, now)
}

const FAILED_AT: &str = "failed_at";

/// `what`, only where not too many failures that its item remembers lie in the window that ends at `now`.
pub fn few_failures<What>(
    what: Guarded<What>,
    failures: &Failures,
    now: Timestamp,
) -> Guarded<What> {
    let last = format!("#{FAILED_AT}[{}]", failures.place());
    what.when(&format!("attribute_not_exists({last}) OR {last} <= :since"))
        .with(":since", failures.since(now))
}

/// `change`, which also remembers one more failure at `now`, newest first. The window slides, so none stands in the key.
pub fn failed(change: Change, now: Timestamp) -> Change {
    change.prepend(FAILED_AT, now.as_second())
}

/// The failures that an item remembers, epoch seconds, newest first.
pub fn failures(item: &Item) -> Vec<i64> {
    item.numbers(FAILED_AT)
}

/// The refusal where [`few_failures`] does not hold.
pub fn failures_refusal(
    throttle: &Failures,
    item: Option<&Item>,
    now: Timestamp,
    as_: Refusal,
) -> Problem {
    let failed = item.map(failures).unwrap_or_default();
    Problem::too_many(as_, throttle.retry_after(now, &failed).unwrap_or(1))
}

/// The refusal of a full counter, telling how long it stays full.
pub fn refusal(throttle: &Throttle, item: Option<&Item>, now: Timestamp, as_: Refusal) -> Problem {
    let counted = |name: &str| item.map_or(0, |item| item.number(name));
    let seconds = throttle.retry_after(now, counted);
    let shortest = throttle.windows.first().map_or(60, |window| window.seconds);
    Problem::too_many(as_, seconds.unwrap_or_else(|| seconds_left(shortest, now)))
}

/// Counting by one App.
#[derive(Clone, Copy)]
pub struct Throttles<'a>(&'a App);

impl App {
    /// The throttles.
    pub const fn throttles(&self) -> Throttles<'_> {
        Throttles(self)
    }
}

impl Throttles<'_> {
    /// Counts one try of `subject` before it is compared.
    ///
    /// # Errors
    /// `too-many-tries` when a window is full; nothing is counted then.
    pub async fn count(
        self,
        throttle: &Throttle,
        subject: Subject<'_>,
    ) -> Result<Counted, Problem> {
        let now = self.0.now();
        let subject = &self.0.secrets().await?.subject(subject);
        let one_more = change(throttle, subject, now);
        match self.0.tables().update(one_more).await? {
            Update::Done(_) => Ok(Counted::of(throttle, subject, now)),
            Update::Unmet(item) => {
                Err(refusal(throttle, item.as_ref(), now, Refusal::TooManyTries))
            }
        }
    }

    /// Takes back what a success had counted. A lost one only makes the counter stricter, so a
    /// fault here never turns a success into a failure.
    pub async fn give_back(self, counted: Counted) {
        let given_back = self.0.tables().update(given_back(counted)).await;
        if given_back.is_err() {
            tracing::warn!("a count was not given back");
        }
    }

    /// Counts one try under each of `limits` at the same time, before anything is compared; refuses with the longest
    /// wait of the full ones, and then nothing stays counted.
    pub async fn count_all(
        self,
        limits: &[(Throttle, Subject<'_>)],
    ) -> Result<Vec<Counted>, Problem> {
        let each = limits.iter();
        let each = each.map(|(throttle, subject)| self.count(throttle, *subject));
        let (mut counted, mut refused): (Vec<Counted>, Option<Problem>) = (Vec::new(), None);
        for one in join_all(each).await {
            match one {
                Ok(one) => counted.push(one),
                Err(problem) => refused = longer(refused, problem),
            }
        }
        match refused {
            None => Ok(counted),
            Some(problem) => {
                self.give_back_all(counted).await;
                Err(problem)
            }
        }
    }

    /// [`Throttles::give_back`] of all at the same time.
    pub async fn give_back_all(self, counted: Vec<Counted>) {
        join_all(counted.into_iter().map(|one| self.give_back(one))).await;
    }

    /// Counts one without a limit, for the reader to decide by; answers the counter.
    pub async fn count_unlimited(
        self,
        throttle: &Throttle,
        subject: Subject<'_>,
    ) -> Result<Item, Problem> {
        let subject = &self.0.secrets().await?.subject(subject);
        let raised = one_more(throttle, subject, self.0.now());
        let Update::Done(item) = self.0.tables().update(raised).await? else {
            return Err(Problem::internal("throttle", "unmet without a condition"));
        };
        Ok(item)
    }
}

/// The refusal that waits longer.
fn longer(one: Option<Problem>, other: Problem) -> Option<Problem> {
    match one {
        Some(one) if one.retry_after() >= other.retry_after() => Some(one),
        _ => Some(other),
    }
}

#[cfg(test)]
mod tests;
