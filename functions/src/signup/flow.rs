//! Reading the sign-up flow of a browser.

use domain::signup::{Flow, State};
use platform::callers::FlowCookie;
use platform::tables::{Items, Key};
use platform::{App, Problem, Refusal, SignUpCookie};

/// The flow of this browser with whatever else the same hop reads.
///
/// # Errors
/// `no-flow` when there is none, it is over, or the token is another.
pub async fn load(
    app: &App,
    SignUpCookie(cookie): &SignUpCookie,
    more: &[Key],
) -> Result<(State, Items), Problem> {
    let keys: Vec<Key> = std::iter::once(cookie.key.clone())
        .chain(more.iter().cloned())
        .collect();
    let mut items = app.tables().batch(&keys).await?;
    let live = items
        .item(&cookie.key)
        .is_some_and(|item| is_ours(app, cookie, item));
    let flow: Option<Flow> = if live { items.take(&cookie.key)? } else { None };
    Ok((flow.ok_or(Refusal::NoFlow)?.state(), items))
}

/// Whether `item` is this browser's living sign-up flow.
pub fn is_ours(app: &App, cookie: &FlowCookie, item: &platform::tables::Item) -> bool {
    let kind = domain::signup::Kind::TEXT;
    cookie.opens(item, app.now()) && item.text("kind") == Some(kind)
}
