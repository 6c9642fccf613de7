//! A code on its way in somebody's flow: sent, tried, dead. Sign-up and reissue carry one alike.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Compared;

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
    /// Which request confirmed it, so that an answer that was lost and asked again finds its own effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
    /// Comparisons spent on the code, counted before each comparison.
    #[serde(default)]
    pub tries: u32,
}

impl MailedCode {
    /// A new code, sent at `now` and refused from `expires_at` (epoch seconds): it replaces the old one and its
    /// tries.
    pub(crate) fn new(code: NewCode, now: Timestamp, expires_at: i64) -> Self {
        Self {
            hash: Some(code.hash),
            id: Some(code.id),
            sent_at: Some(now.as_second()),
            expires_at: Some(expires_at),
            confirmed_by: None,
            tries: 0,
        }
    }

    /// Kills the code. The time of its sending stays, by which the next one waits.
    pub(crate) fn withdraw(&mut self) {
        self.hash = None;
        self.id = None;
        self.expires_at = None;
    }

    /// Whether `compared` confirms it: this very code was right, in time, and its try was counted before.
    pub(crate) fn is_confirmed(&self, now: Timestamp, compared: &Compared) -> bool {
        let counted = (1..=TRIES).contains(&self.tries);
        self.lives(now) && counted && compared.is_right_of(self)
    }

    /// When it was sent last; the epoch, where it never was.
    pub fn sent(&self) -> Timestamp {
        Timestamp::from_second(self.sent_at.unwrap_or_default()).unwrap_or_default()
    }

    /// The code's life at its sending in whole minutes, as mail and screen say it.
    pub fn minutes(&self) -> Option<i64> {
        let (sent, expires) = (self.sent_at?, self.expires_at?);
        Some((expires - sent + 59) / 60)
    }

    fn lives(&self, now: Timestamp) -> bool {
        let in_time = |expires| now.as_second() < expires;
        self.hash.is_some() && self.expires_at.is_some_and(in_time)
    }
}
