//! The flow's transitions: each consumes the state and gives the next one with a verdict.

use jiff::Timestamp;

use super::states::{ChooseVerdict, CodeSent, ConfirmVerdict, Confirmed, Started, State};
use super::{
    BackVerdict, CODE_LIFE, Facility, NewCode, Prefecture, ReissueFlow, Stage, TRIES, TryVerdict,
};

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
        let sent = now.as_second();
        flow.state = Stage::CodeSent;
        flow.prefecture = Some(prefecture);
        flow.code_hash = Some(code.hash);
        flow.code_id = Some(code.id);
        flow.code_sent_at = Some(sent);
        flow.code_expires_at = Some((sent + CODE_LIFE).min(flow.expires_at));
        flow.tries = 0;
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
        flow.code_hash = None;
        flow.code_id = None;
        flow.code_expires_at = None;
        (Self::Started(Started(flow)), BackVerdict::Back)
    }

    /// Counts a try **before** the comparison; the step's conditional update does the same in the table.
    #[must_use]
    pub fn try_code(self, now: Timestamp) -> (Self, TryVerdict) {
        match self {
            Self::CodeSent(CodeSent(mut flow)) if code_lives(&flow, now) && flow.tries < TRIES => {
                flow.tries += 1;
                (Self::CodeSent(CodeSent(flow)), TryVerdict::Compare)
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
                if code_matches && code_lives(&flow, now) && (1..=TRIES).contains(&flow.tries) =>
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

fn code_lives(flow: &ReissueFlow, now: Timestamp) -> bool {
    flow.code_hash.is_some()
        && flow.is_live(now)
        && flow
            .code_expires_at
            .is_some_and(|expires| now.as_second() < expires)
}
