//! `POST /api/send-code`: a fresh code to the registered or the typed address.

use domain::calendar::wire_second;
use domain::code::Code;
use domain::email::Email;
use domain::flow::Flow;
use domain::signup::{NotSent, SignUp};
use domain::text::fill;
use domain::throttle::{RESEND_PAUSE, SEND_ADDRESS, SEND_MEMBER, Subject, TAKEN_ID};
use domain::user_id::UserId;
use jiff::Timestamp;
use platform::tables::{Change, Commit, Key, Transaction};
use platform::throttles::SourceCounter;
use platform::{
    Answer, App, Body, Mail, MailFault, Problem, Refusal, Reply, Secrets, Source, request,
    throttles,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::living;
use crate::flows::{FlowCookie, Open, unmoved};
use crate::step::step;

step!(post "send-code", "Mails a fresh six-digit code, or takes the mailed one back; either way the old one is dead");

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

async fn handle(
    app: App,
    source: Source,
    cookie: FlowCookie<SignUp>,
    Body(asked): Body<SendCode>,
) -> Answer<Sent> {
    let now = app.now();
    if asked.withdraw == Some(true) {
        let open = withdraw(&app, &cookie).await?;
        return Ok(Reply::of(Sent::of(open.flow(), now)));
    }
    let (login, from) = (
        Key::login(&asked.user_id.key()),
        SourceCounter::of(source, now),
    );
    let mut keys = from.keys();
    keys.push(login.clone());
    let (open, items) = cookie.open(&app, &keys).await?;
    let applicant = &open.flow().carries.applicant;
    from.judge(&items, from.is_of(&items, Some(&applicant.insurer_code)))?;
    let (code, new) = open.new_code(&app).await?;
    let typed = asked.email.as_ref().map(Email::as_str);
    let sent = open.flow().clone();
    let sent = sent.send_to(now, asked.user_id.as_str(), typed, new);
    let sent = sent.map_err(|refused| match refused {
        NotSent::Flow(fault) => unmoved(fault),
        NotSent::Address(wrong) => vec![wrong].into(),
    })?;
    let email = address(&sent)?;
    // After whatever a free ID would be told too: only the counter stands between the two answers.
    if items.item(&login).is_some() {
        let member = Subject::Member(applicant.member_id);
        app.throttles().count(&TAKEN_ID, member).await?;
        return Err(Refusal::UserIdTaken.into());
    }
    save(&app, &open, &sent, &email).await?;
    let open = open.at(sent);
    mail(&app, &open, &email, &code).await?;
    Ok(Reply::of(Sent::of(open.flow(), now)))
}

/// Takes the code back; after that none of this member's lives, in whatever flow.
async fn withdraw(app: &App, cookie: &FlowCookie<SignUp>) -> Result<Open<SignUp>, Problem> {
    let (open, _) = cookie.open(app, &[]).await?;
    let dead = living::withdrawn(open.flow().carries.applicant.member_id, app.now());
    let back = |flow: Flow<SignUp>| flow.go_back(app.now()).map_err(unmoved);
    open.save_beside(app, back, vec![dead.into()]).await
}

impl Sent {
    fn of(flow: &Flow<SignUp>, now: Timestamp) -> Self {
        let or_now = |second: Option<i64>| wire_second(second.unwrap_or(now.as_second()));
        Self {
            sent_to: flow.carries.sent_to().unwrap_or_default(),
            expires_at: or_now(flow.code.expires_at),
            resend_at: or_now(flow.resend_at()),
        }
    }
}

/// An address from a roster may be one that no server takes: that is said, not hidden.
fn address(flow: &Flow<SignUp>) -> Result<Email, Problem> {
    Email::parse(flow.carries.email.as_deref().unwrap_or_default())
        .map_err(|wrong| Problem::field("email", wrong.to_string()))
}

/// The code and all that limits its sending, in one transaction. With the answers for taken IDs used up a free
/// ID is refused too, and first: the refusal would tell the taken ones apart for ever.
async fn save(
    app: &App,
    open: &Open<SignUp>,
    sent: &Flow<SignUp>,
    email: &Email,
) -> Result<(), Problem> {
    let now = app.now();
    paused(open.flow(), now)?;
    let (secrets, member_id) = (app.secrets().await?, sent.carries.applicant.member_id);
    let member = secrets.subject(Subject::Member(member_id));
    let code = sent.code.id.as_deref().unwrap_or_default();
    let mut writes = Transaction::default();
    let flow = writes.add(open.change(sent)?);
    let by_member = writes.add(one_more(&member, now));
    let by_address = typed(secrets, sent, email)
        .map(|address| writes.add(throttles::change(&SEND_ADDRESS, &address, now)));
    let living = writes.add(living::sent(member_id, code, now));
    let taken = writes.add(throttles::has_room(&TAKEN_ID, &member, now));
    let Commit::Unmet(unmet) = app.tables().transact(writes).await? else {
        return Ok(());
    };
    let full =
        |throttle, slot| throttles::refusal(throttle, unmet.at(slot), now, Refusal::TooManyCodes);
    Err(if unmet.is_at(taken) {
        throttles::refusal(&TAKEN_ID, unmet.at(taken), now, Refusal::TooManyTries)
    } else if unmet.is_at(flow) {
        // Another sending of this browser was quicker.
        let other = open.again(unmet.at(flow))?;
        paused(other.flow(), now)?;
        Refusal::NoFlow.into()
    } else if unmet.is_at(by_member) {
        let counter = unmet.at(by_member);
        wait(counter.map_or(0, |counter| counter.number("last")), now)?;
        full(&SEND_MEMBER, by_member)
    } else if let Some(slot) = by_address.filter(|slot| unmet.is_at(*slot)) {
        full(&SEND_ADDRESS, slot)
    } else {
        living::refusal(unmet.at(living), now)
    })
}

/// What a typed address is counted under. A registered one has no count: strangers would use it up.
fn typed(secrets: &Secrets, sent: &Flow<SignUp>, email: &Email) -> Option<String> {
    let editable = sent.carries.applicant.email_editable();
    editable.then(|| secrets.subject(Subject::Address(email)))
}

/// A code that certainly never left counts nowhere, and the next one need not wait.
async fn give_back(app: &App, open: &Open<SignUp>, email: &Email) -> Result<(), Problem> {
    let (secrets, sent) = (app.secrets().await?, open.flow());
    let (member, at) = (sent.carries.applicant.member_id, sent.code.sent());
    let counted = secrets.subject(Subject::Member(member));
    let mut writes = Transaction::default();
    writes.add(open.change(&sent.clone().unsent())?);
    writes.add(living::withdrawn(member, app.now()));
    writes.add(throttles::undo(&SEND_MEMBER, &counted, at).remove("last"));
    let address = typed(secrets, sent, email);
    writes.extend(address.map(|address| throttles::undo(&SEND_ADDRESS, &address, at)));
    app.tables().transact(writes).await.map(|_| ())
}

/// Counts a code of `member`, and when it was sent.
fn one_more(member: &str, now: Timestamp) -> Change {
    throttles::change(&SEND_MEMBER, member, now)
        .set("last", now.as_second())
        .when("attribute_not_exists(#last) OR #last <= :pause")
        .with(":pause", now.as_second() - RESEND_PAUSE)
}

/// A minute lies between two codes of one flow, and of one member in whatever tab.
fn paused(flow: &Flow<SignUp>, now: Timestamp) -> Result<(), Problem> {
    wait(flow.code.sent_at.unwrap_or_default(), now)
}

fn wait(last: i64, now: Timestamp) -> Result<(), Problem> {
    match u64::try_from(last + RESEND_PAUSE - now.as_second()) {
        Ok(seconds) if seconds > 0 => Err(Problem::too_many(Refusal::CodeTooSoon, seconds)),
        _ => Ok(()),
    }
}

async fn mail(app: &App, open: &Open<SignUp>, to: &Email, code: &Code) -> Result<(), Problem> {
    let sent = open.flow();
    let applicant = &sent.carries.applicant;
    let minutes = sent.code.minutes().unwrap_or_default().to_string();
    let note = match applicant.reply_to {
        Some(_) => include_str!("mail/takes-replies.txt"),
        None => include_str!("mail/send-only.txt"),
    };
    let values = [
        ("insurer", applicant.insurer_name.as_str()),
        ("code", code.as_str()),
        ("minutes", &minutes),
        ("reply_note", note.trim_end()),
    ];
    let text = fill(include_str!("mail/code.txt"), &values)
        .map_err(|fault| Problem::internal("mail", fault))?;
    let mail = Mail {
        from: &applicant.system_from,
        to,
        reply_to: applicant.reply_to.as_deref(),
        subject: include_str!("mail/code.subject.txt").trim_end(),
        text: &text,
        kind: "signup-code",
    };
    let mailed = app.mail().send(&mail).await;
    if mailed == Err(MailFault::Refused) && give_back(app, open, to).await.is_err() {
        tracing::warn!("a count was not given back");
    }
    Ok(mailed?)
}
