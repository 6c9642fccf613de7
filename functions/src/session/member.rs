//! The member: the login, the account, and the proofs that a session gives.

use std::ops::Deref;

use axum::extract::FromRequestParts;
use domain::roster::EmailFrom;
use domain::terms::Site;
use http::request::Parts;
use jiff::Timestamp;
use platform::sessions::{Principal, admit};
use platform::tables::{Items, Key};
use platform::{App, Cookie, Problem, Refusal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::step::{Argument, Caller};

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
}

/// Who has a live session, and may not have accepted the terms in force. Nothing else makes one.
#[derive(Clone)]
pub struct SignedIn {
    id: Uuid,
    account: Account,
    site: Site,
    now: Timestamp,
}

/// Who has a live session and has accepted the terms in force. Nothing else makes one.
#[derive(Clone)]
pub struct Member(SignedIn);

impl SignedIn {
    /// The random id that everything of this member hangs on.
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// The account.
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// Terms versions and maintenance.
    pub const fn site(&self) -> &Site {
        &self.site
    }

    /// The request's time.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// The session of the request, with what `more` names for this member, read in one hop.
    async fn admitted(
        app: &App,
        parts: &Parts,
        more: impl FnOnce(Uuid) -> Vec<Key>,
    ) -> Result<(Self, Items), Problem> {
        let with_site = |id| std::iter::once(Key::site()).chain(more(id)).collect();
        let mut admission = admit(app, &parts.headers, with_site).await?;
        let member = Self {
            id: admission.id,
            account: admission.principal,
            site: admission.items.take(&Key::site())?.unwrap_or_default(),
            now: admission.now,
        };
        Ok((member, admission.items))
    }

    fn accepted(self) -> Result<Member, Problem> {
        if self.site.accepted(self.account.terms_accepted, self.now) {
            Ok(Member(self))
        } else {
            Err(Refusal::TermsRequired.into())
        }
    }
}

impl Member {
    /// The member of the request, with what `more` names, read in one hop.
    ///
    /// # Errors
    /// `no-session`, `terms-required`; `busy`.
    pub async fn admitted(
        app: &App,
        parts: &Parts,
        more: impl FnOnce(Uuid) -> Vec<Key>,
    ) -> Result<(Self, Items), Problem> {
        let (signed_in, items) = SignedIn::admitted(app, parts, more).await?;
        Ok((signed_in.accepted()?, items))
    }
}

impl Deref for Member {
    type Target = SignedIn;

    fn deref(&self) -> &SignedIn {
        &self.0
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Self::admitted(app, parts, |_| Vec::new()).await?.0)
    }
}

impl FromRequestParts<App> for Member {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Self::admitted(app, parts, |_| Vec::new()).await?.0)
    }
}

impl Argument for SignedIn {
    const CALLER: Caller = Caller::BeforeTerms;
}

impl Argument for Member {
    const CALLER: Caller = Caller::Member;
}

/// The session that the cookie names, alive or not: only who has the token can name it.
pub struct ClaimedSession(pub Key);

impl FromRequestParts<App> for ClaimedSession {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let (id, token) = Account::COOKIE
            .read_uuid(&parts.headers)
            .ok_or(Refusal::NoSession)?;
        Ok(Self(Key::session(id, &token.hash())))
    }
}

impl Argument for ClaimedSession {}

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
