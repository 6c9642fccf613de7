//! The member: the proofs that a session gives.

use std::ops::Deref;

use axum::extract::FromRequestParts;
use domain::terms::Site;
use http::request::Parts;
use jiff::Timestamp;
use platform::audit::Actor;
use platform::sessions::{Principal, admit};
use platform::tables::{Items, Key};
use platform::{App, Problem, Refusal, Trace};
use uuid::Uuid;

use super::Account;
use crate::step::{Argument, Caller};

/// Who has a live session, and may not have accepted the terms in force. Nothing else makes one.
#[derive(Clone)]
pub struct SignedIn {
    id: Uuid,
    account: Account,
    site: Site,
    now: Timestamp,
    trace: Trace,
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

    /// Who acts by this request, for the audit.
    pub fn actor(&self) -> Actor {
        Actor::member(self.id, &self.trace)
    }

    /// The session of the request, with what `more` names for this member, read in one hop.
    async fn admitted(
        app: &App,
        parts: &Parts,
        more: impl FnOnce(Uuid) -> Vec<Key>,
    ) -> Result<(Self, Items), Problem> {
        let with_site = |id| std::iter::once(Key::site()).chain(more(id)).collect();
        let mut admission = admit(app, &parts.headers, with_site).await?;
        let trace = Trace::in_parts(parts);
        trace.concerns(admission.id);
        let member = Self {
            id: admission.id,
            account: admission.principal,
            site: admission.items.take(&Key::site())?.unwrap_or_default(),
            now: admission.now,
            trace,
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
    /// `no-session`, `account-closed`, `terms-required`; `busy`.
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
