//! Reissue of a facility's login (ログイン情報再発行, seed 004): the flow to the accepted request.
//!
//! `start-reissue` begins a [`Flow`], `choose-prefecture` sends (and takes back) its code, `confirm-reissue-code`
//! confirms it and `request-reissue` finishes it. A flow lives 60 minutes from its start and is never extended. A
//! corrected address starts a new flow. Whether the facility exists is said only after the right code, and an
//! unknown number and another prefecture are one answer.

mod facility;
mod prefecture;
mod request;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::code::{Compared, NewCode, Purpose};
use crate::flow::{Confirmed, Flow, Journey, Unmoved};
pub use facility::{Facility, FacilityNumber, Federation, LedgerError, facilities, federations};
pub use prefecture::Prefecture;
pub use request::{Application, Request};

/// What a reissue's flow carries.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reissue {
    /// 事業所番号 as given; it need not exist.
    pub facility_number: FacilityNumber,
    /// 通知先メールアドレス, in full.
    pub email: String,
    /// 請求先都道府県 last chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefecture: Option<Prefecture>,
    /// 事業所名 of the ledger; from the confirmation on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility_name: Option<String>,
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

/// Why a reissue is not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotConfirmed {
    /// Wrong, expired, exhausted, used or never sent alike.
    CodeRefused,
    /// The code is right; the number is unknown or belongs to another prefecture: one answer.
    FacilityNotFound,
}

impl Reissue {
    /// A facility number and an address that nobody has checked yet.
    pub const fn of(facility_number: FacilityNumber, email: String) -> Self {
        Self {
            facility_number,
            email,
            prefecture: None,
            facility_name: None,
            receipt: None,
        }
    }
}

impl Flow<Reissue> {
    /// Takes the prefecture as chosen, known facility or not, with a fresh code.
    ///
    /// # Errors
    /// The flow does not move.
    pub fn choose_prefecture(
        self,
        now: Timestamp,
        prefecture: Prefecture,
        code: NewCode,
    ) -> Result<Self, Unmoved> {
        let mut flow = self.send_code(now, code)?;
        flow.carries.prefecture = Some(prefecture);
        Ok(flow)
    }

    /// code-sent → confirmed where the ledger (`facility`, if the number is in it) has the facility in the chosen
    /// prefecture too.
    ///
    /// # Errors
    /// The code first, then the facility.
    pub fn confirm_facility(
        self,
        now: Timestamp,
        compared: &Compared,
        facility: Option<&Facility>,
    ) -> Result<Self, NotConfirmed> {
        let refused = |_| NotConfirmed::CodeRefused;
        let mut flow = self.confirm(now, compared).map_err(refused)?;
        let asked = &flow.carries;
        let its = |known: &&Facility| {
            known.number == asked.facility_number && Some(known.prefecture) == asked.prefecture
        };
        let found = facility.filter(its).ok_or(NotConfirmed::FacilityNotFound)?;
        flow.carries.facility_name = Some(found.name.clone());
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
            facility_name: asked.facility_name.clone()?,
            prefecture: asked.prefecture?,
            email: asked.email.clone(),
            requested_at: now,
        });
        flow.carries.receipt = Some(receipt);
        Some((flow, request))
    }
}
