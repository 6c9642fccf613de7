//! `POST /api/start-reissue`: a facility's number and an address open a reissue flow.

use axum::routing::post;
use domain::calendar::wire_time;
use domain::email::Email;
use domain::reissue::{FacilityNumber, ReissueFlow};
use domain::throttle::{START_REISSUE, source_prefix};
use platform::random::{self, Token};
use platform::tables::Key;
use platform::{Answer, App, Body, Cookie, Problem, Reply, Source, request};
use serde::Serialize;
use utoipa::ToSchema;

use super::flow::moment;
use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::post(
    "start-reissue",
    Caller::Anyone,
    200,
    "A facility's number and an address for notices open a reissue flow; whether it exists is not said",
    || post(handle),
    contract::<StartReissue, ReissueStarted>,
);

request! {
    /// What seed 004 asks for first.
    pub struct StartReissue {
        /// 事業所番号, ten digits.
        pub facility_number: FacilityNumber,
        /// 通知先メールアドレス.
        pub email: Email,
        /// 通知先メールアドレス(確認用).
        pub email_again: Email,
    }
}

/// A flow is open.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReissueStarted {
    /// End of the flow, RFC 3339.
    expires_at: String,
}

async fn handle(
    app: App,
    source: Source,
    Body(asked): Body<StartReissue>,
) -> Answer<ReissueStarted> {
    if asked.email != asked.email_again {
        let wrong = "通知先メールアドレスと確認用が一致していません。";
        return Err(Problem::field("email_again", wrong));
    }
    let source = source_prefix(source.0);
    app.throttles().count(&START_REISSUE, &source).await?;
    let token = Token::new();
    let id = random::id(app.now()).to_string();
    let flow = ReissueFlow::start(
        app.now(),
        token.hash(),
        asked.facility_number,
        asked.email.as_str().to_owned(),
    );
    app.tables().put(&Key::flow(&id), &flow).await?;
    let expires_at = wire_time(moment(Some(flow.expires_at)));
    Ok(Reply::ok(ReissueStarted { expires_at }).cookie(Cookie::Reissue.set(&id, &token)))
}
