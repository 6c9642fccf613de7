//! `POST /api/login`: user ID and password open a session; the device is known from now on.

use domain::password::TypedPassword;
use domain::terms::Site;
use domain::user_id::UserId;
use platform::audit::{self, Actor, Entry};
use platform::passwords::CountedPassword;
use platform::random::Token;
use platform::sessions::{Principal, Session};
use platform::tables::{Change, Key, Update, Write};
use platform::throttles::SourceCounter;
use platform::{
    Answer, App, Body, Maybe, Problem, Refusal, Reply, Source, Trace, Verdict, request,
};
use uuid::Uuid;

use super::device::{self, ClaimedDevice, Device, KnownDevice};
use super::{Account, Login, Next, account, without_flows};
use crate::stand_in;
use crate::step::step;

step!(post "login", "User ID and password open a session");

request! {
    /// What the member chose at sign-up.
    pub struct LogIn {
        /// In any letter case.
        pub user_id: UserId,
        /// As typed.
        pub password: TypedPassword,
    }
}

/// What the first hop found.
struct Found {
    login: Option<Login>,
    /// The claimed device, if it is this account's.
    device: Option<KnownDevice>,
    /// Whether the network is registered by the insurer of this account.
    own: bool,
    site: Site,
    counted: CountedPassword,
}

/// Counts the try, compares, opens the session.
async fn handle(
    app: App,
    source: Source,
    trace: Trace,
    Maybe(claimed): Maybe<ClaimedDevice>,
    Body(asked): Body<LogIn>,
) -> Answer<Next> {
    let from = SourceCounter::of(source, app.now());
    let user_id = asked.user_id.key();
    let found = find(&app, &user_id, claimed, &from).await?;
    if let Some(login) = &found.login {
        trace.concerns(login.member_id);
    }
    let stored = found.login.as_ref();
    let stored = stored.map(|login| login.password_hash.clone());
    let was_found = stored.is_some();
    let password = asked.password.into_inner();
    let passwords = app.passwords();
    let compared = passwords.verify(&found.counted, stored, password.clone());
    let verdict = compared.await?;
    let (Some(login), Verdict::Right { outdated }) = (found.login, verdict) else {
        let raised = from.raise(&app, found.own);
        let (raised, evened) = tokio::join!(
            raised,
            stand_in::even_out::<Login>(&app, Key::login, was_found)
        );
        raised.and(evened)?;
        return Err(Refusal::LoginRefused.into());
    };
    if login.closed {
        app.passwords().give_back(found.counted).await;
        return Err(account::closed(&app, &login.insurer).await);
    }
    let entry = entry(&app, &trace, &login, found.device.is_none())?;
    let session = Token::new();
    let id = login.member_id;
    let (account, device, told, (), ()) = tokio::join!(
        open(&app, &login, &session),
        device::keep(&app, id, found.device),
        audit::keep(&app, entry),
        app.passwords().give_back(found.counted),
        refresh(&app, &user_id, &login, outdated.then_some(password)),
    );
    told?;
    let account = account?;
    // Closed between the two: the session is of an older epoch, and born dead.
    account.admits(&app).await?;
    let accepted = found.site.accepted(account.terms_accepted, app.now());
    Ok(Reply::of(Next::after(accepted))
        .cookie(Account::COOKIE.set(&id.to_string(), &session))
        .cookie(device?)
        .cookies(without_flows()))
}

/// Reads and counts at once. A known device passes whatever its network did; one that is not this account's counts as
/// a strange one, before the comparison.
async fn find(
    app: &App,
    user_id: &str,
    claimed: Option<ClaimedDevice>,
    from: &SourceCounter,
) -> Result<Found, Problem> {
    let device_key = claimed.as_ref().map(ClaimedDevice::key);
    let login_key = Key::login(user_id);
    let mut keys = vec![login_key.clone(), Key::site()];
    keys.extend(from.keys());
    keys.extend(device_key.clone());
    let passwords = app.passwords();
    let counted = passwords.count(user_id, claimed.as_ref().map(ClaimedDevice::id));
    let (counted, items) = tokio::join!(counted, app.tables().batch(&keys));
    let (mut counted, mut items) = (counted?, items?);
    let login: Option<Login> = items.take(&login_key)?;
    let known: Option<Device> = match &device_key {
        Some(key) => items.take_live(key, app.now())?,
        None => None,
    };
    let own = from.is_of(&items, login.as_ref().map(|login| login.insurer.as_str()));
    let (claims, owner) = (
        claimed.is_some(),
        login.as_ref().map(|login| login.member_id),
    );
    let device = claimed.and_then(|claimed| claimed.known(known, owner));
    if device.is_none() {
        if let Err(refused) = from.judge(&items, own) {
            passwords.give_back(counted).await;
            return Err(refused);
        }
        if claims {
            // Else whoever knows a device's id could use up its tries.
            let ((), strange) =
                tokio::join!(passwords.give_back(counted), passwords.count(user_id, None));
            counted = strange?;
        }
    }
    Ok(Found {
        login,
        device,
        own,
        site: items.take(&Key::site())?.unwrap_or_default(),
        counted,
    })
}

/// Writes session and login time; answers the account as it is now.
async fn open(app: &App, login: &Login, session: &Token) -> Result<Account, Problem> {
    let now = app.now();
    let id: Uuid = login.member_id;
    let begun = Session::begin::<Account>(login.epoch, now);
    let session = Account::session(id, &session.hash());
    let seen = Change::at(Key::account(id))
        .set_from("previous_login", "last_login")
        .set("last_login", now)
        .when("attribute_exists(#pk)");
    let (session, account) = tokio::join!(
        app.tables().put(&session, &begun),
        app.tables().update(seen),
    );
    session?;
    match account? {
        Update::Done(account) => account.parse(),
        Update::Unmet(_) => Err(Problem::internal("login", "a login without an account")),
    }
}

/// A device that was not known before is named as the field that changed.
fn entry(app: &App, trace: &Trace, login: &Login, new_device: bool) -> Result<Write, Problem> {
    let actor = Actor::member(login.member_id, trace);
    let fields: &[&str] = if new_device { &["device"] } else { &[] };
    Entry::new(&actor, STEP.name, &login.insurer)
        .member(login.member_id, fields)
        .write(app.now())
}

/// Hashes the password anew where the parameters have changed; the login does not depend on it.
async fn refresh(app: &App, user_id: &str, login: &Login, password: Option<String>) {
    let Some(password) = password else { return };
    let Ok(hash) = app.passwords().hash(password).await else {
        return;
    };
    let change = Change::at(Key::login(user_id))
        .set("password_hash", hash)
        .when_is("password_hash", &login.password_hash);
    if app.tables().update(change).await.is_err() {
        tracing::warn!("a password was not hashed anew");
    }
}
