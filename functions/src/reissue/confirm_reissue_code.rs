//! `POST /api/confirm-reissue-code`: counts the try, compares, and only then looks the facility up.

use axum::routing::post;
use domain::code::{Code, Purpose, TRIES};
use domain::reissue::{ConfirmVerdict, Confirmed, Facility, Kind, Prefecture, ReissueFlow, State};
use domain::throttle::REISSUE_UNVERIFIED;
use platform::tables::{Change, Commit, Key, Update, Write};
use platform::{Answer, App, Body, Problem, Refusal, ReissueCookie, Reply, request, throttles};
use serde::Serialize;
use utoipa::ToSchema;

use super::flow::{email, is_ours, moment, pair};
use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::post(
    "confirm-reissue-code",
    Caller::Reissue,
    200,
    "Confirms the mailed code; an unknown facility and another prefecture are one answer, after the right code",
    || post(handle),
    contract::<ConfirmReissueCode, ReissueConfirmed>,
);

const REFUSED: &str = "確認コードが正しくないか、有効期間が過ぎています。メールをご確認のうえもう一度入力するか、【戻る】ボタンを押して、再度ログイン情報再発行申請を行ってください。";

request! {
    /// The code from the mail.
    pub struct ConfirmReissueCode {
        /// Four digits; full-width and spaces are mended.
        pub code: Code,
    }
}

/// What the confirmation screen (送信確認) shows.
#[derive(Serialize, ToSchema)]
pub struct ReissueConfirmed {
    /// 事業所番号.
    facility_number: String,
    /// 事業所名 of the ledger.
    facility_name: String,
    /// 通知先メールアドレス.
    email: String,
    /// 請求先都道府県.
    prefecture: Option<Prefecture>,
}

async fn handle(
    app: App,
    cookie: ReissueCookie,
    Body(asked): Body<ConfirmReissueCode>,
) -> Answer<ReissueConfirmed> {
    let typed = asked.code.of(Purpose::Reissue);
    let code = typed.map_err(|wrong| Problem::field("code", wrong.to_string()))?;
    let flow = spend_a_try(&app, &cookie).await?;
    let pepper = &app.secrets().await?.pepper;
    let hash = flow.code.hash.clone().unwrap_or_default();
    let matches = code.matches(&hash, pepper, &cookie.0.id, Purpose::Reissue);
    if !matches {
        return Err(refused());
    }
    let ledger = Key::facility(flow.facility_number.as_str());
    let facility: Option<Facility> = app.tables().get(&ledger).await?;
    match flow.state().confirm(app.now(), matches, facility.as_ref()) {
        (State::Confirmed(confirmed), ConfirmVerdict::Confirmed) => {
            save(&app, &cookie, &confirmed).await?;
            Ok(Reply::ok(ReissueConfirmed::of(confirmed.flow())))
        }
        (_, ConfirmVerdict::FacilityNotFound) => Err(Refusal::FacilityNotFound.into()),
        _ => Err(refused()),
    }
}

fn refused() -> Problem {
    Problem::from(Refusal::CodeRefused).in_words(REFUSED)
}

/// One conditional update counts the try before anything is compared.
async fn spend_a_try(app: &App, cookie: &ReissueCookie) -> Result<ReissueFlow, Problem> {
    let change = Change::at(cookie.0.key.clone())
        .add("tries", 1)
        .when("#token_hash = :token AND #expires_at > :now AND #state = :sent")
        .when("#kind = :kind AND #tries < :most AND #code_expires_at > :now")
        .with(":token", &cookie.0.token_hash)
        .with(":now", app.now().as_second())
        .with(":sent", "code-sent")
        .with(":kind", Kind::TEXT)
        .with(":most", TRIES);
    match app.tables().update(change).await? {
        Update::Done(item) => item.parse(),
        Update::Unmet(Some(item)) if is_ours(app, &cookie.0, &item) => Err(refused()),
        Update::Unmet(_) => Err(Refusal::NoFlow.into()),
    }
}

/// Writes the confirmation if the code is still the one that was compared, and takes its sending off the
/// unverified ones.
async fn save(app: &App, cookie: &ReissueCookie, confirmed: &Confirmed) -> Result<(), Problem> {
    let flow = confirmed.flow();
    let pair = pair(app.secrets().await?, flow, &email(flow)?);
    let writes: [Write; 2] = [
        Change::at(cookie.0.key.clone())
            .set_all(confirmed.confirmation())
            .when("#state = :sent AND #code_id = :code")
            .with(":sent", "code-sent")
            .with(":code", flow.code.id.as_deref())
            .into(),
        throttles::undo(&REISSUE_UNVERIFIED, &pair, moment(flow.code.sent_at)).into(),
    ];
    match app.tables().transact(&writes).await? {
        Commit::Done => Ok(()),
        Commit::Unmet(_) => Err(refused()),
    }
}

impl ReissueConfirmed {
    fn of(flow: &ReissueFlow) -> Self {
        Self {
            facility_number: flow.facility_number.as_str().to_owned(),
            facility_name: flow.facility_name.clone().unwrap_or_default(),
            email: flow.email.clone(),
            prefecture: flow.prefecture,
        }
    }
}
