//! A request at the federation: the item `FAC#<number>` / `REQ#<uuid>`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{FacilityNumber, Prefecture};
use crate::field::redacted;

/// A request by its state (attribute `state`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Request {
    /// Waits for the federation.
    Requested(Application),
}

/// What the facility asked for. Only a confirmed flow makes one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Application {
    /// Its id.
    pub id: Uuid,
    /// What the applicant quotes.
    pub receipt: String,
    /// 事業所番号.
    pub facility_number: FacilityNumber,
    /// 事業所名 of the ledger.
    pub facility_name: String,
    /// 請求先都道府県, whose federation decides.
    pub prefecture: Prefecture,
    /// 通知先メールアドレス: results go there, the letter never does.
    pub email: String,
    /// When it was accepted.
    pub requested_at: Timestamp,
}

redacted!(Application: id);
