//! One recipient of a batch and what became of the mail.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::campaigns::Mails;
use crate::field::redacted;

/// A targeted member in a batch.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Whose counters move with the state.
    #[serde(rename = "m")]
    pub member_id: Uuid,
    /// The registered address; none is never invented.
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The workplace (事業所) at the opening, under which the member is counted; may be empty.
    #[serde(rename = "w", default, skip_serializing_if = "String::is_empty")]
    pub workplace: String,
    /// Key of the roster entry at the opening (HMAC, lower-case hex): where the member is looked up once more.
    #[serde(rename = "k")]
    pub roster_key: String,
    /// Whether there was an account already when the round was planned.
    #[serde(rename = "r", default, skip_serializing_if = "std::ops::Not::not")]
    pub registered: bool,
    /// What stood in the way of this one mail so far.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub later: Option<Later>,
    /// Where the mail stands.
    #[serde(rename = "s")]
    pub delivery: Delivery,
}

redacted!(Recipient: member_id, delivery);

/// Where one mail stands.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delivery {
    /// Not sent yet, as far as is known.
    #[serde(rename = "p")]
    Pending,
    /// The sender took it (nothing more is known); its message id.
    #[serde(rename = "a")]
    Accepted(String),
    /// The sender refused this destination.
    #[serde(rename = "f")]
    Failed,
    /// It is not sent, for a reason.
    #[serde(rename = "s")]
    Suppressed(Suppression),
}

/// Why a mail is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Suppression {
    /// No address is registered.
    NoAddress,
    /// The member left the roster since, or somebody else stands there now.
    Gone,
    /// The member has opened an account since.
    Registered,
    /// The member has submitted already.
    Submitted,
    /// The campaign is over.
    Closed,
}

/// How often one mail met what passes, and from when on it is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Later {
    /// How often.
    #[serde(rename = "n")]
    pub times: u32,
    /// Not before this moment.
    #[serde(rename = "t")]
    pub from: Timestamp,
}

/// So often one mail is tried again: by the pauses some twenty-two hours.
const MOST_LATER: u32 = 9;
/// The first pause; each is twice the one before, up to the longest.
const FIRST_PAUSE: i64 = 300;
const LONGEST_PAUSE: i64 = 6 * 3_600;

impl Later {
    /// Once more; none where it has been often enough.
    fn again(was: Option<Self>, now: Timestamp) -> Option<Self> {
        let times = was.map_or(0, |was| was.times);
        let pause = FIRST_PAUSE.checked_shl(times).unwrap_or(LONGEST_PAUSE);
        let pause = SignedDuration::from_secs(pause.min(LONGEST_PAUSE));
        let from = now.checked_add(pause).unwrap_or(Timestamp::MAX);
        let times = times + 1;
        (times <= MOST_LATER).then_some(Self { times, from })
    }
}

/// What the bulk sender says about one destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendAnswer {
    /// `Success` with its message id: accepted, no more.
    Accepted(String),
    /// This destination is refused; another try would be refused too.
    Refused,
    /// This destination cannot be reached now, or nobody knows the word: the others go on.
    Later,
    /// The sender, its template or its configuration set cannot be used: somebody has to set it right.
    Sender,
    /// The account takes nothing from anybody now.
    Account,
}

/// From so many destinations on, refused all alike, the fault is not theirs.
const OURS: usize = 10;

impl SendAnswer {
    /// Reads the `BulkEmailStatus` of each destination of one call, with its message id.
    pub fn read_all(statuses: &[(&str, Option<&str>)]) -> Vec<Self> {
        let answers = statuses.iter().map(|(status, id)| Self::read(status, *id));
        let answers: Vec<Self> = answers.collect();
        let alike = statuses
            .iter()
            .all(|(status, _)| Some(status) == statuses.first().map(|(first, _)| first));
        let refused = answers.first() == Some(&Self::Refused);
        if alike && refused && answers.len() >= OURS {
            return vec![Self::Sender; answers.len()];
        }
        answers
    }

    /// What the code means with which a whole call was refused.
    pub fn of_call(code: &str) -> Self {
        match Self::read(code.trim_end_matches("Exception"), None) {
            Self::Refused | Self::Sender => Self::Sender,
            _ if code.starts_with("AccessDenied") => Self::Sender,
            _ => Self::Account,
        }
    }

    fn read(status: &str, message_id: Option<&str>) -> Self {
        match status {
            // Accepted without an id: never send it a second time.
            "Success" => Self::Accepted(message_id.unwrap_or_default().to_owned()),
            "MessageRejected" | "InvalidParameterValue" | "Failed" => Self::Refused,
            "MailFromDomainNotVerified" | "TemplateDoesNotExist" | "InvalidSendingPoolName" => {
                Self::Sender
            }
            other if other.starts_with("ConfigurationSet") => Self::Sender,
            other if other.starts_with("Account") => Self::Account,
            _ => Self::Later,
        }
    }
}

impl Recipient {
    /// Whether a call may hold the mail at `now`, as far as the recipient is concerned.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.delivery == Delivery::Pending && self.later.is_none_or(|later| now >= later.from)
    }

    /// Records the sender's answer; only a pending one moves.
    pub fn answered(mut self, answer: SendAnswer, now: Timestamp) -> Self {
        if self.delivery != Delivery::Pending {
            return self;
        }
        match answer {
            SendAnswer::Accepted(id) => self.delivery = Delivery::Accepted(id),
            SendAnswer::Refused => self.delivery = Delivery::Failed,
            SendAnswer::Later => match Later::again(self.later, now) {
                Some(later) => self.later = Some(later),
                None => self.delivery = Delivery::Failed,
            },
            SendAnswer::Sender | SendAnswer::Account => {}
        }
        self
    }

    /// The mail is not sent; only a pending one moves.
    pub fn suppressed(mut self, why: Suppression) -> Self {
        if self.delivery == Delivery::Pending {
            self.delivery = Delivery::Suppressed(why);
        }
        self
    }
}

/// As the campaign counts it.
impl From<&Delivery> for Mails {
    fn from(delivery: &Delivery) -> Self {
        match delivery {
            Delivery::Pending => Self::Pending,
            Delivery::Accepted(_) => Self::Accepted,
            Delivery::Failed => Self::Failed,
            Delivery::Suppressed(_) => Self::Suppressed,
        }
    }
}

#[cfg(test)]
mod tests;
