//! Reading the reissue flow of a browser, and what is counted under it.

use domain::email::Email;
use domain::reissue::{Kind, ReissueFlow, State};
use domain::throttle::Subject;
use jiff::Timestamp;
use platform::callers::FlowCookie;
use platform::tables::{Item, Items, Key};
use platform::{App, Problem, Refusal, ReissueCookie, Secrets};

/// The flow of this browser with whatever else the same hop reads.
///
/// # Errors
/// `no-flow` when there is none, it is over, it is a sign-up, or the token is another.
pub async fn load(
    app: &App,
    ReissueCookie(cookie): &ReissueCookie,
    more: &[Key],
) -> Result<(State, Items), Problem> {
    let keys: Vec<Key> = std::iter::once(cookie.key.clone())
        .chain(more.iter().cloned())
        .collect();
    let mut items = app.tables().batch(&keys).await?;
    let flow = take(app, cookie, &mut items)?.ok_or(Refusal::NoFlow)?;
    Ok((flow.state(), items))
}

/// The flow of this browser among `items`, if it lives.
///
/// # Errors
/// Internal, when it has another form.
pub fn take(
    app: &App,
    cookie: &FlowCookie,
    items: &mut Items,
) -> Result<Option<ReissueFlow>, Problem> {
    let item = items.item(&cookie.key);
    if item.is_some_and(|item| is_ours(app, cookie, item)) {
        items.take(&cookie.key)
    } else {
        Ok(None)
    }
}

/// Whether `item` is this browser's living reissue flow.
pub fn is_ours(app: &App, cookie: &FlowCookie, item: &Item) -> bool {
    cookie.opens(item, app.now()) && item.text("kind") == Some(Kind::TEXT)
}

/// What unverified codes are counted under: one facility and one address.
pub fn pair(secrets: &Secrets, flow: &ReissueFlow, email: &Email) -> String {
    secrets.subject(Subject::Reissue(flow.facility_number.as_str(), email))
}

/// The address, as the start has parsed it.
pub fn email(flow: &ReissueFlow) -> Result<Email, Problem> {
    Email::parse(&flow.email).map_err(|fault| Problem::internal("flow", fault))
}

/// Epoch seconds as a moment.
pub fn moment(second: Option<i64>) -> Timestamp {
    Timestamp::from_second(second.unwrap_or_default()).unwrap_or_default()
}
