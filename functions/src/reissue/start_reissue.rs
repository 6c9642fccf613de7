//! `POST /api/start-reissue`: a facility of the ledger and an address open a reissue flow.

use domain::calendar::wire_second;
use domain::email::Email;
use domain::reissue::{Facility, FacilityNumber, Reissue};
use domain::throttle::{Prefix, START_REISSUE, Subject};
use platform::tables::Key;
use platform::{Answer, App, Body, Problem, Refusal, Reply, Source, request};
use serde::Serialize;
use utoipa::ToSchema;

use crate::flows;
use crate::step::step;

step!(
    post "start-reissue",
    "A facility's number and an address for notices open a reissue flow; an unknown number is refused at once"
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
    // Numbers are published: hiding which there are buys nothing, and no mail leaves for a guess.
    let ledger = Key::facility(asked.facility_number.as_str());
    let facility: Option<Facility> = app.tables().get(&ledger).await?;
    let facility = facility.ok_or(Refusal::FacilityNotFound)?;
    let carries = Reissue::of(facility, asked.email.as_str().to_owned());
    let (flow, cookie) = flows::begin(&app, carries).await?;
    let expires_at = wire_second(flow.expires_at);
    Ok(Reply::of(ReissueStarted { expires_at }).cookie(cookie))
}
