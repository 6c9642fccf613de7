//! `POST /api/create-account`: the confirmed flow opens the account, once.

use axum::routing::post;
use domain::password::{Password, PersonalWords, refuse};
use domain::signup::{Confirmed, Opening, State, Used};
use domain::throttle::TAKEN_ID;
use domain::user_id::UserId;
use platform::callers::{Account, Login};
use platform::passwords::Verdict;
use platform::tables::{Change, Commit, Key, Write};
use platform::{
    Answer, App, Body, Nothing, Problem, Refusal, Reply, SignUpCookie, request, throttles,
};

use crate::campaigns::registered;
use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::post(
    "create-account",
    Caller::Flow,
    201,
    "Opens the account of a confirmed flow",
    || post(handle),
    contract::<CreateAccount, Nothing>,
);

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
    cookie: SignUpCookie,
    Body(asked): Body<CreateAccount>,
) -> Answer<Nothing> {
    let (state, _) = super::flow::load(&app, &cookie, &[]).await?;
    match state {
        State::Confirmed(confirmed) => open(&app, &cookie, confirmed, asked).await?,
        State::Used(used) => repeat(&app, &used, asked).await?,
        State::Verified(_) | State::CodeSent(_) => return Err(Refusal::CodeNotConfirmed.into()),
    }
    Ok(Reply::created(Nothing {}))
}

async fn open(
    app: &App,
    cookie: &SignUpCookie,
    confirmed: Confirmed,
    asked: CreateAccount,
) -> Result<(), Problem> {
    judge(&confirmed, &asked)?;
    let hash = app
        .passwords()
        .hash(asked.password.reveal().to_owned())
        .await?;
    let (used, opening) = confirmed
        .open_account(app.now(), asked.user_id.as_str())
        .ok_or(Refusal::NoFlow)?;
    let applicant = opening.applicant();
    let writes = writes(app, cookie, &opening, &asked.user_id, hash)?;
    let mut is_asked = true;
    for _ in 0..TRIES {
        let mut all = writes.clone();
        if let Some((response, counter)) = registered::asked(applicant).filter(|_| is_asked) {
            all.push(response.into());
            all.extend(counter);
        } else {
            all.extend(registered::not_asked(applicant).map(Write::from));
        }
        let commit = app.tables().transact(&all).await?;
        if matches!(commit, Commit::Done) {
            return Ok(());
        } else if commit.is_unmet(FLOW) {
            // Another request of this browser was quicker: it finds the first one's effect.
            return repeat(app, &used, asked).await;
        } else if commit.is_unmet(ROSTER) || commit.is_unmet(ACCOUNT) {
            return Err(Refusal::IdentityRefused.into());
        } else if commit.is_unmet(LOGIN) || commit.is_unmet(ROOM) {
            // The ID is taken, or the answers that say so are used up: then a free one is refused as well.
            let member = applicant.member_id.to_string();
            app.throttles().count(&TAKEN_ID, &member).await?;
            return Err(Refusal::UserIdTaken.into());
        }
        // Only the campaign's part: it asks them nothing, or an opening has just begun to ask.
        is_asked = !is_asked;
    }
    Err(Refusal::Busy.into())
}

fn judge(confirmed: &Confirmed, asked: &CreateAccount) -> Result<(), Problem> {
    let applicant = &confirmed.flow().applicant;
    let personal = PersonalWords {
        user_id: asked.user_id.as_str(),
        number: &applicant.number,
        birth_date: applicant.birth_date,
        insurer_code: &applicant.insurer_code,
    };
    match refuse(&asked.password, &personal) {
        Some(refusal) => Err(Problem::field("password", refusal.message())),
        None => Ok(()),
    }
}

const FLOW: usize = 0;
const LOGIN: usize = 1;
const ACCOUNT: usize = 2;
const ROSTER: usize = 3;
const ROOM: usize = 4;
/// With and without a response, and once more for an opening that came between.
const TRIES: usize = 4;

/// The code is consumed in the same transaction that makes the account.
fn writes(
    app: &App,
    cookie: &SignUpCookie,
    opening: &Opening,
    user_id: &UserId,
    password_hash: String,
) -> Result<Vec<Write>, Problem> {
    let applicant = opening.applicant();
    let login = Login {
        password_hash,
        member_id: applicant.member_id,
        insurer: applicant.insurer_code.clone(),
        epoch: 0,
        user_id: user_id.as_str().to_owned(),
    };
    let account = Account {
        insurer: applicant.insurer_code.clone(),
        epoch: 0,
        name: applicant.name.clone(),
        user_id: user_id.key(),
        email: opening.email().to_owned(),
        email_from: applicant.into(),
        email_moved: None,
        roster_key: applicant.roster_key.clone(),
        enquiry_number: applicant.enquiry_number.clone(),
        terms_accepted: None,
        previous_login: None,
        last_login: None,
        created: app.now(),
    };
    let flow = Change::at(cookie.0.key.clone())
        .set("state", "used")
        .set("user_id", user_id.as_str())
        .when("#state = :confirmed AND #token_hash = :token AND #expires_at > :now")
        .with(":confirmed", "confirmed")
        .with(":token", &cookie.0.token_hash)
        .with(":now", app.now().as_second());
    Ok(vec![
        flow.into(),
        Write::insert(Key::login(&user_id.key()), login)?,
        Write::insert(Key::account(applicant.member_id), account)?,
        registered::entry(applicant).into(),
        throttles::has_room(&TAKEN_ID, &applicant.member_id.to_string(), app.now()).into(),
    ])
}

/// A repeat finds its own effect: the same ID, and a password that verifies, under the login's limit.
async fn repeat(app: &App, used: &Used, asked: CreateAccount) -> Result<(), Problem> {
    if !used.is_for(asked.user_id.as_str()) {
        return Err(Refusal::NoFlow.into());
    }
    let counted = app.passwords().count(&asked.user_id.key(), None).await?;
    let login: Option<Login> = app.tables().get(&Key::login(&asked.user_id.key())).await?;
    let member = used.flow().applicant.member_id;
    let stored = login
        .filter(|login| login.member_id == member)
        .map(|login| login.password_hash);
    let password = asked.password.reveal().to_owned();
    match app.passwords().verify(&counted, stored, password).await? {
        Verdict::Right { .. } => {
            app.passwords().give_back(counted).await;
            Ok(())
        }
        Verdict::Wrong => Err(Refusal::NoFlow.into()),
    }
}
