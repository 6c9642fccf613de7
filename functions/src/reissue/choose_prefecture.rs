//! `POST /api/choose-prefecture`: the prefecture is taken as chosen, and a four-digit code mailed.

use axum::routing::post;
use domain::calendar::wire_time;
use domain::code::{BackVerdict, Code, NewCode, Purpose};
use domain::email::Email;
use domain::reissue::{ChooseVerdict, CodeSent, Prefecture, State};
use domain::throttle::{REISSUE_UNVERIFIED, SEND_ADDRESS, Subject, Throttle};
use platform::random;
use platform::tables::{Change, Commit, Item, Write};
use platform::{Answer, App, Body, Problem, Refusal, ReissueCookie, Reply, request, throttles};
use serde::Serialize;
use utoipa::ToSchema;

use super::flow::{email, load, moment, pair};
use super::notices;
use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::post(
    "choose-prefecture",
    Caller::Reissue,
    200,
    "Takes the prefecture and mails a fresh four-digit code, or takes the mailed one back; either way the old one is dead",
    || post(handle),
    contract::<ChoosePrefecture, ReissueCodeSent>,
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
    cookie: ReissueCookie,
    Body(asked): Body<ChoosePrefecture>,
) -> Answer<ReissueCodeSent> {
    let (state, _) = load(&app, &cookie, &[]).await?;
    if asked.withdraw == Some(true) {
        return go_back(&app, &cookie, state).await;
    }
    let secrets = app.secrets().await?;
    let code = Code::new(Purpose::Reissue, random::bytes());
    let new = NewCode {
        id: random::hex(&random::bytes::<8>()),
        hash: code.hash(&secrets.pepper, &cookie.0.id, Purpose::Reissue),
    };
    let sent = match state.choose_prefecture(app.now(), asked.prefecture, new) {
        (State::CodeSent(sent), ChooseVerdict::Sent) => sent,
        (_, ChooseVerdict::NoFlow) => return Err(Refusal::NoFlow.into()),
        _ => return Err(Refusal::WrongState.into()),
    };
    let to = email(sent.flow())?;
    let pair = pair(secrets, sent.flow(), &to);
    let address = secrets.subject(Subject::Address(&to));
    save(&app, &cookie, &sent, &pair, &address).await?;
    mail(&app, &sent, &to, &code, &pair).await?;
    Ok(Reply::ok(ReissueCodeSent {
        sent_to: sent.flow().email.clone(),
        expires_at: wire_time(moment(sent.flow().code.expires_at)),
    }))
}

async fn go_back(app: &App, cookie: &ReissueCookie, state: State) -> Answer<ReissueCodeSent> {
    let (state, verdict) = state.go_back(app.now());
    match verdict {
        BackVerdict::Back => cookie.0.kill_code(app, "started").await?,
        BackVerdict::WrongState => return Err(Refusal::WrongState.into()),
        BackVerdict::NoFlow => return Err(Refusal::NoFlow.into()),
    }
    Ok(Reply::ok(ReissueCodeSent {
        sent_to: state.flow().email.clone(),
        expires_at: wire_time(app.now()),
    }))
}

/// The code and what limits its sending, in one transaction.
async fn save(
    app: &App,
    cookie: &ReissueCookie,
    sent: &CodeSent,
    pair: &str,
    address: &str,
) -> Result<(), Problem> {
    let now = app.now();
    let writes: [Write; 3] = [
        Change::at(cookie.0.key.clone())
            .set_all(sent.sending())
            .when("#token_hash = :token AND #expires_at > :now AND #state IN (:started, :sent)")
            .with(":token", &cookie.0.token_hash)
            .with(":now", now.as_second())
            .with(":started", "started")
            .with(":sent", "code-sent")
            .into(),
        throttles::change(&REISSUE_UNVERIFIED, pair, now).into(),
        throttles::change(&SEND_ADDRESS, address, now).into(),
    ];
    let Commit::Unmet(unmet) = app.tables().transact(&writes).await? else {
        return Ok(());
    };
    let too_many = |throttle: &Throttle, counter: Option<&Item>| {
        throttles::refusal(throttle, counter, now, Refusal::TooManyCodes).in_words(TOO_MANY)
    };
    let item = |index: usize| unmet.get(&index).map(Option::as_ref);
    Err(match (item(0), item(1), item(2)) {
        (Some(_), ..) => Refusal::WrongState.into(),
        (_, Some(counter), _) => too_many(&REISSUE_UNVERIFIED, counter),
        (.., counter) => too_many(&SEND_ADDRESS, counter.flatten()),
    })
}

/// A code that never left is not one that nobody confirmed; the address keeps its count.
async fn mail(
    app: &App,
    sent: &CodeSent,
    to: &Email,
    code: &Code,
    pair: &str,
) -> Result<(), Problem> {
    let mailed = notices::code(app, to, code, sent.minutes()).await;
    if mailed.is_err() {
        let undo = throttles::undo(&REISSUE_UNVERIFIED, pair, moment(sent.flow().code.sent_at));
        if app.tables().update(undo).await.is_err() {
            tracing::warn!("a count was not given back");
        }
    }
    mailed
}
