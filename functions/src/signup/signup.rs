//! `GET /api/signup`: where the flow of this browser stands, so that a reload lands on the right screen.

use axum::routing::get;
use domain::signup::{Flow, Stage};
use platform::{Answer, App, Maybe, Nothing, Refusal, Reply, SignUpCookie};
use serde::Serialize;
use utoipa::ToSchema;

use super::view::{InsurerName, MemberCard, time};
use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::get(
    "signup",
    Caller::Anyone,
    "Where the sign-up flow of this browser stands",
    || get(handle),
    contract::<Nothing, SignUp>,
);

/// Where a browser's sign-up stands.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// No live flow.
    None,
    /// Identity matched.
    Verified,
    /// A code is on its way.
    CodeSent,
    /// The code came back.
    Confirmed,
    /// The account is open: log in.
    Used,
}

/// What the sign-up screens need after a reload.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignUp {
    state: Standing,
    insurer: Option<InsurerName>,
    member: Option<MemberCard>,
    email: Option<String>,
    email_editable: bool,
    user_id: Option<String>,
    user_id_hint: Option<String>,
    sent_to: Option<String>,
    sender: Option<String>,
    arrives_at: Option<String>,
    takes_replies: bool,
    code_expires_at: Option<String>,
    /// The code's life at its sending in whole minutes, as the mail says it.
    code_minutes: Option<i64>,
    resend_at: Option<String>,
    expires_at: Option<String>,
}

async fn handle(app: App, Maybe(cookie): Maybe<SignUpCookie>) -> Answer<SignUp> {
    let Some(cookie) = cookie else {
        return Ok(Reply::ok(SignUp::none()));
    };
    match super::flow::load(&app, &cookie, &[]).await {
        Ok((state, _)) => Ok(Reply::ok(SignUp::of(state.flow()))),
        Err(problem) if problem.refusal() == Refusal::NoFlow => Ok(Reply::ok(SignUp::none())),
        Err(problem) => Err(problem),
    }
}

impl SignUp {
    fn none() -> Self {
        Self {
            state: Standing::None,
            insurer: None,
            member: None,
            email: None,
            email_editable: false,
            user_id: None,
            user_id_hint: None,
            sent_to: None,
            sender: None,
            arrives_at: None,
            takes_replies: false,
            code_expires_at: None,
            code_minutes: None,
            resend_at: None,
            expires_at: None,
        }
    }

    fn of(flow: &Flow) -> Self {
        let applicant = &flow.applicant;
        Self {
            state: match flow.state {
                Stage::Verified => Standing::Verified,
                Stage::CodeSent => Standing::CodeSent,
                Stage::Confirmed => Standing::Confirmed,
                Stage::Used => Standing::Used,
            },
            insurer: Some(InsurerName::of(applicant)),
            member: Some(MemberCard::of(applicant)),
            email: applicant.email_shown(),
            email_editable: applicant.email_editable(),
            user_id: flow.user_id.clone(),
            user_id_hint: applicant.user_id_hint.clone(),
            sent_to: flow.sent_to(),
            sender: Some(applicant.system_from.clone()),
            arrives_at: Some(applicant.arrives_at.clone()),
            takes_replies: applicant.reply_to.is_some(),
            code_expires_at: flow.code.expires_at.map(time),
            code_minutes: flow.code.minutes(),
            resend_at: flow.resend_at().map(time),
            expires_at: Some(time(flow.expires_at)),
        }
    }
}
