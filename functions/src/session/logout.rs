//! `POST /api/logout`: ends the session that the cookie names. Without one there is nothing to end.

use platform::sessions::Principal;
use platform::{Answer, App, Body, Maybe, Nothing, Reply};

use super::Account;
use super::member::ClaimedSession;
use crate::step::step;

step!(post "logout", "Ends the session");

/// Only who has the token can name the session, so an ended or unknown one is answered alike.
async fn handle(
    app: App,
    Maybe(session): Maybe<ClaimedSession>,
    _: Body<Nothing>,
) -> Answer<Nothing> {
    if let Some(ClaimedSession(key)) = session {
        app.tables().delete(&key).await?;
    }
    Ok(Reply::of(Nothing::default()).cookie(Account::COOKIE.clear()))
}
