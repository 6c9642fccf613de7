//! What a session and an account are to every step.

use domain::roster::EmailFrom;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A session ends after so many idle seconds (security: 30 minutes)…
pub const IDLE_LIFE: i64 = 30 * 60;
/// … and after so many in all (12 hours).
pub const ABSOLUTE_LIFE: i64 = 12 * 60 * 60;
/// `seen` is written at most so often, seconds: the idle limit is 25–30 minutes in effect.
pub(super) const SEEN_EVERY: i64 = 5 * 60;

/// A session, stored under the hash of its token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Session {
    /// The member's insurer.
    pub insurer: String,
    /// The account's epoch at login: another one means that this session is dead.
    pub epoch: u64,
    /// Last activity written, epoch seconds.
    pub seen: i64,
    /// End whatever happens, epoch seconds.
    pub ends: i64,
    /// End if nothing happens, epoch seconds; also the table's TTL.
    pub expires_at: i64,
}

impl Session {
    /// A session that begins at `now`.
    pub fn begin(insurer: &str, epoch: u64, now: Timestamp) -> Self {
        let seen = now.as_second();
        Self {
            insurer: insurer.to_owned(),
            epoch,
            seen,
            ends: seen + ABSOLUTE_LIFE,
            expires_at: seen + IDLE_LIFE,
        }
    }

    /// When the session ends if it is seen at `now`.
    pub fn expiry_at(&self, now: Timestamp) -> i64 {
        (now.as_second() + IDLE_LIFE).min(self.ends)
    }
}

/// A device is known for a year.
pub const DEVICE_LIFE: i64 = 365 * 24 * 60 * 60;

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
            expires_at: now.as_second() + DEVICE_LIFE,
        }
    }
}

/// What opens a session (`L#<lower-case user id>`).
#[derive(Clone, Serialize, Deserialize)]
pub struct Login {
    /// Argon2id as a PHC string.
    pub password_hash: String,
    /// The member's partition.
    pub member_id: Uuid,
    /// The member's insurer.
    pub insurer: String,
    /// The account's epoch: a session minted with another one is born dead.
    pub epoch: u64,
    /// The user ID as its member writes it.
    pub user_id: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Login({})", self.insurer)
    }
}

/// What an account keeps beside its login (`M#<member>` / `ACCOUNT`).
#[derive(Clone, Serialize, Deserialize)]
pub struct Account {
    /// The member's insurer.
    pub insurer: String,
    /// Raised by reset, mail change and disabling: every older session is dead.
    pub epoch: u64,
    /// Name as the roster has it.
    pub name: String,
    /// Lower-case user ID.
    pub user_id: String,
    /// Where system mail goes.
    pub email: String,
    /// Whose word that is.
    pub email_from: EmailFrom,
    /// When an import moved it last, with the roster's.
    #[serde(default)]
    pub email_moved: Option<Timestamp>,
    /// Lookup key of the roster entry.
    pub roster_key: String,
    /// Stands in for 記号 and 番号 in enquiries.
    pub enquiry_number: String,
    /// Version of the terms accepted last.
    #[serde(default)]
    pub terms_accepted: Option<u32>,
    /// Login before the present one, RFC 3339.
    #[serde(default)]
    pub previous_login: Option<Timestamp>,
    /// The present login.
    #[serde(default)]
    pub last_login: Option<Timestamp>,
    /// When the account was made.
    pub created: Timestamp,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({})", self.insurer)
    }
}
