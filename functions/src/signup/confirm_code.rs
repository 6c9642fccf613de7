//! `POST /api/confirm-code`: counts the try, compares, confirms.

use domain::code::{Code, Purpose};
use domain::signup::SignUp;
use platform::throttles::SourceCounter;
use platform::{Answer, App, Body, Nothing, Problem, Refusal, Reply, Source, request};

use super::living;
use crate::flows::FlowCookie;
use crate::step::step;

step!(post "confirm-code", "Confirms the mailed code; wrong, used, expired and exhausted codes are one refusal");

request! {
    /// The code from the mail.
    pub struct ConfirmCode {
        /// Six digits; full-width and spaces are mended.
        pub code: Code,
    }
}

async fn handle(
    app: App,
    source: Source,
    cookie: FlowCookie<SignUp>,
    Body(asked): Body<ConfirmCode>,
) -> Answer<Nothing> {
    let typed = asked.code.of(Purpose::SignUp);
    let code = typed.map_err(|wrong| Problem::field("code", wrong.to_string()))?;
    let spent = cookie.spend_a_try(&app).await?;
    let (open, compared) = spent.compare(&app, &code).await?;
    let member = open.flow().carries.applicant.member_id;
    let id = open.flow().code.id.clone().unwrap_or_default();
    if !compared.is_right() {
        let from = SourceCounter::of(source, app.now());
        // Nobody is told that a code was wrong before that is remembered.
        let (missed, raised) =
            tokio::join!(living::missed(&app, member, &id), from.raise(&app, false));
        missed.and(raised)?;
        return Err(Refusal::CodeRefused.into());
    }
    let confirm = |flow: domain::flow::Flow<SignUp>| {
        let refused = |_| Problem::from(Refusal::CodeRefused);
        flow.confirm(app.now(), &compared).map_err(refused)
    };
    let alive = living::lives(member, &id, app.now());
    open.save_beside(&app, confirm, vec![alive.into()]).await?;
    Ok(Reply::of(Nothing {}))
}
