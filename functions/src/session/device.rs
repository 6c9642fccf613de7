//! The device that a login names, which is the account's own or a strange one.

use http::HeaderMap;
use platform::Cookie;
use platform::random::Token;
use platform::tables::Key;
use uuid::Uuid;

/// A device by its cookie, not yet known to be the account's.
pub struct ClaimedDevice {
    /// Whose device it says it is.
    pub member: Uuid,
    /// Its token.
    pub token: Token,
}

impl ClaimedDevice {
    /// Reads the device's cookie.
    pub fn read(headers: &HeaderMap) -> Option<Self> {
        let (member, token) = Cookie::Device.read(headers)?;
        let member = Uuid::parse_str(&member).ok()?;
        Some(Self { member, token })
    }

    /// Where the device is kept, if it is one.
    pub fn key(&self) -> Key {
        Key::device(self.member, &self.token.hash())
    }
}
