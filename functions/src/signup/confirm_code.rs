//! `POST /api/confirm-code`: counts the try, compares, confirms.

use axum::routing::post;
use domain::code::{Code, Purpose, TRIES};
use domain::signup::{ConfirmVerdict, Confirmed, Flow, Kind, State};
use domain::throttle::CODE_FAILURES;
use platform::random;
use platform::tables::{Change, Update};
use platform::{Answer, App, Body, Nothing, Problem, Refusal, Reply, SignUpCookie, request};

use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::post(
    "confirm-code",
    Caller::Flow,
    200,
    "Confirms the mailed code; wrong, used, expired and exhausted codes are one refusal",
    || post(handle),
    contract::<ConfirmCode, Nothing>,
);

request! {
    /// The code from the mail.
    pub struct ConfirmCode {
        /// Six digits; full-width and spaces are mended.
        pub code: Code,
    }
}

async fn handle(app: App, cookie: SignUpCookie, Body(asked): Body<ConfirmCode>) -> Answer<Nothing> {
    let typed = asked.code.of(Purpose::SignUp);
    let code = typed.map_err(|wrong| Problem::field("code", wrong.to_string()))?;
    let flow = spend_a_try(&app, &cookie).await?;
    let pepper = &app.secrets().await?.pepper;
    let hash = flow.code.hash.clone().unwrap_or_default();
    let matches = code.matches(&hash, pepper, &cookie.0.id, Purpose::SignUp);
    let member = flow.applicant.member_id.to_string();
    match flow.state().confirm(app.now(), matches) {
        (State::Confirmed(confirmed), ConfirmVerdict::Confirmed) => {
            save(&app, &cookie, &confirmed).await?;
            Ok(Reply::ok(Nothing {}))
        }
        _ => {
            app.throttles()
                .record_failure(&CODE_FAILURES, &member)
                .await?;
            Err(Refusal::CodeRefused.into())
        }
    }
}

/// One conditional update counts the try before anything is compared.
async fn spend_a_try(app: &App, cookie: &SignUpCookie) -> Result<Flow, Problem> {
    let now = app.now().as_second();
    let change = Change::at(cookie.0.key.clone())
        .add("tries", 1)
        .when("#token_hash = :token AND #expires_at > :now AND #state = :sent")
        .when("#kind = :kind AND #tries < :most AND #code_expires_at > :now")
        .with(":token", &cookie.0.token_hash)
        .with(":now", now)
        .with(":sent", "code-sent")
        .with(":kind", Kind::TEXT)
        .with(":most", TRIES);
    match app.tables().update(change).await? {
        Update::Done(item) => item.parse(),
        Update::Unmet(Some(item)) if super::flow::is_ours(app, &cookie.0, &item) => {
            Err(Refusal::CodeRefused.into())
        }
        Update::Unmet(_) => Err(Refusal::NoFlow.into()),
    }
}

/// Writes the confirmation if the code is still the one that was compared. `confirmed_by` names this
/// request, so that an SDK retry after a lost answer finds its own effect and nobody else's.
async fn save(app: &App, cookie: &SignUpCookie, confirmed: &Confirmed) -> Result<(), Problem> {
    let by = random::hex(&random::bytes::<8>());
    let change = Change::at(cookie.0.key.clone())
        .set_all(confirmed.confirmation())
        .set("confirmed_by", &by)
        .when("#state = :sent AND #code_id = :code")
        .with(":sent", "code-sent")
        .with(":code", confirmed.flow().code.id.as_deref());
    match app.tables().update(change).await? {
        Update::Done(_) => Ok(()),
        Update::Unmet(Some(item)) if item.text("confirmed_by") == Some(&by) => Ok(()),
        Update::Unmet(_) => Err(Refusal::CodeRefused.into()),
    }
}
