//! `POST /api/start-reissue`: a facility's number and an address open a reissue flow.

use domain::calendar::wire_second;
use domain::email::Email;
use domain::reissue::{FacilityNumber, Reissue};
use domain::throttle::{Prefix, START_REISSUE, Subject};
use platform::{Answer, App, Body, Problem, Reply, Source, request};
use serde::Serialize;
use utoipa::ToSchema;

use crate::flows;
use crate::step::step;

step!(
    post "start-reissue",
    "A facility's number and an address for notices open a reissue flow; whether it exists is not said"
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
    let source = Subject::Source(Prefix::of(source.0));
    app.throttles().count(&START_REISSUE, source).await?;
    let carries = Reissue::of(asked.facility_number, asked.email.as_str().to_owned());
    let (flow, cookie) = flows::begin(&app, carries).await?;
    let expires_at = wire_second(flow.expires_at);
    Ok(Reply::of(ReissueStarted { expires_at }).cookie(cookie))
}
