//! The device that a login names, which is the account's own or a strange one.

use axum::extract::FromRequestParts;
use http::request::Parts;
use jiff::Timestamp;
use platform::random::Token;
use platform::tables::Key;
use platform::{App, Cookie, Problem, Refusal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::step::Argument;

/// The cookie of a device that this account has logged in on; it is known for a year.
pub const DEVICE: Cookie = Cookie::new("device", 365 * 24 * 60 * 60);

/// A device that its account has logged in on, stored under the hash of its token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Device {
    /// End of the year after its last login, epoch seconds; also the table's TTL.
    pub expires_at: i64,
}

impl Device {
    /// A device that logs in at `now`.
    pub fn seen(now: Timestamp) -> Self {
        Self {
            expires_at: now.as_second() + DEVICE.max_age,
        }
    }
}

/// A device by its cookie, not yet known to be the account's.
pub struct ClaimedDevice {
    /// Whose device it says it is.
    pub member: Uuid,
    /// Its token.
    pub token: Token,
}

impl ClaimedDevice {
    /// Where the device is kept, if it is one.
    pub fn key(&self) -> Key {
        Key::device(self.member, &self.token.hash())
    }
}

impl FromRequestParts<App> for ClaimedDevice {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let claimed = DEVICE.read_uuid(&parts.headers);
        let (member, token) = claimed.ok_or(Refusal::NoSession)?;
        Ok(Self { member, token })
    }
}

impl Argument for ClaimedDevice {}
