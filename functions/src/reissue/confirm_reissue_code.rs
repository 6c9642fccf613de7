//! `POST /api/confirm-reissue-code`: counts the try, then compares.

use domain::code::{Code, Purpose};
use domain::flow::Flow;
use domain::reissue::{Prefecture, Reissue};
use domain::throttle::REISSUE_UNVERIFIED;
use platform::tables::{Commit, Transaction};
use platform::throttles::SourceCounter;
use platform::{Answer, App, Body, Problem, Refusal, Reply, Source, request, throttles};
use serde::Serialize;
use utoipa::ToSchema;

use super::pair::{email, pair};
use crate::flows::{FlowCookie, Open};
use crate::step::step;

step!(
    post "confirm-reissue-code",
    "Confirms the mailed code and shows what will be asked for"
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
    source: Source,
    cookie: FlowCookie<Reissue>,
    Body(asked): Body<ConfirmReissueCode>,
) -> Answer<ReissueConfirmed> {
    let typed = asked.code.of(Purpose::Reissue);
    let code = typed.map_err(|wrong| Problem::field("code", wrong.to_string()))?;
    let spent = cookie.spend_a_try(&app).await.map_err(in_words)?;
    let (open, compared) = spent.compare(&app, &code).await?;
    if !compared.is_right() {
        SourceCounter::of(source, app.now())
            .raise(&app, false)
            .await?;
    }
    let confirmed = open.flow().clone().confirm(app.now(), &compared);
    let confirmed = confirmed.map_err(|_| in_words(Refusal::CodeRefused.into()))?;
    save(&app, &open, &confirmed).await?;
    Ok(Reply::of(ReissueConfirmed::of(confirmed.carries)))
}

fn in_words(problem: Problem) -> Problem {
    if problem.refusal() == Refusal::CodeRefused {
        problem.in_words(REFUSED)
    } else {
        problem
    }
}

/// Writes the confirmation if the code is still the one that was compared, and takes its sending off the
/// unverified ones.
async fn save(app: &App, open: &Open<Reissue>, confirmed: &Flow<Reissue>) -> Result<(), Problem> {
    let asked = &confirmed.carries;
    let pair = pair(app.secrets().await?, asked, &email(asked)?);
    let sent = confirmed.code.sent();
    let mut writes = Transaction::default();
    writes.add(open.change(confirmed)?);
    writes.add(throttles::undo(&REISSUE_UNVERIFIED, &pair, sent));
    match app.tables().transact(writes).await? {
        Commit::Done => Ok(()),
        Commit::Unmet(_) => Err(in_words(Refusal::CodeRefused.into())),
    }
}

impl ReissueConfirmed {
    fn of(asked: Reissue) -> Self {
        Self {
            facility_number: asked.facility_number.into(),
            facility_name: asked.facility_name,
            email: asked.email,
            prefecture: asked.prefecture,
        }
    }
}
