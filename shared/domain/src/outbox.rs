//! How a letter of the outbox is sent: at least once, and not for ever.
//!
//! ```text
//!  waiting(from) ─claim→ claimed(until) ─sent→ gone
//!       ↑  ↑                │    │
//!       │  └──── refused ───┘    └─ no answer: waits until the claim is over
//!       └ parked, after MOST_UNKNOWN calls without an answer or MOST_REFUSED refusals
//! ```
//! No edge but those drawn.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::throttle::{REISSUE_WARNING, Throttle};

/// How long a claim holds: longer than a function may run.
pub const CLAIM: SignedDuration = SignedDuration::from_secs(150);
/// After so many calls of which nobody knows what they did the letter is parked: each may have arrived.
pub const MOST_UNKNOWN: u32 = 2;
/// After so many refusals it is parked: by their pauses some nine hours later.
pub const MOST_REFUSED: u32 = 14;
/// The longest pause between two tries after a refusal, seconds.
const LONGEST_PAUSE: i64 = 3_600;

/// How many letters of this kind one address is sent; whatever is more is dropped. `None`: as many as there are.
#[must_use]
pub fn limit(kind: &str) -> Option<Throttle> {
    (kind == REISSUE_WARNING.kind).then_some(REISSUE_WARNING)
}

/// Where a letter stands.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// From when on a tick may claim it.
    pub not_before: Timestamp,
    /// Calls whose outcome is not known; counted before each call.
    pub unknown: u32,
    /// Calls that were certainly refused.
    pub refused: u32,
}

impl Posting {
    /// A letter that may be sent at once.
    pub const fn at(now: Timestamp) -> Self {
        Self {
            not_before: now,
            unknown: 0,
            refused: 0,
        }
    }

    /// Whether it is parked: no tick tries it again.
    pub const fn is_parked(&self) -> bool {
        self.unknown >= MOST_UNKNOWN || self.refused >= MOST_REFUSED
    }

    /// Whether no call was made for it yet.
    pub const fn is_new(&self) -> bool {
        self.unknown == 0 && self.refused == 0
    }

    /// The call is counted before it is made, and nobody else makes one before the claim is over. None before its
    /// time, nor of a parked one.
    pub fn claim(&self, now: Timestamp) -> Option<Self> {
        let may = now >= self.not_before && !self.is_parked();
        may.then(|| Self {
            not_before: later(now, CLAIM),
            unknown: self.unknown + 1,
            refused: self.refused,
        })
    }

    /// The claimed call was certainly refused: later again, each time a longer while.
    pub fn refused(&self, now: Timestamp) -> Self {
        let pause = 60_i64.checked_shl(self.refused).unwrap_or(LONGEST_PAUSE);
        let pause = SignedDuration::from_secs(pause.clamp(60, LONGEST_PAUSE));
        Self {
            not_before: later(now, pause),
            unknown: self.unknown.saturating_sub(1),
            refused: self.refused + 1,
        }
    }
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    #[test]
    fn a_claim_counts_first_and_holds_until_it_is_over() {
        let posting = Posting::at(at(0));
        assert_eq!(posting.claim(at(-1)), None);
        let claimed = posting.claim(at(0)).unwrap();
        assert_eq!((claimed.unknown, claimed.not_before), (1, at(150)));
        assert_eq!(claimed.claim(at(149)), None);
        let again = claimed.claim(at(150)).unwrap();
        assert!(again.is_parked());
        assert_eq!(again.claim(at(1_000)), None);
    }

    #[test]
    fn refusals_wait_longer_each_time_and_end() {
        let mut posting = Posting::at(at(0));
        let mut now = at(0);
        let mut pauses = Vec::new();
        while let Some(claimed) = posting.claim(now) {
            posting = claimed.refused(now);
            assert_eq!(posting.unknown, 0);
            pauses.push(posting.not_before.duration_since(now).as_secs());
            now = posting.not_before;
        }
        assert_eq!(pauses[..8], [60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
        assert_eq!(pauses.len(), MOST_REFUSED as usize);
    }
}
