//! A code on its way in somebody's flow: sent, tried, dead. Sign-up and reissue carry one alike.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Comparisons that one code allows, right or wrong.
pub const TRIES: u32 = 5;

/// A fresh code: its id and HMAC (lower-case hex). The digits themselves go into the mail only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCode {
    /// Tells this sending from every other.
    pub id: String,
    /// What the table keeps of the digits.
    pub hash: String,
}

/// What a flow's item keeps of its code, flat, so that plain conditional updates reach every attribute.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailedCode {
    /// HMAC of the code alive, lower-case hex.
    #[serde(rename = "code_hash", default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// Which sending the code belongs to: an older one's answer confirms nothing.
    #[serde(rename = "code_id", default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Epoch seconds of the last sending; stays when the code is withdrawn.
    #[serde(rename = "code_sent_at", default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<i64>,
    /// Epoch seconds from which the code is refused.
    #[serde(rename = "code_expires_at", default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<i64>,
    /// Comparisons spent on the code, counted before each comparison.
    #[serde(default)]
    pub tries: u32,
}

/// The answer to 戻る.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackVerdict {
    /// No code lives.
    Back,
    /// The code has come back already.
    WrongState,
    /// The flow's time is over.
    NoFlow,
}

/// The answer before a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TryVerdict {
    /// The try is counted: compare.
    Compare,
    /// Expired, exhausted, used or never sent alike.
    CodeRefused,
}

impl MailedCode {
    /// A new code, sent at `now` and refused from `expires_at` (epoch seconds): it replaces the old one and its
    /// tries.
    pub(crate) fn sent(code: NewCode, now: Timestamp, expires_at: i64) -> Self {
        Self {
            hash: Some(code.hash),
            id: Some(code.id),
            sent_at: Some(now.as_second()),
            expires_at: Some(expires_at),
            tries: 0,
        }
    }

    /// Kills the code. The time of its sending stays, by which the next one waits.
    pub(crate) fn withdraw(&mut self) {
        self.hash = None;
        self.id = None;
        self.expires_at = None;
    }

    /// Counts a try, if the code lives and has one left.
    pub(crate) fn spend_a_try(&mut self, now: Timestamp) -> TryVerdict {
        if self.lives(now) && self.tries < TRIES {
            self.tries += 1;
            TryVerdict::Compare
        } else {
            TryVerdict::CodeRefused
        }
    }

    /// Whether a match counts: in time, and its try was counted before.
    pub(crate) fn may_confirm(&self, now: Timestamp) -> bool {
        self.lives(now) && (1..=TRIES).contains(&self.tries)
    }

    /// The code's life at its sending in whole minutes, as mail and screen say it.
    #[must_use]
    pub fn minutes(&self) -> Option<i64> {
        let (sent, expires) = (self.sent_at?, self.expires_at?);
        Some((expires - sent + 59) / 60)
    }

    fn lives(&self, now: Timestamp) -> bool {
        let in_time = |expires| now.as_second() < expires;
        self.hash.is_some() && self.expires_at.is_some_and(in_time)
    }
}
