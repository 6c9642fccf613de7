//! A caller who may be there.

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::{App, Problem, Refusal};

/// The refusals of who is nobody in particular.
const STRANGERS: [Refusal; 3] = [Refusal::NoFlow, Refusal::NoSession, Refusal::AccountClosed];

/// The browser of a flow or a session, if this is one: open steps answer everybody else as well.
#[derive(Clone, Debug)]
pub struct Maybe<T>(pub Option<T>);

impl<T: FromRequestParts<App, Rejection = Problem>> FromRequestParts<App> for Maybe<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match T::from_request_parts(parts, app).await {
            Ok(known) => Ok(Self(Some(known))),
            Err(stranger) if STRANGERS.contains(&stranger.refusal()) => Ok(Self(None)),
            Err(fault) => Err(fault),
        }
    }
}
