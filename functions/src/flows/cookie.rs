//! The cookie that names a flow and carries its token.

use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use domain::flow::Journey;
use http::request::Parts;
use platform::tables::Key;
use platform::{App, Cookie, Problem, Refusal};

use crate::step::{Argument, Caller};

/// A journey with its browser's cookie.
pub trait Browsed: Journey {
    /// The cookie of its flows.
    const COOKIE: Cookie;
    /// Who has one.
    const CALLER: Caller;
}

/// A cookie that names a flow and carries its token: not yet a flow.
#[derive(Clone, Debug)]
pub struct FlowCookie<J> {
    pub(super) id: String,
    pub(super) key: Key,
    pub(super) token_hash: String,
    journey: PhantomData<fn() -> J>,
}

impl<J: Browsed> FromRequestParts<App> for FlowCookie<J> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let (id, token) = J::COOKIE.read(&parts.headers).ok_or(Refusal::NoFlow)?;
        Ok(Self {
            key: Key::flow(&id),
            id,
            token_hash: token.hash(),
            journey: PhantomData,
        })
    }
}

impl<J: Browsed> Argument for FlowCookie<J> {
    const CALLER: Caller = J::CALLER;
}
