//! Tries to log in, counted before anything is compared: by device, or by user ID where the device is strange.

use domain::throttle::{LOGIN, LOGIN_KNOWN_DEVICE};
use http::HeaderMap;
use platform::random::Token;
use platform::tables::Key;
use platform::throttles::Counted;
use platform::{App, Cookie, Problem};
use uuid::Uuid;

/// The device that a request names, not yet known to be the account's.
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

/// Who is counted: the user ID under an HMAC, since it is personal.
pub struct Tries<'a> {
    app: &'a App,
    subject: String,
}

impl<'a> Tries<'a> {
    /// The tries on the folded `user_id`.
    ///
    /// # Errors
    /// Internal when the secrets cannot be had.
    pub async fn on(app: &'a App, user_id: &str) -> Result<Self, Problem> {
        let material = format!("login\n{user_id}");
        let subject = app.secrets().await?.lookup(material.as_bytes());
        Ok(Self { app, subject })
    }

    /// Counts one by the device that is claimed, or as one of a strange device.
    ///
    /// # Errors
    /// `too-many-tries`.
    pub async fn count(&self, device: Option<&ClaimedDevice>) -> Result<Counted, Problem> {
        match device {
            Some(device) => {
                let subject = format!("{}#{}", self.subject, device.token.hash());
                self.app.count(&LOGIN_KNOWN_DEVICE, &subject).await
            }
            None => self.app.count(&LOGIN, &self.subject).await,
        }
    }
}
