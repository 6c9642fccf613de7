//! `POST /api/login`: user ID and password open a session; the device is known from now on.

use domain::password::TypedPassword;
use domain::terms::Site;
use domain::throttle::SOURCE;
use domain::user_id::UserId;
use platform::passwords::CountedPassword;
use platform::random::Token;
use platform::sessions::{Principal, Session};
use platform::tables::{Change, Key, Update};
use platform::throttles::SourceCounter;
use platform::{Answer, App, Body, Maybe, Problem, Refusal, Reply, Source, Verdict, request};
use uuid::Uuid;

use super::device::{ClaimedDevice, DEVICE, Device};
use super::{Account, Login, Next};
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
    device: Option<Token>,
    site: Site,
    counted: CountedPassword,
}

/// Counts the try, compares, opens the session.
async fn handle(
    app: App,
    source: Source,
    Maybe(claimed): Maybe<ClaimedDevice>,
    Body(asked): Body<LogIn>,
) -> Answer<Next> {
    let from = SourceCounter::of(source, app.now());
    let user_id = asked.user_id.key();
    let found = find(&app, &user_id, claimed, &from).await?;
    let stored = found.login.as_ref();
    let stored = stored.map(|login| login.password_hash.clone());
    let password = asked.password.into_inner();
    let passwords = app.passwords();
    let compared = passwords.verify(&found.counted, stored, password.clone());
    let verdict = compared.await?;
    let (Some(login), Verdict::Right { outdated }) = (found.login, verdict) else {
        app.throttles()
            .count_unlimited(&SOURCE, from.subject())
            .await?;
        return Err(Refusal::LoginRefused.into());
    };
    let device = found.device.unwrap_or_default();
    let session = Token::new();
    let (account, (), ()) = tokio::join!(
        open(&app, &login, &session, &device),
        app.passwords().give_back(found.counted),
        refresh(&app, &user_id, &login, outdated.then_some(password)),
    );
    let accepted = found.site.accepted(account?.terms_accepted, app.now());
    let id = login.member_id.to_string();
    Ok(Reply::of(Next::after(accepted))
        .cookie(Account::COOKIE.set(&id, &session))
        .cookie(DEVICE.set(&id, &device)))
}

/// Reads and counts at once. A device that is not this account's counts as a strange one, before the comparison.
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
    let token = claimed.as_ref().map(|device| &device.token);
    let counted = app.passwords().count(user_id, token);
    let (counted, items) = tokio::join!(counted, app.tables().batch(&keys));
    let (mut counted, mut items) = (counted?, items?);
    if let Err(refused) = from.judge(&items) {
        app.passwords().give_back(counted).await;
        return Err(refused);
    }
    let login: Option<Login> = items.take(&login_key)?;
    let known: Option<Device> = match &device_key {
        Some(key) => items.take_live(key, app.now())?,
        None => None,
    };
    let owner = login.as_ref().map(|login| login.member_id);
    let own = |device: &ClaimedDevice| known.is_some() && Some(device.member) == owner;
    let claims = claimed.is_some();
    let device = claimed.filter(own).map(|device| device.token);
    if claims && device.is_none() {
        counted = app.passwords().count(user_id, None).await?;
    }
    Ok(Found {
        login,
        device,
        site: items.take(&Key::site())?.unwrap_or_default(),
        counted,
    })
}

/// Writes session, device and login time; answers the account as it is now.
async fn open(
    app: &App,
    login: &Login,
    session: &Token,
    device: &Token,
) -> Result<Account, Problem> {
    let now = app.now();
    let id: Uuid = login.member_id;
    let begun = Session::begin::<Account>(login.epoch, now);
    let session = Account::session(id, &session.hash());
    let device = Key::device(id, &device.hash());
    let seen = Change::at(Key::account(id))
        .set_from("previous_login", "last_login")
        .set("last_login", now)
        .when("attribute_exists(#pk)");
    let (session, device, account) = tokio::join!(
        app.tables().put(&session, &begun),
        app.tables().put(&device, Device::seen(now)),
        app.tables().update(seen),
    );
    session?;
    device?;
    match account? {
        Update::Done(account) => account.parse(),
        Update::Unmet(_) => Err(Problem::internal("login", "a login without an account")),
    }
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
