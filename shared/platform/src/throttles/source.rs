//! One network's failures, and whether an insurer has registered it.

use domain::throttle::{Prefix, REGISTERED_SOURCE_MAX, SOURCE, Subject, seconds_left};
use jiff::Timestamp;

use super::key;
use crate::tables::{Items, Key};
use crate::{Problem, Refusal, Source};

/// The counter of a source's network and whether it is registered, read beside other things.
pub struct SourceCounter {
    prefix: Prefix,
    now: Timestamp,
}

impl SourceCounter {
    /// The counter of `source` at `now`.
    pub fn of(source: Source, now: Timestamp) -> Self {
        Self {
            prefix: Prefix::of(source.0),
            now,
        }
    }

    /// What it is counted under.
    pub const fn subject(&self) -> Subject<'static> {
        Subject::Source(self.prefix)
    }

    /// The keys to read.
    pub fn keys(&self) -> [Key; 2] {
        [
            key(&SOURCE, &self.prefix.to_string(), self.now),
            Key::network(self.prefix),
        ]
    }

    /// Refuses a source with too many failures.
    ///
    /// # Errors
    /// `too-many-tries`.
    pub fn judge(&self, items: &Items) -> Result<(), Problem> {
        let [counter, network] = self.keys();
        for window in SOURCE.windows {
            let registered = items.item(&network).is_some();
            let max = if registered {
                REGISTERED_SOURCE_MAX
            } else {
                window.max
            };
            let attribute = SOURCE.attribute(window, self.now);
            let counted = items.item(&counter).map(|item| item.number(&attribute));
            if counted.is_some_and(|counted| counted >= max) {
                let wait = seconds_left(window.seconds, self.now);
                return Err(Problem::too_many(Refusal::TooManyTries, wait));
            }
        }
        Ok(())
    }
}
