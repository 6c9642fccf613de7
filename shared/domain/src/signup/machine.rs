//! The transitions: each consumes the state and gives the next one with a verdict.

use jiff::Timestamp;

use super::states::{CodeSent, ConfirmVerdict, Confirmed, SendVerdict, State, Verified};
use super::{CODE_LIFE, LIFE_AFTER_CODE, LONGEST_LIFE, Stage};
use crate::code::{BackVerdict, MailedCode, NewCode, TryVerdict};

impl State {
    /// verified | code-sent → code-sent: the new code replaces the old one and its tries, and the flow's life
    /// is extended. `typed` is the address of the form, if it had one.
    #[must_use]
    pub fn send_code(
        self,
        now: Timestamp,
        user_id: &str,
        typed: Option<&str>,
        code: NewCode,
    ) -> (Self, SendVerdict) {
        if !self.flow().is_live(now) {
            return (self, SendVerdict::NoFlow);
        }
        let mut flow = match self {
            Self::Verified(Verified(flow)) | Self::CodeSent(CodeSent(flow)) => flow,
            Self::Confirmed(_) | Self::Used(_) => return (self, SendVerdict::WrongState),
        };
        let email = match flow.applicant.address(typed) {
            Ok(email) => email,
            Err(fault) => return (Self::of(flow), SendVerdict::Address(fault)),
        };
        let longest = flow.started_at + LONGEST_LIFE;
        let code_expires_at = (now.as_second() + CODE_LIFE).min(longest);
        let extended = (code_expires_at + LIFE_AFTER_CODE).min(longest);
        flow.state = Stage::CodeSent;
        flow.expires_at = flow.expires_at.max(extended);
        flow.code = MailedCode::sent(code, now, code_expires_at);
        flow.user_id = Some(user_id.to_owned());
        flow.email = Some(email);
        (Self::CodeSent(CodeSent(flow)), SendVerdict::Sent)
    }

    /// code-sent → verified (戻る, seed 003): the code is dead. What was typed stays, and so does the time of the
    /// last sending, by which the next one waits.
    #[must_use]
    pub fn go_back(self, now: Timestamp) -> (Self, BackVerdict) {
        if !self.flow().is_live(now) {
            return (self, BackVerdict::NoFlow);
        }
        let mut flow = match self {
            Self::Verified(Verified(flow)) | Self::CodeSent(CodeSent(flow)) => flow,
            Self::Confirmed(_) | Self::Used(_) => return (self, BackVerdict::WrongState),
        };
        flow.state = Stage::Verified;
        flow.code.withdraw();
        (Self::Verified(Verified(flow)), BackVerdict::Back)
    }

    /// Counts a try **before** the comparison; the step's conditional update does the same in the table.
    #[must_use]
    pub fn try_code(self, now: Timestamp) -> (Self, TryVerdict) {
        match self {
            Self::CodeSent(CodeSent(mut flow)) if flow.is_live(now) => {
                let verdict = flow.code.spend_a_try(now);
                (Self::CodeSent(CodeSent(flow)), verdict)
            }
            other => (other, TryVerdict::CodeRefused),
        }
    }

    /// code-sent → confirmed where the code matched, in time, and its try was counted before.
    #[must_use]
    pub fn confirm(self, now: Timestamp, code_matches: bool) -> (Self, ConfirmVerdict) {
        match self {
            Self::CodeSent(CodeSent(mut flow))
                if code_matches && flow.is_live(now) && flow.code.may_confirm(now) =>
            {
                flow.state = Stage::Confirmed;
                (Self::Confirmed(Confirmed(flow)), ConfirmVerdict::Confirmed)
            }
            other => (other, ConfirmVerdict::CodeRefused),
        }
    }
}
