//! `POST /api/choose-prefecture`: takes the facility's own prefecture, and mails a four-digit code.

use domain::calendar::{wire_second, wire_time};
use domain::email::Email;
use domain::flow::Flow;
use domain::reissue::{NotChosen, Prefecture, Reissue};
use domain::throttle::{REISSUE_ADDRESS, REISSUE_ALL, REISSUE_UNVERIFIED, Subject, Throttle};
use jiff::Timestamp;
use platform::tables::{Commit, Transaction};
use platform::{
    Answer, App, Body, MailFault, Problem, Refusal, Reply, Secrets, request, throttles,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::notices;
use super::pair::{email, pair};
use crate::flows::{FlowCookie, Open, unmoved};
use crate::step::step;

step!(
    post "choose-prefecture",
    "Takes the prefecture and mails a fresh four-digit code, or takes the mailed one back; either way the old one is dead"
);

const TOO_MANY: &str = "この事業所番号とメールアドレスへの確認コードの送信回数が上限に達しました。時間をおいてからお試しください。";
const ELSEWHERE: &str = "入力された事業所番号の事業所は、この都道府県の台帳にありません。請求先都道府県と事業所番号をご確認ください。";

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
    let sent = sent.map_err(|refused| match refused {
        NotChosen::Flow(fault) => unmoved(fault),
        NotChosen::Elsewhere => Problem::field("prefecture", ELSEWHERE),
    })?;
    let to = email(&sent.carries)?;
    let letter = notices::code(&app, &to, &code, sent.code.minutes().unwrap_or_default())?;
    let limits = limits(app.secrets().await?, &sent.carries, &to);
    save(&app, &open, &sent, &limits).await?;
    if let Err(fault) = app.mail().send(&letter.mail()).await {
        if fault == MailFault::Refused {
            give_back(&app, &limits, now).await;
        }
        return Err(fault.into());
    }
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

/// What counts a sending, and whom by.
type Limits = [(&'static Throttle, String); 3];

fn limits(secrets: &Secrets, asked: &Reissue, to: &Email) -> Limits {
    [
        (&REISSUE_UNVERIFIED, pair(secrets, asked, to)),
        (&REISSUE_ADDRESS, secrets.subject(Subject::Address(to))),
        (&REISSUE_ALL, secrets.subject(Subject::All)),
    ]
}

/// The code and what limits its sending, in one transaction.
async fn save(
    app: &App,
    open: &Open<Reissue>,
    sent: &Flow<Reissue>,
    limits: &Limits,
) -> Result<(), Problem> {
    let now = app.now();
    let mut writes = Transaction::default();
    let flow = writes.add(open.change(sent)?);
    let counts = limits.each_ref().map(|(throttle, subject)| {
        let slot = writes.add(throttles::change(throttle, subject, now));
        (*throttle, slot)
    });
    let Commit::Unmet(unmet) = app.tables().transact(writes).await? else {
        return Ok(());
    };
    if unmet.is_at(flow) {
        return Err(Refusal::WrongState.into());
    }
    let mut full = counts.into_iter().filter(|(_, slot)| unmet.is_at(*slot));
    let (throttle, slot) = full.next().ok_or(Refusal::Busy)?;
    let full = throttles::refusal(throttle, unmet.at(slot), now, Refusal::TooManyCodes);
    if *throttle == REISSUE_ALL {
        return Err(full.in_words(crowded(&app.config().helpdesk_tel)));
    }
    Err(full.in_words(TOO_MANY))
}

/// What is said where the hour's codes are used up: whom to call.
fn crowded(helpdesk: &str) -> String {
    format!(
        "ただいま確認コードの送信が集中しているため、送信できませんでした。恐れ入りますが、時間をおいてからお試しください。\
         お急ぎの場合は、ヘルプデスク({helpdesk})へお問い合わせください。"
    )
}

/// A code that certainly never left counts nowhere.
async fn give_back(app: &App, limits: &Limits, at: Timestamp) {
    let mut writes = Transaction::default();
    let undo = |(throttle, subject): &(&Throttle, String)| throttles::undo(throttle, subject, at);
    writes.extend(limits.iter().map(undo));
    if app.tables().transact(writes).await.is_err() {
        tracing::warn!("a count was not given back");
    }
}
