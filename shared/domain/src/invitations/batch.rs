//! The head of a batch: who may send it now.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Round;

/// How long one tick holds a batch. A call's timeout is less than half of it.
pub const LEASE: SignedDuration = SignedDuration::from_secs(120);

/// How many recipients one call to the bulk sender takes at `rate` mails a second: a tenth of a
/// second's worth, at least 1 and at most the 50 that SES allows.
pub fn call_size(rate: u32) -> u32 {
    (rate / 10).clamp(1, 50)
}

/// The head of one batch: one insurer, one round, one sender. Its recipients are its payload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// The round that it is of.
    #[serde(flatten)]
    pub of: Round,
    /// 0–15, part of the key.
    pub shard: u8,
    /// Number within the shard, the rest of the key.
    pub seq: u32,
    /// How often it was leased.
    pub attempt: u32,
    /// Where it stands.
    pub state: State,
}

/// Where a batch stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Waits for a tick, from this moment on (later than now when it was throttled).
    Pending {
        /// Not to be leased before.
        not_before: Timestamp,
    },
    /// A tick is sending it.
    Leased {
        /// Random name of the tick that holds it.
        owner: String,
        /// From this moment on anybody may take it over.
        until: Timestamp,
    },
    /// No recipient is pending any more.
    Done,
}

/// What a transition answers; anything but `Granted` leaves the batch as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The batch moved.
    Granted,
    /// Its time has not come.
    NotDue,
    /// Another tick holds it.
    Held,
    /// It is finished.
    Finished,
}

impl Batch {
    /// Takes the batch for [`LEASE`]: pending and due, or leased and expired (at `until` exactly it is).
    #[must_use]
    pub fn lease(self, owner: &str, now: Timestamp) -> (Self, Verdict) {
        let verdict = match &self.state {
            State::Pending { not_before } if now < *not_before => Verdict::NotDue,
            State::Leased { until, .. } if now < *until => Verdict::Held,
            State::Done => Verdict::Finished,
            State::Pending { .. } | State::Leased { .. } => Verdict::Granted,
        };
        if verdict != Verdict::Granted {
            return (self, verdict);
        }
        let state = State::Leased {
            owner: owner.to_owned(),
            until: later(now, LEASE),
        };
        (
            Self {
                attempt: self.attempt.saturating_add(1),
                state,
                ..self
            },
            verdict,
        )
    }

    /// Gives the batch back before it is finished, because sending is throttled or the tick's time is
    /// up; it waits until `not_before`.
    #[must_use]
    pub fn release(self, owner: &str, not_before: Timestamp) -> (Self, Verdict) {
        self.leave(owner, State::Pending { not_before })
    }

    /// Ends the batch once no recipient is pending. An owner whose lease has expired may still record
    /// what it did, as long as nobody else has taken over.
    #[must_use]
    pub fn finish(self, owner: &str) -> (Self, Verdict) {
        self.leave(owner, State::Done)
    }

    fn leave(self, owner: &str, next: State) -> (Self, Verdict) {
        match &self.state {
            State::Done => (self, Verdict::Finished),
            State::Pending { .. } => (self, Verdict::NotDue),
            State::Leased { owner: holder, .. } if holder != owner => (self, Verdict::Held),
            State::Leased { .. } => (
                Self {
                    state: next,
                    ..self
                },
                Verdict::Granted,
            ),
        }
    }

    /// Whether `owner` may start another call: its lease outlasts the call's timeout, so that no two
    /// ticks ever send the same batch at once.
    pub fn may_call(&self, owner: &str, now: Timestamp, timeout: SignedDuration) -> bool {
        matches!(&self.state, State::Leased { owner: holder, until }
            if holder == owner && later(now, timeout) < *until)
    }

    /// When a tick should look at it next: the sort key of the sparse index, none once done.
    pub const fn due_at(&self) -> Option<Timestamp> {
        match &self.state {
            State::Pending { not_before } => Some(*not_before),
            State::Leased { until, .. } => Some(*until),
            State::Done => None,
        }
    }
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests;
