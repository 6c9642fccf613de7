//! The failures of the networks around one address, and whether an insurer has registered it.

use domain::throttle::{Prefix, REGISTERED_SOURCE_MAX, SOURCE, Subject, seconds_left};
use futures_util::future::try_join_all;
use jiff::Timestamp;

use super::key;
use crate::tables::{Items, Key};
use crate::{App, Problem, Refusal, Source};

/// The counters of the networks around a source, read beside other things.
#[derive(Clone, Copy)]
pub struct SourceCounter {
    source: Source,
    now: Timestamp,
}

impl SourceCounter {
    /// The counters of `source` at `now`.
    pub const fn of(source: Source, now: Timestamp) -> Self {
        Self { source, now }
    }

    /// The narrowest network.
    pub fn prefix(&self) -> Prefix {
        Prefix::of(self.source.0)
    }

    /// The network that counts as one where many are told from few.
    pub fn crowd(&self) -> Prefix {
        Prefix::crowd(self.source.0)
    }

    /// The keys to read.
    pub fn keys(&self) -> Vec<Key> {
        let counters = Prefix::around(self.source.0).map(|prefix| self.counter(prefix));
        counters.chain([self.network()]).collect()
    }

    fn counter(&self, prefix: Prefix) -> Key {
        key(&SOURCE, &prefix.to_string(), self.now)
    }

    fn network(&self) -> Key {
        Key::network(self.prefix())
    }

    /// Whether the network is registered by `insurer`, or at all where nobody knows whose member is meant: an ID that
    /// does not exist must not be told from the insurer's own.
    pub fn is_of(&self, items: &Items, insurer: Option<&str>) -> bool {
        let registered = items.item(&self.network());
        let whose = registered.and_then(|item| item.text("insurer"));
        whose.is_some() && (insurer.is_none() || whose == insurer)
    }

    /// Refuses a source with too many failures; `own`: the network is the insurer's own, of whose member this is.
    ///
    /// # Errors
    /// `too-many-tries`.
    pub fn judge(&self, items: &Items, own: bool) -> Result<(), Problem> {
        for window in SOURCE.windows {
            let attribute = SOURCE.attribute(window, self.now);
            for (prefix, most) in self.counted(own) {
                let counter = items.item(&self.counter(prefix));
                if counter.is_some_and(|counter| counter.number(&attribute) >= most) {
                    let wait = seconds_left(window.seconds, self.now);
                    return Err(Problem::too_many(Refusal::TooManyTries, wait));
                }
            }
        }
        Ok(())
    }

    /// Counts a failure. One of a registered network's own members is no matter of its neighbours.
    ///
    /// # Errors
    /// `busy` or internal.
    pub async fn raise(&self, app: &App, own: bool) -> Result<(), Problem> {
        let throttles = app.throttles();
        let each = self.counted(own).into_iter();
        let each =
            each.map(|(prefix, _)| throttles.count_unlimited(&SOURCE, Subject::Source(prefix)));
        try_join_all(each).await.map(|_| ())
    }

    /// The networks that count, each with its most.
    fn counted(&self, own: bool) -> Vec<(Prefix, i64)> {
        if own {
            return vec![(self.prefix(), REGISTERED_SOURCE_MAX)];
        }
        let around = Prefix::around(self.source.0);
        around.map(|prefix| (prefix, prefix.most())).collect()
    }
}
