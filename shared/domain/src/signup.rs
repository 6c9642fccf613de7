//! The sign-up flow: who proved to be whom, where the code went, and what may happen next.
//!
//! ```text
//!  verify-identity      send-code        confirm-code       create-account
//!  ───────────────> verified ───> code-sent ───────> confirmed ───────> used
//!                                 │  ▲  │  ▲
//!                        ▲        └──┘  └──┘
//!                        │     send-code  a refused code spends a try
//!                        └─────── │
//!                    send-code {withdraw} (戻る): the code is dead
//! ```
//! No edge but those drawn. A flow lives 30 minutes, each sending extends it to the code's expiry + 15
//! minutes, and 60 minutes after its start it is over. The item is flat where it changes, so that plain
//! conditional updates reach every attribute; what later steps need of roster and insurer is copied in once.

mod applicant;
#[cfg(test)]
mod item_tests;
mod machine;
#[cfg(test)]
mod property_tests;
mod states;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::code::MailedCode;
pub use applicant::Applicant;
pub use states::{
    CodeSent, ConfirmVerdict, Confirmation, Confirmed, Opening, SendVerdict, Sending, State, Used,
    Verified,
};

/// A flow's life from its start, in seconds (30 minutes).
pub const LIFE: i64 = 30 * 60;
/// The longest life that resending reaches, in seconds from the start (60 minutes).
pub const LONGEST_LIFE: i64 = 60 * 60;
/// What a sending leaves after the code's expiry, in seconds (15 minutes).
pub const LIFE_AFTER_CODE: i64 = 15 * 60;
/// A code's life in seconds (10 minutes; seeds 001–003).
pub const CODE_LIFE: i64 = 10 * 60;
/// Seconds between two sendings (the throttle decides; the screen shows when).
pub const RESEND_AFTER: i64 = 60;

/// Marks a `F#` item as a sign-up flow: a reissue flow's cookie never opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The attribute's value.
    #[serde(rename = "sign-up")]
    SignUp,
}

impl Kind {
    /// The value of the attribute `kind`.
    pub const TEXT: &'static str = "sign-up";
}

/// Where the flow stands; the value of the attribute `state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The identity matched; no code yet.
    Verified,
    /// A code is on its way.
    CodeSent,
    /// The code came back in time: an account may be opened. Nothing leads back.
    Confirmed,
    /// The account is open.
    Used,
}

/// The item `F#<flow id>` of table `fleeting`. `Debug` shows nothing of the person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// Always [`Kind::SignUp`].
    pub kind: Kind,
    /// SHA-256 of the cookie's token, lower-case hex.
    pub token_hash: String,
    /// Where it stands.
    pub state: Stage,
    /// Epoch seconds of the start.
    pub started_at: i64,
    /// Epoch seconds from which the flow is over; the table's TTL, which may lag.
    pub expires_at: i64,
    /// The code on its way, if one is.
    #[serde(flatten)]
    pub code: MailedCode,
    /// The user ID last chosen, as typed; after `used` the account's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Where the last code went, in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Who signs up; written once.
    pub applicant: Applicant,
}

impl Flow {
    /// A flow for somebody whose identity matched.
    #[must_use]
    pub fn start(now: Timestamp, token_hash: String, applicant: Applicant) -> Self {
        let started_at = now.as_second();
        Self {
            kind: Kind::SignUp,
            token_hash,
            state: Stage::Verified,
            started_at,
            expires_at: started_at + LIFE,
            code: MailedCode::default(),
            user_id: None,
            email: None,
            applicant,
        }
    }

    /// Whether the flow still lives; over means `no-flow` for every step.
    #[must_use]
    pub fn is_live(&self, now: Timestamp) -> bool {
        now.as_second() < self.expires_at
    }

    /// The flow as what it is: one variant per state, from which the transitions go.
    #[must_use]
    pub fn state(self) -> State {
        State::of(self)
    }

    /// Where the code went, as the screen may show it: a registered address by the insurer's policy, a typed
    /// one in full.
    #[must_use]
    pub fn sent_to(&self) -> Option<String> {
        let email = self.email.as_deref()?;
        if self.applicant.registered() == Some(email) {
            self.applicant.email_shown()
        } else {
            Some(email.to_owned())
        }
    }

    /// Epoch seconds from which the code may be sent again.
    #[must_use]
    pub fn resend_at(&self) -> Option<i64> {
        self.code.sent_at.map(|sent| sent + RESEND_AFTER)
    }
}

impl fmt::Debug for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flow")
            .field("state", &self.state)
            .field("expires_at", &self.expires_at)
            .field("tries", &self.code.tries)
            .finish_non_exhaustive()
    }
}
