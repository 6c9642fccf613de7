//! `GET /api/reissue`: where the flow of this browser stands, the server's time and the federations.

use axum::routing::get;
use domain::calendar::wire_time;
use domain::reissue::{Federation, HELPDESK_TEL, Prefecture, ReissueFlow, SENDER, Stage};
use platform::{Answer, App, Maybe, Nothing, ReissueCookie, Reply};
use serde::Serialize;
use utoipa::ToSchema;

use super::flow::{moment, take};
use crate::facilities::ledger::Directory;
use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::get(
    "reissue",
    Caller::Anyone,
    "Where the reissue flow of this browser stands, with the federations' telephones",
    || get(handle),
    contract::<Nothing, Reissue>,
);

/// Where a browser's reissue stands.
#[derive(Debug, Clone, Copy, Default, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReissueStanding {
    /// No live flow.
    #[default]
    None,
    /// Number and address are given.
    Started,
    /// A code is on its way.
    CodeSent,
    /// Code and facility were right.
    Confirmed,
    /// The request is accepted.
    Requested,
}

/// What the reissue screens need after a reload.
#[derive(Default, Serialize, ToSchema)]
pub struct Reissue {
    state: ReissueStanding,
    facility_number: Option<String>,
    email: Option<String>,
    prefecture: Option<Prefecture>,
    /// From the confirmation on.
    facility_name: Option<String>,
    sent_to: Option<String>,
    sender: Option<String>,
    code_expires_at: Option<String>,
    /// The code's life at its sending in whole minutes, as the mail says it.
    code_minutes: Option<i64>,
    expires_at: Option<String>,
    receipt: Option<String>,
    /// The server's time (時刻), RFC 3339.
    now: String,
    helpdesk: Helpdesk,
    federations: Vec<Federation>,
}

/// ヘルプデスク.
#[derive(Serialize, ToSchema)]
pub struct Helpdesk {
    tel: &'static str,
}

impl Default for Helpdesk {
    fn default() -> Self {
        Self { tel: HELPDESK_TEL }
    }
}

async fn handle(app: App, Maybe(cookie): Maybe<ReissueCookie>) -> Answer<Reissue> {
    let directory = Directory::key();
    let mut keys = vec![directory.clone()];
    keys.extend(cookie.as_ref().map(|cookie| cookie.0.key.clone()));
    let mut items = app.tables().batch(&keys).await?;
    let Directory { federations } = items.take(&directory)?.unwrap_or_default();
    let flow = match cookie {
        Some(cookie) => take(&app, &cookie.0, &mut items)?,
        None => None,
    };
    Ok(Reply::ok(Reissue {
        now: wire_time(app.now()),
        federations,
        ..flow.map(Reissue::of).unwrap_or_default()
    }))
}

impl Reissue {
    fn of(flow: ReissueFlow) -> Self {
        let time = |second: i64| wire_time(moment(Some(second)));
        let sent = flow.code.expires_at.map(|_| flow.email.clone());
        Self {
            code_minutes: flow.code.minutes(),
            state: match flow.state {
                Stage::Started => ReissueStanding::Started,
                Stage::CodeSent => ReissueStanding::CodeSent,
                Stage::Confirmed => ReissueStanding::Confirmed,
                Stage::Requested => ReissueStanding::Requested,
            },
            facility_number: Some(flow.facility_number.into()),
            email: Some(flow.email),
            prefecture: flow.prefecture,
            facility_name: flow.facility_name,
            sent_to: sent,
            sender: Some(SENDER.to_owned()),
            code_expires_at: flow.code.expires_at.map(time),
            expires_at: Some(time(flow.expires_at)),
            receipt: flow.receipt,
            ..Self::default()
        }
    }
}
