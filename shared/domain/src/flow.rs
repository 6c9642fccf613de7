//! A flow: somebody on the way to one thing, who proves an address by a mailed code.
//!
//! ```text
//!    start        send_code          confirm             finish
//!  ───────> begun ───────> code-sent ───────> confirmed ───────> done
//!             ▲             │  ▲  │  ▲
//!             │             └──┘  └──┘
//!             │        send_code  a refused code spends a try
//!             └──────────── │
//!                  go_back (戻る): the code is dead
//!                  unsent: the mailer refused it
//! ```
//! No edge but those drawn. What a flow is for, how long it and its codes live, and what it carries is its
//! [`Journey`]: the sign-up and a facility's reissue. The item is flat where it changes.

mod holds;
#[cfg(test)]
pub(crate) mod tests;

use std::fmt;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::code::{Compared, MailedCode, NewCode, Purpose};
pub use holds::{Holds, TRY};

/// What a flow is for: its lives in seconds, and by its fields what later steps need.
pub trait Journey: Clone + PartialEq + Serialize + DeserializeOwned {
    /// The attribute `kind`: one journey's cookie never opens another's flow.
    const NAME: &'static str;
    /// What its codes are for.
    const PURPOSE: Purpose;
    /// A flow's life from its start.
    const LIFE: i64;
    /// The longest life that sending reaches, from the start.
    const LONGEST_LIFE: i64;
    /// A code's life.
    const CODE_LIFE: i64;
    /// What a sending leaves of the flow after the code's expiry.
    const LIFE_AFTER_CODE: i64;
}

/// Where a flow stands; the attribute `state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// No code yet, or none any more.
    Begun,
    /// A code is on its way.
    CodeSent,
    /// The code came back in time. Nothing leads back.
    Confirmed,
    /// What the flow was for is done.
    Done,
}

impl Stage {
    /// The attribute's value.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::CodeSent => "code-sent",
            Self::Confirmed => "confirmed",
            Self::Done => "done",
        }
    }
}

/// The item `F#<flow id>` of table `fleeting`. `Debug` shows nothing of the person.
#[must_use]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "J: Journey")]
pub struct Flow<J> {
    /// Always [`Journey::NAME`].
    pub kind: String,
    /// SHA-256 of the cookie's token, lower-case hex.
    pub token_hash: String,
    /// Where it stands.
    #[serde(rename = "state")]
    pub stage: Stage,
    /// Epoch seconds of the start.
    pub started_at: i64,
    /// Epoch seconds from which the flow is over; the table's TTL, which may lag.
    pub expires_at: i64,
    /// The code on its way, if one is.
    #[serde(flatten)]
    pub code: MailedCode,
    /// What the flow carries.
    #[serde(flatten)]
    pub carries: J,
}

/// Why a flow does not move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmoved {
    /// Its time is over.
    NoFlow,
    /// It stands where no such edge begins.
    WrongState,
}

/// A code that is wrong, expired, exhausted, used, or was never sent: all alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeRefused;

/// The proof that a code came back in time: nothing else finishes a flow.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed<J>(Flow<J>);

impl<J: Journey> Flow<J> {
    /// A flow that begins at `now`.
    pub fn start(now: Timestamp, token_hash: String, carries: J) -> Self {
        let started_at = now.as_second();
        Self {
            kind: J::NAME.to_owned(),
            token_hash,
            stage: Stage::Begun,
            started_at,
            expires_at: started_at + J::LIFE,
            code: MailedCode::default(),
            carries,
        }
    }

    /// Whether the flow still lives; over means `no-flow` for every step.
    pub fn is_live(&self, now: Timestamp) -> bool {
        now.as_second() < self.expires_at
    }

    /// begun | code-sent → code-sent: the new code replaces the old one and its tries, and the flow's life is
    /// extended as far as its journey allows.
    ///
    /// # Errors
    /// No such edge, or the flow is over.
    pub fn send_code(mut self, now: Timestamp, code: NewCode) -> Result<Self, Unmoved> {
        self.before_confirmation(now)?;
        let longest = self.started_at + J::LONGEST_LIFE;
        let code_expires_at = (now.as_second() + J::CODE_LIFE).min(longest);
        let extended = (code_expires_at + J::LIFE_AFTER_CODE).min(longest);
        self.stage = Stage::CodeSent;
        self.expires_at = self.expires_at.max(extended);
        self.code = MailedCode::new(code, now, code_expires_at);
        Ok(self)
    }

    /// code-sent → begun (戻る, seeds 003 and 004): the code is dead. What was typed stays, and so does the time
    /// of the last sending, by which the next one waits. A repeat finds its own effect.
    ///
    /// # Errors
    /// The code has come back already, or the flow is over.
    pub fn go_back(mut self, now: Timestamp) -> Result<Self, Unmoved> {
        self.before_confirmation(now)?;
        self.stage = Stage::Begun;
        self.code.withdraw();
        Ok(self)
    }

    /// code-sent → begun where the mailer refused the code: it never left, and the next one need not wait.
    pub fn unsent(mut self) -> Self {
        self.stage = Stage::Begun;
        self.code = MailedCode::default();
        self
    }

    /// code-sent → confirmed where the code alive was compared, was right, in time, and its try counted before.
    ///
    /// # Errors
    /// Anything else, alike.
    pub fn confirm(mut self, now: Timestamp, compared: &Compared) -> Result<Self, CodeRefused> {
        let may = self.stage == Stage::CodeSent && self.is_live(now);
        if may && self.code.is_confirmed(now, compared) {
            self.stage = Stage::Confirmed;
            self.code.confirmed_by = Some(compared.by().to_owned());
            Ok(self)
        } else {
            Err(CodeRefused)
        }
    }

    /// The proof, where the flow is confirmed.
    pub fn confirmed(&self) -> Option<Confirmed<J>> {
        (self.stage == Stage::Confirmed).then(|| Confirmed(self.clone()))
    }

    fn before_confirmation(&self, now: Timestamp) -> Result<(), Unmoved> {
        match self.stage {
            _ if !self.is_live(now) => Err(Unmoved::NoFlow),
            Stage::Begun | Stage::CodeSent => Ok(()),
            Stage::Confirmed | Stage::Done => Err(Unmoved::WrongState),
        }
    }
}

impl<J: Journey> Confirmed<J> {
    /// The flow itself.
    pub const fn flow(&self) -> &Flow<J> {
        &self.0
    }

    /// confirmed → done; nothing once the flow's time is over. Each journey says what that makes.
    pub(crate) fn finish(self, now: Timestamp) -> Option<Flow<J>> {
        let mut flow = self.0;
        if !flow.is_live(now) {
            return None;
        }
        flow.stage = Stage::Done;
        Some(flow)
    }
}

impl<J> fmt::Debug for Flow<J> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flow")
            .field("kind", &self.kind)
            .field("stage", &self.stage)
            .field("expires_at", &self.expires_at)
            .field("tries", &self.code.tries)
            .finish_non_exhaustive()
    }
}
