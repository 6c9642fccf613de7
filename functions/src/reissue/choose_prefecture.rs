//! `POST /api/choose-prefecture`: the prefecture is taken as chosen, and a four-digit code mailed.

use domain::calendar::{wire_second, wire_time};
use domain::code::Code;
use domain::email::Email;
use domain::flow::Flow;
use domain::reissue::{Prefecture, Reissue};
use domain::throttle::{REISSUE_UNVERIFIED, SEND_ADDRESS, Subject};
use jiff::Timestamp;
use platform::tables::{Commit, Transaction};
use platform::{Answer, App, Body, Problem, Refusal, Reply, request, throttles};
use serde::Serialize;
use utoipa::ToSchema;

use super::notices;
use super::pair::{email, pair};
use crate::flows::{FlowCookie, Open, unmoved};
use crate::step::{Route, Step};

/// This step.
pub const STEP: Step = Step::route(
    "choose-prefecture",
    "Takes the prefecture and mails a fresh four-digit code, or takes the mailed one back; either way the old one is dead",
    || Route::post(handle),
);

const TOO_MANY: &str = "この事業所番号とメールアドレスへの確認コードの送信回数が上限に達しました。時間をおいてからお試しください。";

request! {
    /// Whose federation decides.
    pub struct ChoosePrefecture {
        /// 請求先都道府県, its name in full.
        pub prefecture: Prefecture,
        /// 戻る: nothing is sent and the code alive is dead; the prefecture stays as it was last chosen.
        pub withdraw: Option<bool>,
    }
}

/// Where the code went.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReissueCodeSent {
    /// The address, in full.
    sent_to: String,
    /// End of the code, RFC 3339; now, where it was taken back.
    expires_at: String,
}

async fn handle(
    app: App,
    cookie: FlowCookie<Reissue>,
    Body(asked): Body<ChoosePrefecture>,
) -> Answer<ReissueCodeSent> {
    let now = app.now();
    let (open, _) = cookie.open(&app, &[]).await?;
    if asked.withdraw == Some(true) {
        let back = |flow: Flow<Reissue>| flow.go_back(now).map_err(unmoved);
        let open = open.save(&app, back).await?;
        return Ok(Reply::of(ReissueCodeSent::of(open.flow(), now)));
    }
    let (code, new) = open.new_code(&app).await?;
    let sent = open.flow().clone();
    let sent = sent.choose_prefecture(now, asked.prefecture, new);
    let sent = sent.map_err(unmoved)?;
    let to = email(&sent.carries)?;
    let secrets = app.secrets().await?;
    let pair = pair(secrets, &sent.carries, &to);
    let address = secrets.subject(Subject::Address(&to));
    save(&app, &open, &sent, &pair, &address).await?;
    mail(&app, &sent, &to, &code, &pair).await?;
    Ok(Reply::of(ReissueCodeSent::of(&sent, now)))
}

impl ReissueCodeSent {
    fn of(flow: &Flow<Reissue>, now: Timestamp) -> Self {
        Self {
            sent_to: flow.carries.email.clone(),
            expires_at: flow
                .code
                .expires_at
                .map_or_else(|| wire_time(now), wire_second),
        }
    }
}

/// The code and what limits its sending, in one transaction.
async fn save(
    app: &App,
    open: &Open<Reissue>,
    sent: &Flow<Reissue>,
    pair: &str,
    address: &str,
) -> Result<(), Problem> {
    let now = app.now();
    let mut writes = Transaction::default();
    let flow = writes.add(open.change(sent)?);
    let by_pair = writes.add(throttles::change(&REISSUE_UNVERIFIED, pair, now));
    let by_address = writes.add(throttles::change(&SEND_ADDRESS, address, now));
    let Commit::Unmet(unmet) = app.tables().transact(writes).await? else {
        return Ok(());
    };
    let (throttle, slot) = if unmet.is_at(flow) {
        return Err(Refusal::WrongState.into());
    } else if unmet.is_at(by_pair) {
        (&REISSUE_UNVERIFIED, by_pair)
    } else {
        (&SEND_ADDRESS, by_address)
    };
    let full = throttles::refusal(throttle, unmet.at(slot), now, Refusal::TooManyCodes);
    Err(full.in_words(TOO_MANY))
}

/// A code that never left is not one that nobody confirmed; the address keeps its count.
async fn mail(
    app: &App,
    sent: &Flow<Reissue>,
    to: &Email,
    code: &Code,
    pair: &str,
) -> Result<(), Problem> {
    let minutes = sent.code.minutes().unwrap_or_default();
    let mailed = notices::code(app, to, code, minutes).await;
    if mailed.is_err() {
        let undo = throttles::undo(&REISSUE_UNVERIFIED, pair, sent.code.sent());
        if app.tables().update(undo).await.is_err() {
            tracing::warn!("a count was not given back");
        }
    }
    mailed
}
