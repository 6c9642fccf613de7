//! `POST /api/logout`: ends the session that the cookie names. Without one there is nothing to end.

use platform::sessions::Principal;
use platform::{Answer, App, Body, Maybe, Nothing, Reply};

use super::member::ClaimedSession;
use super::{Account, without_flows};
use crate::step::step;

step!(post "logout", "Ends the session");

const UNFINISHED: &str = "ログアウトの処理を完了できませんでした。お手数ですが、もう一度「ログアウト」を押してください。";

/// Only who has the token can name the session, so an ended or unknown one is answered alike. The browser forgets it
/// in any case: where it could not be ended nobody has its token any more, and half an hour ends it.
async fn handle(
    app: App,
    Maybe(session): Maybe<ClaimedSession>,
    _: Body<Nothing>,
) -> Answer<Nothing> {
    let cookies = [Account::COOKIE.clear()].into_iter();
    let cookies = cookies.chain(without_flows());
    let ended = match session {
        Some(ClaimedSession(key)) => app.tables().delete(&key).await,
        None => Ok(()),
    };
    match ended {
        Ok(()) => Ok(Reply::of(Nothing::default()).cookies(cookies)),
        Err(fault) => Err(fault.in_words(UNFINISHED).cookies(cookies)),
    }
}
