//! The flow's transitions: each consumes the state and gives the next one with a verdict.

use jiff::Timestamp;

use super::states::{ChooseVerdict, CodeSent, ConfirmVerdict, Confirmed, Started, State};
use super::{CODE_LIFE, Facility, Prefecture, Stage};
use crate::code::{BackVerdict, MailedCode, NewCode, TryVerdict};

impl State {
    /// started | code-sent → code-sent: the prefecture is taken as chosen, known facility or not, and the new
    /// code replaces the old one and its tries.
    #[must_use]
    pub fn choose_prefecture(
        self,
        now: Timestamp,
        prefecture: Prefecture,
        code: NewCode,
    ) -> (Self, ChooseVerdict) {
        if !self.flow().is_live(now) {
            return (self, ChooseVerdict::NoFlow);
        }
        let mut flow = match self {
            Self::Started(Started(flow)) | Self::CodeSent(CodeSent(flow)) => flow,
            Self::Confirmed(_) | Self::Requested(_) => return (self, ChooseVerdict::WrongState),
        };
        let code_expires_at = (now.as_second() + CODE_LIFE).min(flow.expires_at);
        flow.state = Stage::CodeSent;
        flow.prefecture = Some(prefecture);
        flow.code = MailedCode::sent(code, now, code_expires_at);
        (Self::CodeSent(CodeSent(flow)), ChooseVerdict::Sent)
    }

    /// code-sent → started (戻る, seed 004): the code is dead, and what was typed stays.
    #[must_use]
    pub fn go_back(self, now: Timestamp) -> (Self, BackVerdict) {
        if !self.flow().is_live(now) {
            return (self, BackVerdict::NoFlow);
        }
        let mut flow = match self {
            Self::Started(Started(flow)) | Self::CodeSent(CodeSent(flow)) => flow,
            Self::Confirmed(_) | Self::Requested(_) => return (self, BackVerdict::WrongState),
        };
        flow.state = Stage::Started;
        flow.code.withdraw();
        (Self::Started(Started(flow)), BackVerdict::Back)
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

    /// code-sent → confirmed where the code matched, in time, its try was counted before, and the ledger
    /// (`facility`, if the number is in it) has the facility in the chosen prefecture.
    #[must_use]
    pub fn confirm(
        self,
        now: Timestamp,
        code_matches: bool,
        facility: Option<&Facility>,
    ) -> (Self, ConfirmVerdict) {
        let mut flow = match self {
            Self::CodeSent(CodeSent(flow))
                if code_matches && flow.is_live(now) && flow.code.may_confirm(now) =>
            {
                flow
            }
            other => return (other, ConfirmVerdict::CodeRefused),
        };
        let found = facility.filter(|known| {
            known.number == flow.facility_number && Some(known.prefecture) == flow.prefecture
        });
        let Some(found) = found else {
            return (
                Self::CodeSent(CodeSent(flow)),
                ConfirmVerdict::FacilityNotFound,
            );
        };
        flow.state = Stage::Confirmed;
        flow.facility_name = Some(found.name.clone());
        (Self::Confirmed(Confirmed(flow)), ConfirmVerdict::Confirmed)
    }
}
