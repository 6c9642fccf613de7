//! Reissue of a facility's login (ログイン情報再発行, seed 004): the flow to the accepted request, and the
//! request's own life after it.
//!
//! ```text
//!  start-reissue    choose-prefecture    confirm-reissue-code    request-reissue
//!  ───────────> started ────────> code-sent ─────────────> confirmed ─────────> requested
//!                                 │  ▲  │  ▲
//!                       ▲         └──┘  └──┘
//!                       │  choose-prefecture  a refused code, or no such facility, spends a try
//!                       └──────── │
//!               choose-prefecture {withdraw} (戻る): the code is dead
//!
//!  requested ──> approved ──> taken-up        (the request; a federation decides)
//!      │             └──────> expired
//!      └───────> refused
//! ```
//! No edge but those drawn. A flow lives 60 minutes from its start and is never extended. A corrected address
//! starts a new flow. Whether the facility exists is
//! said only after the right code, and an unknown number and another prefecture are one answer.

mod facility;
#[cfg(test)]
mod ledger_tests;
mod machine;
mod prefecture;
#[cfg(test)]
mod property_tests;
mod request;
#[cfg(test)]
mod request_tests;
mod states;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::code::MailedCode;
pub use facility::{Facility, FacilityNumber, Federation, LedgerError, facilities, federations};
pub use prefecture::Prefecture;
pub use request::{Application, Approval, Decision, Request};
pub use states::{
    ChooseVerdict, CodeSent, ConfirmVerdict, Confirmation, Confirmed, Requested, Sending, Started,
    State, Submission,
};

/// A flow's life in seconds (60 minutes).
pub const LIFE: i64 = 60 * 60;
/// A code's life in seconds (30 minutes; seed 004).
pub const CODE_LIFE: i64 = 30 * 60;
/// The sender of all reissue mail.
pub const SENDER: &str = "kaigo@kennin.example.jp";
/// Telephone of the helpdesk (ヘルプデスク).
pub const HELPDESK_TEL: &str = "0570-000-402";

/// Marks a `F#` item as a reissue flow: a sign-up flow's cookie never opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The attribute's value.
    #[serde(rename = "reissue")]
    Reissue,
}

impl Kind {
    /// The value of the attribute `kind`.
    pub const TEXT: &'static str = "reissue";
}

/// Where the flow stands; the value of the attribute `state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = ReissueStage)]
pub enum Stage {
    /// Facility number and address are given.
    Started,
    /// The prefecture is chosen and a code on its way.
    CodeSent,
    /// The code came back, and the facility is in the ledger of that prefecture.
    Confirmed,
    /// The request is accepted.
    Requested,
}

/// The item `F#<flow id>` of table `fleeting`. `Debug` shows neither address nor facility.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReissueFlow {
    /// Always [`Kind::Reissue`].
    pub kind: Kind,
    /// SHA-256 of the cookie's token, lower-case hex.
    pub token_hash: String,
    /// Where it stands.
    pub state: Stage,
    /// Epoch seconds of the start.
    pub started_at: i64,
    /// Epoch seconds from which the flow is over; the table's TTL, which may lag.
    pub expires_at: i64,
    /// 事業所番号 as given; it need not exist.
    pub facility_number: FacilityNumber,
    /// 通知先メールアドレス, in full.
    pub email: String,
    /// 請求先都道府県 last chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefecture: Option<Prefecture>,
    /// The code on its way, if one is.
    #[serde(flatten)]
    pub code: MailedCode,
    /// 事業所名 of the ledger; from the confirmation on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility_name: Option<String>,
    /// Receipt of the request; from its acceptance on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
}

impl ReissueFlow {
    /// A flow for a facility number and an address that nobody has checked yet.
    #[must_use]
    pub fn start(
        now: Timestamp,
        token_hash: String,
        facility_number: FacilityNumber,
        email: String,
    ) -> Self {
        let started_at = now.as_second();
        Self {
            kind: Kind::Reissue,
            token_hash,
            state: Stage::Started,
            started_at,
            expires_at: started_at + LIFE,
            facility_number,
            email,
            prefecture: None,
            code: MailedCode::default(),
            facility_name: None,
            receipt: None,
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
}

impl fmt::Debug for ReissueFlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReissueFlow")
            .field("state", &self.state)
            .field("expires_at", &self.expires_at)
            .field("tries", &self.code.tries)
            .finish_non_exhaustive()
    }
}
