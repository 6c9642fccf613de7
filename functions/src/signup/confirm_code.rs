//! `POST /api/confirm-code`: counts the try, compares, confirms.

use domain::code::{Code, Purpose};
use domain::signup::SignUp;
use domain::throttle::{CODE_FAILURES, Subject};
use platform::{Answer, App, Body, Nothing, Problem, Refusal, Reply, request};

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
    cookie: FlowCookie<SignUp>,
    Body(asked): Body<ConfirmCode>,
) -> Answer<Nothing> {
    let typed = asked.code.of(Purpose::SignUp);
    let code = typed.map_err(|wrong| Problem::field("code", wrong.to_string()))?;
    let spent = cookie.spend_a_try(&app).await?;
    let (open, compared) = spent.compare(&app, &code).await?;
    if !compared.is_right() {
        let member = Subject::Member(open.flow().carries.applicant.member_id);
        app.throttles()
            .record_failure(&CODE_FAILURES, member)
            .await?;
    }
    let confirm = |flow: domain::flow::Flow<SignUp>| {
        let refused = |_| Problem::from(Refusal::CodeRefused);
        flow.confirm(app.now(), &compared).map_err(refused)
    };
    open.save(&app, confirm).await?;
    Ok(Reply::of(Nothing {}))
}
