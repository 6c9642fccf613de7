//! `POST /api/create-account`: the confirmed flow opens the account, once.

use domain::flow::{Confirmed, Flow, Stage};
use domain::password::{Password, PersonalWords};
use domain::signup::{Applicant, Opening, SignUp};
use domain::throttle::{Subject, TAKEN_ID};
use domain::user_id::UserId;
use http::HeaderValue;
use jiff::Timestamp;
use platform::audit::{Actor, Entry};
use platform::passwords::Verdict;
use platform::tables::{Commit, Key, Transaction, Write};
use platform::{Answer, App, Body, Nothing, Problem, Refusal, Reply, Trace, request, throttles};

use super::breaker;
use crate::campaigns::registered;
use crate::flows::{FlowCookie, Open};
use crate::session::device::{self, Fresh};
use crate::session::{Account, Login};
use crate::step::step;

/// With a response and without, and again for an opening that comes between.
const TRIES: usize = 4;

step!(post "create-account", "Opens the account of a confirmed flow");

request! {
    /// The ID and the password of the new account.
    pub struct CreateAccount {
        /// User ID; may be another than the one the code was asked for with.
        pub user_id: UserId,
        /// Password.
        pub password: Password,
    }
}

async fn handle(
    app: App,
    trace: Trace,
    cookie: FlowCookie<SignUp>,
    Body(asked): Body<CreateAccount>,
) -> Answer<Nothing, 201> {
    let flow = cookie.open_to_hash(&app).await?;
    trace.concerns(flow.flow().carries.applicant.member_id);
    let device = match flow.flow().confirmed() {
        Some(confirmed) => open(&app, &trace, &flow, confirmed, asked).await?,
        None if flow.flow().stage == Stage::Done => repeat(&app, flow.flow(), asked).await?,
        None => return Err(Refusal::CodeNotConfirmed.into()),
    };
    Ok(Reply::of(Nothing {}).cookie(device))
}

/// Opens the account; answers the cookie of the device that it is known on: the code has just proved the mailbox, and
/// strangers fill the limit of the new user ID before its owner logs in.
async fn open(
    app: &App,
    trace: &Trace,
    flow: &Open<SignUp>,
    confirmed: Confirmed<SignUp>,
    asked: CreateAccount,
) -> Result<HeaderValue, Problem> {
    let hash = hashed(app, &confirmed, &asked).await?;
    let opened = confirmed.open_account(app.now(), asked.user_id.as_str());
    let (done, opening) = opened.ok_or(Refusal::NoFlow)?;
    let member = Subject::Member(opening.applicant.member_id);
    let subject = app.secrets().await?.subject(member);
    let mut base = Transaction::default();
    // The code is consumed in the same transaction that makes the account.
    let end = base.add(flow.change(&done)?);
    let roster = base.add(registered::entry(&opening.applicant));
    let login = login(&opening, hash);
    let login = base.add(Write::insert(Key::login(&asked.user_id.key()), login)?);
    let account = base.add(account(app, &opening, &asked.user_id)?);
    let room = base.add(throttles::has_room(&TAKEN_ID, &subject, app.now()));
    let device = known(&mut base, &opening.applicant, app.now())?;
    base.add(entry(app, trace, &opening.applicant)?);
    let mut is_asked = true;
    for _ in 0..TRIES {
        let mut writes = base.clone();
        registered::count(&mut writes, &opening.applicant, is_asked);
        let Commit::Unmet(unmet) = app.tables().transact(writes).await? else {
            return Ok(device);
        };
        if unmet.is_at(end) {
            // Another request of this browser was quicker: it finds the first one's effect.
            return repeat(app, &done, asked).await;
        } else if unmet.is_at(roster) || unmet.is_at(account) {
            return Err(Refusal::IdentityRefused.into());
        } else if unmet.is_at(login) || unmet.is_at(room) {
            // The ID is taken, or the answers that say so are used up: then a free one is refused as well.
            app.throttles().count(&TAKEN_ID, member).await?;
            return Err(Refusal::UserIdTaken.into());
        }
        is_asked = !is_asked;
    }
    Err(Refusal::Busy.into())
}

/// Adds the device that the account is known on, whose cookie is answered, and one more account in this hour.
fn known(
    writes: &mut Transaction,
    applicant: &Applicant,
    now: Timestamp,
) -> Result<HeaderValue, Problem> {
    let (member, insurer) = (applicant.member_id, &applicant.insurer_code);
    let device = Fresh::of(member, now);
    writes.add(Write::insert(device.key, device.device)?);
    writes.add(breaker::opened(insurer, member, now));
    Ok(device.cookie)
}

/// The password's hash, unless it is one that is easily guessed.
async fn hashed(
    app: &App,
    confirmed: &Confirmed<SignUp>,
    asked: &CreateAccount,
) -> Result<String, Problem> {
    let applicant = &confirmed.flow().carries.applicant;
    let personal = PersonalWords {
        user_id: asked.user_id.as_str(),
        number: &applicant.number,
        birth_date: applicant.birth_date,
        insurer_code: &applicant.insurer_code,
    };
    if let Some(refusal) = asked.password.refusal(&personal) {
        return Err(Problem::field("password", refusal.to_string()));
    }
    let password = asked.password.reveal().to_owned();
    app.passwords().hash(password).await
}

fn login(opening: &Opening, password_hash: String) -> Login {
    let applicant = &opening.applicant;
    Login {
        password_hash,
        member_id: applicant.member_id,
        insurer: applicant.insurer_code.clone(),
        epoch: 0,
        closed: false,
        user_id: opening.user_id.clone(),
    }
}

fn account(app: &App, opening: &Opening, user_id: &UserId) -> Result<Write, Problem> {
    let applicant = &opening.applicant;
    let account = Account {
        insurer: applicant.insurer_code.clone(),
        epoch: 0,
        closed: false,
        name: applicant.name.clone(),
        user_id: user_id.key(),
        email: opening.email.clone(),
        email_from: applicant.into(),
        email_moved: None,
        roster_key: applicant.roster_key.clone(),
        enquiry_number: applicant.enquiry_number.clone(),
        terms_accepted: None,
        previous_login: None,
        last_login: None,
        created: app.now(),
    };
    Write::insert(Key::account(applicant.member_id), account)
}

/// The device that the account opens on is known from here on.
fn entry(app: &App, trace: &Trace, applicant: &Applicant) -> Result<Write, Problem> {
    let actor = Actor::member(applicant.member_id, trace);
    Entry::new(&actor, STEP.name, &applicant.insurer_code)
        .member(applicant.member_id, &["device"])
        .write(app.now())
}

/// A repeat finds its own effect: the same ID, and a password that verifies, under the login's limit.
async fn repeat(
    app: &App,
    done: &Flow<SignUp>,
    asked: CreateAccount,
) -> Result<HeaderValue, Problem> {
    if !done.opened(asked.user_id.as_str()) {
        return Err(Refusal::NoFlow.into());
    }
    let counted = app.passwords().count(&asked.user_id.key(), None).await?;
    let login: Option<Login> = app.tables().get(&Key::login(&asked.user_id.key())).await?;
    let member = done.carries.applicant.member_id;
    let stored = login.filter(|login| login.member_id == member);
    let stored = stored.map(|login| login.password_hash);
    let password = asked.password.reveal().to_owned();
    match app.passwords().verify(&counted, stored, password).await? {
        Verdict::Right { .. } => {
            let kept = device::keep(app, member, None);
            let (kept, ()) = tokio::join!(kept, app.passwords().give_back(counted));
            kept
        }
        Verdict::Wrong => Err(Refusal::NoFlow.into()),
    }
}
