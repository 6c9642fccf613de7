//! `GET /api/signup`: where the flow of this browser stands, so that a reload lands on the right screen.

use domain::calendar::wire_second;
use domain::flow::{Flow, Stage};
use platform::{Answer, App, Maybe, Reply};
use serde::Serialize;
use utoipa::ToSchema;

use super::view::{InsurerName, MemberCard};
use crate::flows::FlowCookie;
use crate::step::step;

step!(get "signup", "Where the sign-up flow of this browser stands");

/// Where a browser's sign-up stands.
#[derive(Debug, Clone, Copy, Default, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// No live flow.
    #[default]
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
#[derive(Default, Serialize, ToSchema)]
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

async fn handle(
    app: App,
    Maybe(cookie): Maybe<FlowCookie<domain::signup::SignUp>>,
) -> Answer<SignUp> {
    let Some(cookie) = cookie else {
        return Ok(Reply::of(SignUp::default()));
    };
    let items = app
        .tables()
        .batch(std::slice::from_ref(cookie.key()))
        .await?;
    let open = cookie.opened(items.item(cookie.key()), app.now())?;
    let standing = open.map(|open| SignUp::of(open.flow()));
    Ok(Reply::of(standing.unwrap_or_default()))
}

impl SignUp {
    fn of(flow: &Flow<domain::signup::SignUp>) -> Self {
        let state = match flow.stage {
            Stage::Begun => Standing::Verified,
            Stage::CodeSent => Standing::CodeSent,
            Stage::Confirmed => Standing::Confirmed,
            // Nothing is left to be shown: who comes next at this browser learns nothing of who signed up.
            Stage::Done => {
                return Self {
                    state: Standing::Used,
                    ..Self::default()
                };
            }
        };
        let carries = &flow.carries;
        let applicant = &carries.applicant;
        Self {
            state,
            insurer: Some(InsurerName::of(applicant)),
            member: Some(MemberCard::of(applicant)),
            email: applicant.email_shown(),
            email_editable: applicant.email_editable(),
            user_id: carries.user_id.clone(),
            user_id_hint: applicant.user_id_hint.clone(),
            sent_to: carries.sent_to(),
            sender: Some(applicant.system_from.clone()),
            arrives_at: Some(applicant.arrives_at.clone()),
            takes_replies: applicant.reply_to.is_some(),
            code_expires_at: flow.code.expires_at.map(wire_second),
            code_minutes: flow.code.minutes(),
            resend_at: flow.resend_at().map(wire_second),
            expires_at: Some(wire_second(flow.expires_at)),
        }
    }
}
