//! A request at the federation: the item `FAC#<number>` / `REQ#<uuid>`. Only `requested` is produced so far.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{FacilityNumber, Prefecture};

/// A request by its state (attribute `state`); each transition consumes it, and gives it back unchanged where
/// the state has no such edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Request {
    /// Waits for the federation.
    Requested(Application),
    /// The letter is printed and the temporary password (仮パスワード) lives; the old one still works.
    Approved(Approval),
    /// First login with the temporary password: the old one is dead.
    TakenUp(Approval),
    /// The federation said no.
    Refused(Decision),
    /// The temporary password was never used; the old one goes on.
    Expired(Approval),
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

/// An approved request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Approval {
    /// What was asked for.
    #[serde(flatten)]
    pub application: Application,
    /// When the federation approved it.
    pub approved_at: Timestamp,
    /// From this moment the temporary password is refused.
    pub password_expires_at: Timestamp,
}

/// A refused request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Decision {
    /// What was asked for.
    #[serde(flatten)]
    pub application: Application,
    /// When the federation refused it.
    pub refused_at: Timestamp,
    /// Why, as the applicant reads it.
    pub reason: String,
}

impl Request {
    /// requested → approved.
    ///
    /// # Errors
    /// The request as it is, in any other state.
    pub fn approve(
        self,
        now: Timestamp,
        password_expires_at: Timestamp,
    ) -> Result<Self, Box<Self>> {
        match self {
            Self::Requested(application) => Ok(Self::Approved(Approval {
                application,
                approved_at: now,
                password_expires_at,
            })),
            other => Err(Box::new(other)),
        }
    }

    /// requested → refused.
    ///
    /// # Errors
    /// The request as it is, in any other state.
    pub fn refuse(self, now: Timestamp, reason: String) -> Result<Self, Box<Self>> {
        match self {
            Self::Requested(application) => Ok(Self::Refused(Decision {
                application,
                refused_at: now,
                reason,
            })),
            other => Err(Box::new(other)),
        }
    }

    /// approved → taken-up, while the temporary password lives.
    ///
    /// # Errors
    /// The request as it is, in any other state or after that.
    pub fn take_up(self, now: Timestamp) -> Result<Self, Box<Self>> {
        match self {
            Self::Approved(approval) if now < approval.password_expires_at => {
                Ok(Self::TakenUp(approval))
            }
            other => Err(Box::new(other)),
        }
    }

    /// approved → expired, once the temporary password is dead.
    ///
    /// # Errors
    /// The request as it is, in any other state or before that.
    pub fn expire(self, now: Timestamp) -> Result<Self, Box<Self>> {
        match self {
            Self::Approved(approval) if now >= approval.password_expires_at => {
                Ok(Self::Expired(approval))
            }
            other => Err(Box::new(other)),
        }
    }

    /// What was asked for, in every state.
    pub fn application(&self) -> &Application {
        match self {
            Self::Requested(application) => application,
            Self::Approved(approval) | Self::TakenUp(approval) | Self::Expired(approval) => {
                &approval.application
            }
            Self::Refused(decision) => &decision.application,
        }
    }
}

impl fmt::Debug for Application {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Application({}, …)", self.id)
    }
}
