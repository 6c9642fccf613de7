//! The sign-up: who proved to be whom, where the code went, and the account that a confirmed flow opens.
//!
//! `verify-identity` begins a [`Flow`], `send-code` sends (and takes back) its code, `confirm-code` confirms it and
//! `create-account` finishes it. A flow lives 30 minutes, each sending extends it to the code's expiry + 15 minutes,
//! and 60 minutes after its start it is over. What later steps need of roster and insurer is copied in once.

mod applicant;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::FieldError;
use crate::code::{NewCode, Purpose};
use crate::flow::{Confirmed, Flow, Journey, Stage, Unmoved};
use crate::throttle::RESEND_PAUSE;
pub use applicant::Applicant;

/// What a sign-up's flow carries.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignUp {
    /// The user ID last chosen, as typed; when the flow is done the account's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Where the last code went, in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Who signs up; written once.
    pub applicant: Applicant,
}

impl Journey for SignUp {
    const NAME: &'static str = "sign-up";
    const PURPOSE: Purpose = Purpose::SignUp;
    const LIFE: i64 = 30 * 60;
    const LONGEST_LIFE: i64 = 60 * 60;
    /// Ten minutes (seeds 001–003).
    const CODE_LIFE: i64 = 10 * 60;
    const LIFE_AFTER_CODE: i64 = 15 * 60;
}

/// Why no code is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSent {
    /// The flow does not move.
    Flow(Unmoved),
    /// The address is missing, or not to be changed here.
    Address(FieldError),
}

/// What an account is made of. Only a confirmed flow gives one.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Opening {
    /// The user ID as typed.
    pub user_id: String,
    /// The address that the code proved.
    pub email: String,
    /// Whose account it is.
    pub applicant: Applicant,
}

impl SignUp {
    /// A sign-up of `applicant`.
    pub const fn of(applicant: Applicant) -> Self {
        Self {
            user_id: None,
            email: None,
            applicant,
        }
    }

    /// Where the code went, as the screen may show it: a registered address by the insurer's policy, a typed
    /// one in full.
    pub fn sent_to(&self) -> Option<String> {
        let email = self.email.as_deref()?;
        if self.applicant.registered() == Some(email) {
            self.applicant.email_shown()
        } else {
            Some(email.to_owned())
        }
    }
}

impl Flow<SignUp> {
    /// A fresh code for `user_id`, to the registered address or to the `typed` one.
    ///
    /// # Errors
    /// Why it is not sent.
    pub fn send_to(
        self,
        now: Timestamp,
        user_id: &str,
        typed: Option<&str>,
        code: NewCode,
    ) -> Result<Self, NotSent> {
        let mut flow = self.send_code(now, code).map_err(NotSent::Flow)?;
        let email = flow.carries.applicant.address(typed);
        flow.carries.email = Some(email.map_err(NotSent::Address)?);
        flow.carries.user_id = Some(user_id.to_owned());
        Ok(flow)
    }

    /// Epoch seconds from which the code may be sent again.
    pub fn resend_at(&self) -> Option<i64> {
        self.code.sent_at.map(|sent| sent + RESEND_PAUSE)
    }

    /// Whether this account was opened under `user_id`, whatever the letter case: a repeat finds its own effect.
    pub fn opened(&self, user_id: &str) -> bool {
        let used = self.carries.user_id.as_deref();
        self.stage == Stage::Done && used.is_some_and(|used| used.eq_ignore_ascii_case(user_id))
    }
}

impl Confirmed<SignUp> {
    /// confirmed → done, with what the account is made of. The ID may be another than at the sending.
    /// Nothing once the flow's time is over (`no-flow`).
    pub fn open_account(self, now: Timestamp, user_id: &str) -> Option<(Flow<SignUp>, Opening)> {
        let mut flow = self.finish(now)?;
        let opening = Opening {
            user_id: user_id.to_owned(),
            email: flow.carries.email.clone()?,
            applicant: flow.carries.applicant.clone(),
        };
        flow.carries.user_id = Some(user_id.to_owned());
        Some((flow, opening))
    }
}
