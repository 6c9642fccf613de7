//! One-time codes: digits in a mail, stored only as an HMAC bound to flow and purpose.

mod compared;
mod mailed;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

pub use compared::Compared;
pub use mailed::{MailedCode, NewCode, TRIES};

use crate::Wrong;
use crate::digest::{joined, keyed};
use crate::field::{redacted, text_type};
use crate::read;

/// What a code is for: a code of one purpose is refused in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Opening an account: 6 digits (認証番号).
    SignUp,
    /// A facility's reissue: 4 digits (確認コード).
    Reissue,
}

impl Purpose {
    /// Digits of its codes.
    pub const fn digits(self) -> usize {
        match self {
            Self::SignUp => 6,
            Self::Reissue => 4,
        }
    }

    const fn tag(self) -> &'static str {
        match self {
            Self::SignUp => "sign-up",
            Self::Reissue => "reissue",
        }
    }
}

/// The digits of a code: six of a sign-up, four of a reissue.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(example = "611898")]
pub struct Code(String);

text_type!(Code);
redacted!(Code);

impl Code {
    /// A fresh code from random bytes; the bias of the division is under 1 in 10¹².
    pub fn new(purpose: Purpose, random: [u8; 8]) -> Self {
        let digits = purpose.digits();
        let bound = 10_u64.pow(u32::try_from(digits).unwrap_or(6));
        Self(format!("{:0digits$}", u64::from_be_bytes(random) % bound))
    }

    /// Reads a code as typed: full-width digits, spaces and dashes are mended.
    ///
    /// # Errors
    /// Empty, or no code at all.
    pub fn parse(raw: &str) -> Result<Self, Wrong> {
        match read::digits(raw) {
            None => Err(Wrong::new(
                "メールに記載された番号を、数字だけで入力してください。",
            )),
            Some(code) if code.is_empty() => {
                Err(Wrong::new("メールに記載された番号を入力してください。"))
            }
            Some(code) => Ok(Self(code)),
        }
    }

    /// This code as one for `purpose`, to be asked before a try is spent on it.
    ///
    /// # Errors
    /// More or fewer digits than codes of that purpose have.
    pub fn of(self, purpose: Purpose) -> Result<Self, Wrong> {
        let digits = purpose.digits();
        if self.0.len() == digits {
            return Ok(self);
        }
        let message = format!("メールに記載された{digits}桁の番号を入力してください。");
        Err(message.into())
    }

    /// HMAC-SHA-256(pepper, flow id ‖ purpose ‖ code), lower-case hex: what a table keeps.
    pub fn hash(&self, pepper: &str, flow_id: &str, purpose: Purpose) -> String {
        keyed(pepper, &joined(&[flow_id, purpose.tag(), &self.0]))
    }

    /// Compares with the code alive of the flow `flow_id`, after the try was counted; `by` names the request.
    pub fn compare(
        &self,
        alive: &MailedCode,
        pepper: &str,
        flow_id: &str,
        purpose: Purpose,
        by: String,
    ) -> Compared {
        let hash = alive.hash.as_deref().unwrap_or_default();
        let right = self.matches(hash, pepper, flow_id, purpose);
        Compared::of(alive, right, by)
    }

    fn matches(&self, hash: &str, pepper: &str, flow_id: &str, purpose: Purpose) -> bool {
        self.hash(pepper, flow_id, purpose)
            .as_bytes()
            .ct_eq(hash.as_bytes())
            .into()
    }
}

#[cfg(test)]
mod tests;
