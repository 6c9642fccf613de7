//! One recipient of a batch and what became of the mail.

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
    /// Where the mail stands.
    #[serde(rename = "s")]
    pub delivery: Delivery,
}

redacted!(Recipient: member_id, delivery);

/// Where one mail stands.
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
    /// It is not sent: no address is registered.
    #[serde(rename = "s")]
    Suppressed,
}

/// What the bulk sender says about one destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendAnswer {
    /// `Success` with its message id: accepted, no more.
    Accepted(String),
    /// This destination is refused; another try would be refused too.
    Refused,
    /// Throttled, paused or misconfigured: nothing is wrong with the recipient, who stays pending.
    Later,
}

impl SendAnswer {
    /// Reads SES's `BulkEmailStatus` of one destination. Whatever is not about the destination itself
    /// keeps the recipient pending, so that a wrong setting loses nobody.
    #[must_use]
    pub fn read(status: &str, message_id: Option<&str>) -> Self {
        match (status, message_id) {
            ("Success", Some(id)) => Self::Accepted(id.to_owned()),
            // Accepted without an id: never send it a second time.
            ("Success", None) => Self::Accepted(String::new()),
            ("MessageRejected" | "InvalidParameterValue" | "Failed", _) => Self::Refused,
            _ => Self::Later,
        }
    }
}

impl Delivery {
    /// Records the sender's answer; only a pending recipient moves.
    #[must_use]
    pub fn answered(self, answer: SendAnswer) -> Self {
        match (self, answer) {
            (Self::Pending, SendAnswer::Accepted(id)) => Self::Accepted(id),
            (Self::Pending, SendAnswer::Refused) => Self::Failed,
            (state, _) => state,
        }
    }
}

/// As the campaign counts it.
impl From<&Delivery> for Mails {
    fn from(delivery: &Delivery) -> Self {
        match delivery {
            Delivery::Pending => Self::Pending,
            Delivery::Accepted(_) => Self::Accepted,
            Delivery::Failed => Self::Failed,
            Delivery::Suppressed => Self::Suppressed,
        }
    }
}

#[cfg(test)]
mod tests;
