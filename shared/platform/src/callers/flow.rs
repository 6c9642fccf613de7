//! The browser of a sign-up or reissue flow, by its cookie.

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::tables::{Item, Key};
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

/// A flow's browser, if this is one: reading steps answer `none` otherwise.
#[derive(Clone, Debug)]
pub struct Maybe<T>(pub Option<T>);

impl<T: FromRequestParts<App>> FromRequestParts<App> for Maybe<T> {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &App,
    ) -> Result<Self, std::convert::Infallible> {
        Ok(Self(T::from_request_parts(parts, app).await.ok()))
    }
}
