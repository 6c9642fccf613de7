//! `POST /api/send-code`: a fresh code to the registered or the typed address.

use axum::routing::post;
use domain::code::{BackVerdict, Code, NewCode, Purpose};
use domain::email::Email;
use domain::signup::{CodeSent, Flow, SendVerdict, State};
use domain::text::fill;
use domain::throttle::{CODE_FAILURES, RESEND_PAUSE, SEND_ADDRESS, SEND_MEMBER, TAKEN_ID};
use domain::user_id::UserId;
use jiff::Timestamp;
use platform::random;
use platform::tables::{Change, Commit, Item, Key, Write};
use platform::{
    Answer, App, Body, Mail, Problem, Refusal, Reply, SignUpCookie, request, throttles,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::view::time;
use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::post(
    "send-code",
    Caller::Flow,
    200,
    "Mails a fresh six-digit code, or takes the mailed one back; either way the old one is dead",
    || post(handle),
    contract::<SendCode, Sent>,
);

request! {
    /// The ID that the member wants, and an address where none is registered.
    pub struct SendCode {
        /// Wanted user ID.
        pub user_id: UserId,
        /// Typed address; only where the address is editable.
        pub email: Option<Email>,
        /// 戻る: nothing is sent and the code alive is dead; ID and address stay as they were last sent.
        pub withdraw: Option<bool>,
    }
}

/// Where the code went.
#[derive(Debug, Serialize, ToSchema)]
pub struct Sent {
    /// The address as the insurer's policy shows it.
    sent_to: String,
    /// End of the code, RFC 3339; now, where it was taken back.
    expires_at: String,
    /// From when on a new one may be asked for, RFC 3339.
    resend_at: String,
}

async fn handle(app: App, cookie: SignUpCookie, Body(asked): Body<SendCode>) -> Answer<Sent> {
    if asked.withdraw == Some(true) {
        return go_back(&app, &cookie).await;
    }
    let login = Key::login(&asked.user_id.key());
    let (state, items) = super::flow::load(&app, &cookie, std::slice::from_ref(&login)).await?;
    let secrets = app.secrets().await?;
    let code = Code::new(Purpose::SignUp, random::bytes());
    let new = NewCode {
        id: random::hex(&random::bytes::<8>()),
        hash: code.hash(&secrets.pepper, &cookie.0.id, Purpose::SignUp),
    };
    let typed = asked.email.as_ref().map(Email::as_str);
    let (state, verdict) = state.send_code(app.now(), asked.user_id.as_str(), typed, new);
    let sent = match (state, verdict) {
        (State::CodeSent(sent), SendVerdict::Sent) => sent,
        (_, SendVerdict::Address(wrong)) => return Err(Problem::Invalid(vec![wrong])),
        (_, SendVerdict::NoFlow) => return Err(Refusal::NoFlow.into()),
        _ => return Err(Refusal::WrongState.into()),
    };
    let email = address(sent.flow())?;
    // After whatever a free ID would be told too: only the counter stands between the two answers.
    if items.item(&login).is_some() {
        let member = sent.flow().applicant.member_id.to_string();
        app.throttles().count(&TAKEN_ID, &member).await?;
        return Err(Refusal::UserIdTaken.into());
    }
    save(
        &app,
        &cookie,
        &sent,
        &secrets.lookup(email.key().as_bytes()),
    )
    .await?;
    mail(&app, &sent, &email, &code).await?;
    Ok(Reply::ok(Sent::of(sent.flow(), app.now())))
}

async fn go_back(app: &App, cookie: &SignUpCookie) -> Answer<Sent> {
    let (state, _) = super::flow::load(app, cookie, &[]).await?;
    let (state, verdict) = state.go_back(app.now());
    match verdict {
        BackVerdict::Back => cookie.0.kill_code(app, "verified").await?,
        BackVerdict::WrongState => return Err(Refusal::WrongState.into()),
        BackVerdict::NoFlow => return Err(Refusal::NoFlow.into()),
    }
    Ok(Reply::ok(Sent::of(state.flow(), app.now())))
}

impl Sent {
    fn of(flow: &Flow, now: Timestamp) -> Self {
        let or_now = |second: Option<i64>| time(second.unwrap_or(now.as_second()));
        Self {
            sent_to: flow.sent_to().unwrap_or_default(),
            expires_at: or_now(flow.code.expires_at),
            resend_at: or_now(flow.resend_at()),
        }
    }
}

/// An address from a roster may be one that no server takes: that is said, not hidden.
fn address(flow: &Flow) -> Result<Email, Problem> {
    Email::parse(flow.email.as_deref().unwrap_or_default())
        .map_err(|wrong| Problem::field("email", wrong.to_string()))
}

/// The code and all that limits its sending, in one transaction. With the answers for taken IDs used up a free
/// ID is refused too, and first: the refusal would tell the taken ones apart for ever.
async fn save(
    app: &App,
    cookie: &SignUpCookie,
    sent: &CodeSent,
    address: &str,
) -> Result<(), Problem> {
    let now = app.now();
    let pause = now.as_second() - RESEND_PAUSE;
    let member = sent.flow().applicant.member_id.to_string();
    let writes: [Write; 5] = [
        Change::at(cookie.0.key.clone())
            .set_all(sent.sending())
            .when("#token_hash = :token AND #expires_at > :now AND #state IN (:verified, :sent)")
            .when("attribute_not_exists(#code_sent_at) OR #code_sent_at <= :pause")
            .with(":token", &cookie.0.token_hash)
            .with(":now", now.as_second())
            .with(":pause", pause)
            .with(":verified", "verified")
            .with(":sent", "code-sent")
            .into(),
        throttles::change(&SEND_MEMBER, &member, now)
            .set("last", now.as_second())
            .when("attribute_not_exists(#last) OR #last <= :pause")
            .with(":pause", pause)
            .into(),
        throttles::change(&SEND_ADDRESS, address, now).into(),
        throttles::few_failures(&CODE_FAILURES, &member, now).into(),
        throttles::has_room(&TAKEN_ID, &member, now).into(),
    ];
    match app.tables().transact(&writes).await? {
        Commit::Done => Ok(()),
        Commit::Unmet(unmet) => {
            let item = |index: usize| unmet.get(&index).map(Option::as_ref);
            if let Some(counter) = item(4) {
                return Err(throttles::refusal(
                    &TAKEN_ID,
                    counter,
                    now,
                    Refusal::TooManyTries,
                ));
            }
            Err(match (item(0), item(1), item(2), item(3)) {
                (Some(Some(flow)), ..) if flow.number("code_sent_at") > pause => {
                    too_soon(flow.number("code_sent_at"), now)
                }
                (Some(_), ..) => Refusal::NoFlow.into(),
                (_, Some(Some(counter)), ..) if counter.number("last") > pause => {
                    too_soon(counter.number("last"), now)
                }
                (_, Some(counter), ..) => too_many(&SEND_MEMBER, counter, now),
                (_, _, Some(counter), _) => too_many(&SEND_ADDRESS, counter, now),
                (.., failed) => throttles::failures_refusal(
                    &CODE_FAILURES,
                    failed.flatten(),
                    now,
                    Refusal::TooManyCodes,
                ),
            })
        }
    }
}

fn too_soon(last: i64, now: Timestamp) -> Problem {
    let wait = u64::try_from(last + RESEND_PAUSE - now.as_second()).unwrap_or(1);
    Problem::TooMany(Refusal::CodeTooSoon, wait.max(1))
}

fn too_many(
    throttle: &domain::throttle::Throttle,
    counter: Option<&Item>,
    now: Timestamp,
) -> Problem {
    throttles::refusal(throttle, counter, now, Refusal::TooManyCodes)
}

async fn mail(app: &App, sent: &CodeSent, to: &Email, code: &Code) -> Result<(), Problem> {
    let applicant = &sent.flow().applicant;
    let minutes = sent.minutes().to_string();
    let note = match applicant.reply_to {
        Some(_) => include_str!("mail/takes-replies.txt"),
        None => include_str!("mail/send-only.txt"),
    };
    let values = [
        ("insurer", applicant.insurer_name.as_str()),
        ("code", code.digits()),
        ("minutes", &minutes),
        ("reply_note", note.trim_end()),
    ];
    let text = fill(include_str!("mail/code.txt"), &values)
        .map_err(|fault| Problem::internal("mail", fault))?;
    app.mail()
        .send(&Mail {
            from: &applicant.system_from,
            to: &to.smtp(),
            reply_to: applicant.reply_to.as_deref(),
            subject: include_str!("mail/code.subject.txt").trim_end(),
            text: &text,
            kind: "signup-code",
        })
        .await
}
