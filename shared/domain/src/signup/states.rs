//! The states as types: what each of them knows and gives to be stored.

use jiff::Timestamp;
use serde::Serialize;

use super::{Applicant, Flow, Stage};
use crate::FieldError;
use crate::code::MailedCode;

/// A flow by its state. Only this folder makes the variants' contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Identity matched, no code yet.
    Verified(Verified),
    /// A code is on its way.
    CodeSent(CodeSent),
    /// The proof that the code came back.
    Confirmed(Confirmed),
    /// The account is open.
    Used(Used),
}

/// A flow without a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified(pub(super) Flow);

/// A flow with a code, alive or dead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSent(pub(super) Flow);

/// The proof that a code came back in time: nothing else opens an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed(pub(super) Flow);

/// A flow whose account is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used(pub(super) Flow);

/// What a sending writes into the item: set all of it where the state is `verified` or `code-sent`.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Sending<'a> {
    state: Stage,
    expires_at: i64,
    #[serde(flatten)]
    code: &'a MailedCode,
    user_id: Option<&'a str>,
    email: Option<&'a str>,
}

/// What a confirmation writes, where the state is still `code-sent` and the code id the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Confirmation {
    state: Stage,
}

/// The answer to a wish for a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendVerdict {
    /// Store it, then mail it.
    Sent,
    /// The address is missing, or not to be changed here.
    Address(FieldError),
    /// The flow is confirmed or used: no code is needed any more.
    WrongState,
    /// The flow's time is over.
    NoFlow,
}

/// The answer after a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfirmVerdict {
    /// The code was right, in time and within its tries.
    Confirmed,
    /// Wrong, expired, exhausted, used or never sent alike.
    CodeRefused,
}

/// What an account is made of. Only a confirmed flow gives one.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    user_id: String,
    email: String,
    applicant: Applicant,
}

impl State {
    pub(super) fn of(flow: Flow) -> Self {
        match flow.state {
            Stage::Verified => Self::Verified(Verified(flow)),
            Stage::CodeSent => Self::CodeSent(CodeSent(flow)),
            Stage::Confirmed => Self::Confirmed(Confirmed(flow)),
            Stage::Used => Self::Used(Used(flow)),
        }
    }

    /// The flow itself.
    #[must_use]
    pub fn flow(&self) -> &Flow {
        match self {
            Self::Verified(Verified(flow))
            | Self::CodeSent(CodeSent(flow))
            | Self::Confirmed(Confirmed(flow))
            | Self::Used(Used(flow)) => flow,
        }
    }
}

impl CodeSent {
    /// What to store of the sending.
    #[must_use]
    pub fn sending(&self) -> Sending<'_> {
        let flow = &self.0;
        Sending {
            state: flow.state,
            expires_at: flow.expires_at,
            code: &flow.code,
            user_id: flow.user_id.as_deref(),
            email: flow.email.as_deref(),
        }
    }

    /// The flow itself.
    #[must_use]
    pub fn flow(&self) -> &Flow {
        &self.0
    }

    /// The code's life at its sending in whole minutes, as the mail says it: 10, less at the flow's very end.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        self.0.code.minutes().unwrap_or_default()
    }
}

impl Confirmed {
    /// What to store of the confirmation.
    #[must_use]
    pub const fn confirmation(&self) -> Confirmation {
        Confirmation {
            state: Stage::Confirmed,
        }
    }

    /// The flow itself.
    #[must_use]
    pub fn flow(&self) -> &Flow {
        &self.0
    }

    /// confirmed → used, with what the account is made of. The ID may be another than at the sending.
    /// Nothing once the flow's time is over (`no-flow`).
    #[must_use]
    pub fn open_account(self, now: Timestamp, user_id: &str) -> Option<(Used, Opening)> {
        let mut flow = self.0;
        let email = flow.email.clone().filter(|_| flow.is_live(now))?;
        let opening = Opening {
            user_id: user_id.to_owned(),
            email,
            applicant: flow.applicant.clone(),
        };
        flow.state = Stage::Used;
        flow.user_id = Some(user_id.to_owned());
        Some((Used(flow), opening))
    }
}

impl Used {
    /// Whether the account was opened under this ID, whatever the letter case: a repeat finds its own effect.
    #[must_use]
    pub fn is_for(&self, user_id: &str) -> bool {
        self.0
            .user_id
            .as_deref()
            .is_some_and(|used| used.eq_ignore_ascii_case(user_id))
    }

    /// The flow itself.
    #[must_use]
    pub fn flow(&self) -> &Flow {
        &self.0
    }
}

impl Opening {
    /// The user ID as typed.
    #[must_use]
    pub fn user_id(&self) -> &str {
        &self.user_id
    }

    /// The address that the code proved.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }

    /// Whose account it is.
    #[must_use]
    pub const fn applicant(&self) -> &Applicant {
        &self.applicant
    }
}
