//! `GET /api/reissue`: where the flow of this browser stands, the server's time and the federations.

use domain::calendar::{wire_second, wire_time};
use domain::flow::{Flow, Stage};
use domain::reissue::{Federation, Prefecture};
use platform::{Answer, App, Maybe, Reply};
use serde::Serialize;
use utoipa::ToSchema;

use crate::facilities::ledger::Directory;
use crate::flows::{FlowCookie, Open};
use crate::step::step;

step!(get "reissue", "Where the reissue flow of this browser stands, with the federations' telephones");

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
#[derive(Default, Serialize, ToSchema)]
pub struct Helpdesk {
    tel: String,
}

async fn handle(
    app: App,
    Maybe(cookie): Maybe<FlowCookie<domain::reissue::Reissue>>,
) -> Answer<Reissue> {
    let directory = Directory::key();
    let mut keys = vec![directory.clone()];
    keys.extend(cookie.as_ref().map(|cookie| cookie.key().clone()));
    let mut items = app.tables().batch(&keys).await?;
    let Directory { federations } = items.take(&directory)?.unwrap_or_default();
    let flow = match cookie {
        Some(cookie) => cookie.opened(items.item(cookie.key()), app.now())?,
        None => None,
    };
    let config = app.config();
    let standing = |open: Open<_>| Reissue {
        sender: Some(config.sender.clone()),
        ..Reissue::of(open.flow())
    };
    Ok(Reply::of(Reissue {
        now: wire_time(app.now()),
        federations,
        helpdesk: Helpdesk {
            tel: config.helpdesk_tel.clone(),
        },
        ..flow.map(standing).unwrap_or_default()
    }))
}

impl Reissue {
    fn of(flow: &Flow<domain::reissue::Reissue>) -> Self {
        let asked = flow.carries.clone();
        let confirmed = matches!(flow.stage, Stage::Confirmed | Stage::Done);
        Self {
            code_minutes: flow.code.minutes(),
            state: match flow.stage {
                Stage::Begun => ReissueStanding::Started,
                Stage::CodeSent => ReissueStanding::CodeSent,
                Stage::Confirmed => ReissueStanding::Confirmed,
                Stage::Done => ReissueStanding::Requested,
            },
            sent_to: flow.code.expires_at.map(|_| asked.email.clone()),
            facility_number: Some(asked.facility_number.into()),
            email: Some(asked.email),
            prefecture: asked.prefecture,
            facility_name: confirmed.then_some(asked.facility_name),
            code_expires_at: flow.code.expires_at.map(wire_second),
            expires_at: Some(wire_second(flow.expires_at)),
            receipt: asked.receipt,
            ..Self::default()
        }
    }
}
