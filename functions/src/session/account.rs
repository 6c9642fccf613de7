//! A member's account and its login, and what closes both: who is no longer in the roster.

use domain::insurer::Pages;
use domain::roster::EmailFrom;
use jiff::Timestamp;
use platform::sessions::Principal;
use platform::tables::{Change, Key};
use platform::{App, Cookie, Problem, Refusal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

impl Principal for Account {
    const COOKIE: Cookie = Cookie::new("session", Self::WHOLE);
    const IDLE: i64 = 30 * 60;
    const WHOLE: i64 = 12 * 60 * 60;

    fn key(id: Uuid) -> Key {
        Key::account(id)
    }

    fn session(id: Uuid, token_hash: &str) -> Key {
        Key::session(id, token_hash)
    }

    fn epoch(&self) -> u64 {
        self.epoch
    }

    async fn admits(&self, app: &App) -> Result<(), Problem> {
        if self.closed {
            return Err(closed(app, &self.insurer).await);
        }
        Ok(())
    }
}

/// The refusal of who is no longer in the roster of `insurer`, with whom to ask.
pub(super) async fn closed(app: &App, insurer: &str) -> Problem {
    let key = Key::pages(insurer);
    let items = app.tables().batch(std::slice::from_ref(&key)).await;
    match items.and_then(|mut items| items.take::<Pages>(&key)) {
        Ok(pages) => {
            let contacts = pages.map(|pages| pages.contacts).unwrap_or_default();
            Problem::from(Refusal::AccountClosed).asking(contacts)
        }
        Err(fault) => fault,
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
    /// Whether the account is closed: the right password is told so.
    #[serde(default)]
    pub closed: bool,
    /// The user ID as its member writes it.
    pub user_id: String,
}

/// What an account keeps beside its login (`M#<member>` / `ACCOUNT`).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The member's insurer.
    pub insurer: String,
    /// Raised by reset, mail change and closing: every older session is dead.
    pub epoch: u64,
    /// Whether the member is no longer in the roster, or another person stands there under the number: nothing
    /// opens it until the roster has the member again.
    #[serde(default)]
    pub closed: bool,
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

impl Account {
    /// The same closed: its sessions are dead, and no login opens another.
    pub const fn close(mut self) -> Self {
        if !self.closed {
            (self.closed, self.epoch) = (true, self.epoch + 1);
        }
        self
    }

    /// The same open; the sessions from before stay dead.
    pub const fn reopen(mut self) -> Self {
        self.closed = false;
        self
    }

    /// What its login takes over of it: both must agree, or every session would be born dead.
    pub fn login(&self, member: Uuid) -> Change {
        Change::at(Key::login(&self.user_id))
            .set("epoch", self.epoch)
            .set("closed", self.closed)
            .when_is("member_id", member)
    }
}
