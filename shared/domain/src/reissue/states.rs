//! The flow's states as types: what each of them knows and gives to be stored.

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use crate::code::MailedCode;

use super::{Application, Prefecture, ReissueFlow, Request, Stage};

/// A flow by its state. Only this folder makes the variants' contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Number and address are given.
    Started(Started),
    /// A code is on its way.
    CodeSent(CodeSent),
    /// The proof that code and facility were right.
    Confirmed(Confirmed),
    /// The request is accepted.
    Requested(Requested),
}

/// A flow without a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started(pub(super) ReissueFlow);

/// A flow with a code, alive or dead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSent(pub(super) ReissueFlow);

/// The proof that code and facility were right: nothing else makes a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed(pub(super) ReissueFlow);

/// A flow whose request is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requested(pub(super) ReissueFlow);

/// What a sending writes: set all of it where the state is `started` or `code-sent`.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Sending<'a> {
    state: Stage,
    prefecture: Option<Prefecture>,
    #[serde(flatten)]
    code: &'a MailedCode,
}

/// What a confirmation writes, where the state is still `code-sent` and the code id the same.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Confirmation<'a> {
    state: Stage,
    facility_name: Option<&'a str>,
}

/// What the accepted request writes, where the state is still `confirmed`.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Submission<'a> {
    state: Stage,
    receipt: Option<&'a str>,
}

/// The answer to the choice of a prefecture, which sends the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChooseVerdict {
    /// Store it, then mail it.
    Sent,
    /// Confirmed or requested already.
    WrongState,
    /// The flow's time is over.
    NoFlow,
}

/// The answer after a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfirmVerdict {
    /// Code and facility are right.
    Confirmed,
    /// Wrong, expired, exhausted, used or never sent alike.
    CodeRefused,
    /// The code is right; the number is unknown or belongs to another prefecture: one answer.
    FacilityNotFound,
}

impl State {
    pub(super) fn of(flow: ReissueFlow) -> Self {
        match flow.state {
            Stage::Started => Self::Started(Started(flow)),
            Stage::CodeSent => Self::CodeSent(CodeSent(flow)),
            Stage::Confirmed => Self::Confirmed(Confirmed(flow)),
            Stage::Requested => Self::Requested(Requested(flow)),
        }
    }

    /// The flow itself.
    #[must_use]
    pub fn flow(&self) -> &ReissueFlow {
        match self {
            Self::Started(Started(flow))
            | Self::CodeSent(CodeSent(flow))
            | Self::Confirmed(Confirmed(flow))
            | Self::Requested(Requested(flow)) => flow,
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
            prefecture: flow.prefecture,
            code: &flow.code,
        }
    }

    /// The flow itself.
    #[must_use]
    pub fn flow(&self) -> &ReissueFlow {
        &self.0
    }

    /// The code's life at its sending in whole minutes, as the mail says it: 30, less towards the flow's end.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        self.0.code.minutes().unwrap_or_default()
    }
}

impl Confirmed {
    /// What to store of the confirmation.
    #[must_use]
    pub fn confirmation(&self) -> Confirmation<'_> {
        Confirmation {
            state: self.0.state,
            facility_name: self.0.facility_name.as_deref(),
        }
    }

    /// The flow itself.
    #[must_use]
    pub fn flow(&self) -> &ReissueFlow {
        &self.0
    }

    /// confirmed → requested, with the request for the federation. A facility's second request is made like
    /// its first: the federation sees both. Nothing once the flow's time is over (`no-flow`).
    #[must_use]
    pub fn request(
        self,
        now: Timestamp,
        id: Uuid,
        receipt: String,
    ) -> Option<(Requested, Request)> {
        let mut flow = self.0;
        let live = flow.is_live(now);
        let prefecture = flow.prefecture.filter(|_| live)?;
        let request = Request::Requested(Application {
            id,
            receipt: receipt.clone(),
            facility_number: flow.facility_number.clone(),
            facility_name: flow.facility_name.clone()?,
            prefecture,
            email: flow.email.clone(),
            requested_at: now,
        });
        flow.state = Stage::Requested;
        flow.receipt = Some(receipt);
        Some((Requested(flow), request))
    }
}

impl Requested {
    /// What to store of the acceptance.
    #[must_use]
    pub fn submission(&self) -> Submission<'_> {
        Submission {
            state: self.0.state,
            receipt: self.receipt(),
        }
    }

    /// The receipt: a repeat is answered with the same one.
    #[must_use]
    pub fn receipt(&self) -> Option<&str> {
        self.0.receipt.as_deref()
    }

    /// The flow itself.
    #[must_use]
    pub fn flow(&self) -> &ReissueFlow {
        &self.0
    }
}
