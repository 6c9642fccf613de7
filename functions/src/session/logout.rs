//! `POST /api/logout`: ends the session that the cookie names. Without one there is nothing to end.

use axum::routing::post;
use http::HeaderMap;
use platform::tables::Key;
use platform::{Answer, App, Body, Cookie, Nothing, Reply};
use uuid::Uuid;

use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::post(
    "logout",
    Caller::Anyone,
    200,
    "Ends the session",
    || post(handle),
    contract::<Nothing, Nothing>,
);

/// Only who has the token can name the session, so an ended or unknown one is answered alike.
async fn handle(app: App, headers: HeaderMap, _: Body<Nothing>) -> Answer<Nothing> {
    if let Some((id, token)) = Cookie::Session.read(&headers)
        && let Ok(member) = Uuid::parse_str(&id)
    {
        let session = Key::session(member, &token.hash());
        app.tables().delete(&session).await?;
    }
    Ok(Reply::ok(Nothing::default()).cookie(Cookie::Session.clear()))
}
