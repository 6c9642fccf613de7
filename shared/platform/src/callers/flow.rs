//! The browser of a sign-up or reissue flow, by its cookie.

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::tables::{Change, Item, Key, Update};
use crate::{App, Cookie, Problem, Refusal};

/// A cookie that names a flow and carries its token; what it opens is read in the handler's own hop.
#[derive(Clone, Debug)]
pub struct FlowCookie {
    /// The flow's id.
    pub id: String,
    /// Where the flow is kept.
    pub key: Key,
    /// Hash of the token, to be compared with the stored one.
    pub token_hash: String,
}

impl FlowCookie {
    fn read(cookie: Cookie, parts: &Parts) -> Option<Self> {
        let (id, token) = cookie.read(&parts.headers)?;
        let key = Key::flow(&id);
        Some(Self {
            id,
            key,
            token_hash: token.hash(),
        })
    }

    /// 戻る from the code screen: the flow stands at `before` again, and its code is dead at once. No counter
    /// moves, and an open confirmation of that code finds another state than it asks for.
    ///
    /// # Errors
    /// `wrong-state` when the code was confirmed meanwhile; `busy`.
    pub async fn kill_code(&self, app: &App, before: &str) -> Result<(), Problem> {
        let change = Change::at(self.key.clone())
            .set("state", before)
            .remove("code_hash")
            .remove("code_id")
            .remove("code_expires_at")
            .when("#token_hash = :token AND #expires_at > :now AND #state IN (:before, :sent)")
            .with(":token", &self.token_hash)
            .with(":now", app.now().as_second())
            .with(":before", before)
            .with(":sent", "code-sent");
        match app.tables().update(change).await? {
            Update::Done(_) => Ok(()),
            Update::Unmet(_) => Err(Refusal::WrongState.into()),
        }
    }

    /// Whether `item` is this browser's flow and alive at `now`.
    pub fn opens(&self, item: &Item, now: jiff::Timestamp) -> bool {
        item.is_live(now) && item.text("token_hash") == Some(&self.token_hash)
    }
}

/// A sign-up flow's browser (`__Host-flow`).
#[derive(Clone, Debug)]
pub struct SignUpCookie(pub FlowCookie);

/// A reissue flow's browser (`__Host-reissue`).
#[derive(Clone, Debug)]
pub struct ReissueCookie(pub FlowCookie);

impl FromRequestParts<App> for SignUpCookie {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        FlowCookie::read(Cookie::Flow, parts)
            .map(Self)
            .ok_or_else(|| Refusal::NoFlow.into())
    }
}

impl FromRequestParts<App> for ReissueCookie {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        FlowCookie::read(Cookie::Reissue, parts)
            .map(Self)
            .ok_or_else(|| Refusal::NoFlow.into())
    }
}

/// The browser of a flow or a session, if this is one: open steps answer everybody else as well.
#[derive(Clone, Debug)]
pub struct Maybe<T>(pub Option<T>);

impl<T: FromRequestParts<App, Rejection = Problem>> FromRequestParts<App> for Maybe<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match T::from_request_parts(parts, app).await {
            Ok(known) => Ok(Self(Some(known))),
            Err(stranger) if matches!(stranger.refusal(), Refusal::NoFlow | Refusal::NoSession) => {
                Ok(Self(None))
            }
            Err(fault) => Err(fault),
        }
    }
}
