//! Reissue of a facility's login (ログイン情報再発行, seed 004): the flow to the accepted request.
//!
//! `start-reissue` begins a [`Flow`], `choose-prefecture` sends (and takes back) its code, `confirm-reissue-code`
//! confirms it and `request-reissue` finishes it. A flow lives 60 minutes from its start and is never extended. A
//! corrected address starts a new flow. Whoever asks for a facility that the ledger does not have, or in another
//! prefecture than its own, is told at once: numbers and names are published, and no mail leaves for a guess.

mod facility;
mod prefecture;
mod request;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::code::{NewCode, Purpose};
use crate::flow::{Confirmed, Flow, Journey, Unmoved};
pub use facility::{Facility, FacilityNumber, Federation, LedgerError, facilities, federations};
pub use prefecture::Prefecture;
pub use request::{Application, Request};

/// What a reissue's flow carries.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reissue {
    /// 事業所番号.
    pub facility_number: FacilityNumber,
    /// 事業所名 of the ledger; shown from the confirmation on.
    pub facility_name: String,
    /// The prefecture that the ledger has it in.
    pub kept_in: Prefecture,
    /// 通知先メールアドレス, in full.
    pub email: String,
    /// 請求先都道府県, once it was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefecture: Option<Prefecture>,
    /// Receipt of the request; from its acceptance on. A repeat is answered with the same one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
}

impl Journey for Reissue {
    const NAME: &'static str = "reissue";
    const PURPOSE: Purpose = Purpose::Reissue;
    const LIFE: i64 = 60 * 60;
    const LONGEST_LIFE: i64 = Self::LIFE;
    /// Thirty minutes (seed 004).
    const CODE_LIFE: i64 = 30 * 60;
    const LIFE_AFTER_CODE: i64 = 0;
}

/// Why no code is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotChosen {
    /// The flow does not move.
    Flow(Unmoved),
    /// The ledger has the facility in another prefecture.
    Elsewhere,
}

impl Reissue {
    /// A facility of the ledger and an address that nobody has checked yet.
    pub fn of(facility: Facility, email: String) -> Self {
        Self {
            facility_number: facility.number,
            facility_name: facility.name,
            kept_in: facility.prefecture,
            email,
            prefecture: None,
            receipt: None,
        }
    }
}

impl Flow<Reissue> {
    /// Takes the prefecture, which must be the ledger's, with a fresh code.
    ///
    /// # Errors
    /// No code is sent, and the one alive stays.
    pub fn choose_prefecture(
        self,
        now: Timestamp,
        prefecture: Prefecture,
        code: NewCode,
    ) -> Result<Self, NotChosen> {
        let mut flow = self.send_code(now, code).map_err(NotChosen::Flow)?;
        if prefecture != flow.carries.kept_in {
            return Err(NotChosen::Elsewhere);
        }
        flow.carries.prefecture = Some(prefecture);
        Ok(flow)
    }
}

impl Confirmed<Reissue> {
    /// confirmed → done, with the request for the federation. A facility's second request is made like its
    /// first: the federation sees both. Nothing once the flow's time is over (`no-flow`).
    pub fn request(
        self,
        now: Timestamp,
        id: Uuid,
        receipt: String,
    ) -> Option<(Flow<Reissue>, Request)> {
        let mut flow = self.finish(now)?;
        let asked = &flow.carries;
        let request = Request::Requested(Application {
            id,
            receipt: receipt.clone(),
            facility_number: asked.facility_number.clone(),
            facility_name: asked.facility_name.clone(),
            prefecture: asked.prefecture?,
            email: asked.email.clone(),
            requested_at: now,
        });
        flow.carries.receipt = Some(receipt);
        Some((flow, request))
    }
}
