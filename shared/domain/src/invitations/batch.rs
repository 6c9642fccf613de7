//! The head of a batch: who may send it now.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Delivery, Payload, Recipient, Round};

/// How long one tick holds a batch. A call's timeout is less than half of it.
pub const LEASE: SignedDuration = SignedDuration::from_secs(120);

/// How often a recipient is handed to the sender without a recorded answer: nobody is mailed more than twice.
pub const MOST_TRIES: u8 = 2;
/// After so many leases in a row that came to no orderly end the batch is parked: something in it breaks ticks.
const MOST_ATTEMPTS: u32 = 20;

/// How many recipients one call to the bulk sender takes at `rate` mails a second: a tenth of a second's worth
/// (below 20 a second a fifth), at least 1 and at most the 50 that SES allows.
pub fn call_size(rate: u32) -> u32 {
    let part = if rate < 20 { 5 } else { 10 };
    (rate / part).clamp(1, 50)
}

/// The head of one batch: one insurer, one round, one sender. Its recipients are its payload.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// The round that it is of.
    #[serde(flatten)]
    pub of: Round,
    /// 0–15, part of the key.
    pub shard: u8,
    /// Number within the shard, the rest of the key.
    pub seq: u32,
    /// How often in a row it was leased without being given back.
    pub attempt: u32,
    /// How often each recipient was handed to the sender without a recorded answer: a digit each, by place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tried: String,
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
    /// Nobody tries it again before an operator takes it up: it stands in no index.
    Parked,
    /// No recipient is pending any more.
    Done,
}

/// What a tick does next with a batch that it holds.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// A call to the recipients at these places.
    Call(Vec<usize>),
    /// Nothing before this moment.
    Wait(Timestamp),
    /// Whoever is still pending was tried too often.
    Park,
    /// Nobody is pending.
    Finish,
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
    /// It is finished, or parked.
    Finished,
    /// It moved: it was leased too often in a row, and is parked.
    WornOut,
}

impl Batch {
    /// Takes the batch for [`LEASE`]: pending and due, or leased and expired (at `until` exactly it is).
    pub fn lease(self, owner: &str, now: Timestamp) -> (Self, Verdict) {
        let verdict = match &self.state {
            State::Pending { not_before } if now < *not_before => Verdict::NotDue,
            State::Leased { until, .. } if now < *until => Verdict::Held,
            State::Done | State::Parked => Verdict::Finished,
            _ if self.attempt >= MOST_ATTEMPTS => Verdict::WornOut,
            State::Pending { .. } | State::Leased { .. } => Verdict::Granted,
        };
        let state = match verdict {
            Verdict::Granted => State::Leased {
                owner: owner.to_owned(),
                until: later(now, LEASE),
            },
            Verdict::WornOut => State::Parked,
            _ => return (self, verdict),
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
    pub fn release(self, owner: &str, not_before: Timestamp) -> (Self, Verdict) {
        self.leave(owner, State::Pending { not_before })
    }

    /// Ends the batch once no recipient is pending. An owner whose lease has expired may still record
    /// what it did, as long as nobody else has taken over.
    pub fn finish(self, owner: &str) -> (Self, Verdict) {
        self.leave(owner, State::Done)
    }

    /// Puts the batch aside, since nobody knows any more whom another call would reach a third time.
    pub fn park(self, owner: &str) -> (Self, Verdict) {
        self.leave(owner, State::Parked)
    }

    /// parked → pending, by an operator who has looked: everybody who is pending may be tried again.
    pub fn take_up(self, now: Timestamp) -> (Self, Verdict) {
        if self.state != State::Parked {
            return (self, Verdict::NotDue);
        }
        let state = State::Pending { not_before: now };
        let (attempt, tried) = (0, String::new());
        let taken = Self {
            attempt,
            tried,
            state,
            ..self
        };
        (taken, Verdict::Granted)
    }

    /// What to do with the recipients at `now`, at most `size` in one call.
    pub fn next(&self, all: &Payload, size: u32, now: Timestamp) -> Next {
        let pending = |(_, one): &(usize, &Recipient)| one.delivery == Delivery::Pending;
        let pending: Vec<_> = all.0.iter().enumerate().filter(pending).collect();
        if pending.is_empty() {
            return Next::Finish;
        }
        let open = pending
            .into_iter()
            .filter(|(place, _)| self.tries(*place) < MOST_TRIES);
        let open: Vec<_> = open.collect();
        let due = open.iter().filter(|(_, one)| one.is_due(now));
        let due: Vec<usize> = due.map(|(place, _)| *place).take(size as usize).collect();
        if !due.is_empty() {
            return Next::Call(due);
        }
        let times = open.iter().filter_map(|(_, one)| one.later);
        times
            .map(|later| later.from)
            .min()
            .map_or(Next::Park, Next::Wait)
    }

    /// Counts a try of each of these places, which is written before they are handed over.
    pub fn trying(self, places: &[usize]) -> Self {
        self.counted(places, |tries| tries.saturating_add(1).min(9))
    }

    /// Takes their try back: certainly nothing was sent.
    pub fn not_sent(self, places: &[usize]) -> Self {
        self.counted(places, |tries| tries.saturating_sub(1))
    }

    fn tries(&self, place: usize) -> u8 {
        self.tried
            .as_bytes()
            .get(place)
            .map_or(0, |digit| digit.saturating_sub(b'0'))
    }

    fn counted(self, places: &[usize], next: impl Fn(u8) -> u8) -> Self {
        let end = places.iter().map(|place| place + 1).max().unwrap_or(0);
        let digit = |place: usize| {
            let tries = self.tries(place);
            let tries = if places.contains(&place) {
                next(tries)
            } else {
                tries
            };
            char::from(b'0' + tries)
        };
        let tried = (0..end.max(self.tried.len())).map(digit).collect();
        Self { tried, ..self }
    }

    fn leave(self, owner: &str, next: State) -> (Self, Verdict) {
        match &self.state {
            State::Done | State::Parked => (self, Verdict::Finished),
            State::Pending { .. } => (self, Verdict::NotDue),
            State::Leased { owner: holder, .. } if holder != owner => (self, Verdict::Held),
            State::Leased { .. } => (
                Self {
                    attempt: 0,
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

    /// When a tick should look at it next: the sort key of the sparse index, none once done or parked.
    pub const fn due_at(&self) -> Option<Timestamp> {
        match &self.state {
            State::Pending { not_before } => Some(*not_before),
            State::Leased { until, .. } => Some(*until),
            State::Done | State::Parked => None,
        }
    }
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests;
