//! Session, account and terms in one hop, with whatever else the step reads.

use axum::extract::FromRequestParts;
use domain::terms::Site;
use http::HeaderMap;
use http::request::Parts;
use jiff::Timestamp;
use uuid::Uuid;

use super::session::{Account, SEEN_EVERY, Session};
use crate::tables::{Change, Items, Key};
use crate::{App, Cookie, Problem, Refusal};

/// A member with a live session.
#[derive(Clone, Debug)]
pub struct Member {
    /// The random id that everything of this member hangs on.
    pub id: Uuid,
    /// The account.
    pub account: Account,
    /// The session.
    pub session: Session,
    /// Where the session is stored.
    pub session_key: Key,
    /// Terms versions, notices and maintenance.
    pub site: Site,
    /// The request's time.
    pub now: Timestamp,
}

/// A member who may not have accepted the terms in force.
pub struct BeforeTerms(pub Member);

/// A member and what else the same hop read.
pub struct Admission {
    /// Who calls.
    pub member: Member,
    /// The other items.
    pub items: Items,
}

/// Reads session, account, site and the keys that `more` names for this member, in one call.
///
/// # Errors
/// `no-session` without a live session of a living epoch; `busy`.
pub async fn admit(
    app: &App,
    headers: &HeaderMap,
    more: impl FnOnce(Uuid) -> Vec<Key>,
) -> Result<Admission, Problem> {
    let refused = || Problem::from(Refusal::NoSession);
    let (id, token) = Cookie::Session.read(headers).ok_or_else(refused)?;
    let id = Uuid::parse_str(&id).map_err(|_| refused())?;
    let session_key = Key::session(id, &token.hash());
    let mut keys = vec![session_key.clone(), Key::account(id), Key::site()];
    keys.extend(more(id));
    let now = app.now();
    let mut items = app.tables().batch(&keys).await?;
    let session: Session = items.take_live(&session_key, now)?.ok_or_else(refused)?;
    let account: Account = items.take(&Key::account(id))?.ok_or_else(refused)?;
    let site: Site = items.take(&Key::site())?.unwrap_or_default();
    if session.epoch != account.epoch || session.ends <= now.as_second() {
        return Err(refused());
    }
    if now.as_second() - session.seen >= SEEN_EVERY {
        touch(app, &session_key, &session, now).await?;
    }
    let member = Member {
        id,
        account,
        session,
        session_key,
        site,
        now,
    };
    Ok(Admission { member, items })
}

/// Writes down that the session was seen; a session that ended meanwhile stays ended.
async fn touch(app: &App, key: &Key, session: &Session, now: Timestamp) -> Result<(), Problem> {
    let change = Change::at(key.clone())
        .set("seen", now.as_second())
        .set("expires_at", session.expiry_at(now))
        .when("#expires_at > :now")
        .with(":now", now.as_second());
    app.tables().update(change).await.map(|_| ())
}

impl Admission {
    /// The member, who must have accepted the terms in force.
    ///
    /// # Errors
    /// `terms-required`.
    pub fn accepted(self) -> Result<Self, Problem> {
        let accepted = self.member.account.terms_accepted;
        if self.member.site.accepted(accepted, self.member.now) {
            Ok(self)
        } else {
            Err(Refusal::TermsRequired.into())
        }
    }
}

impl FromRequestParts<App> for BeforeTerms {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Self(
            admit(app, &parts.headers, |_| Vec::new()).await?.member,
        ))
    }
}

impl FromRequestParts<App> for Member {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(admit(app, &parts.headers, |_| Vec::new())
            .await?
            .accepted()?
            .member)
    }
}
