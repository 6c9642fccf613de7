//! The one code of a member that lives, over all flows, and the wrong ones of the last day: `M#<member>` / `CODE`.
//!
//! A sending anywhere makes its own code the living one; only that one confirms, and only its wrong tries are failures.
//! The item has no window in its key: a counter's key changes at nine in the morning, and five flows at that moment
//! would be five codes.

use domain::throttle::CODE_FAILURES;
use jiff::Timestamp;
use platform::tables::{Change, Check, Item, Key};
use platform::throttles::{failed, failures_refusal, few_failures};
use platform::{App, Problem, Refusal};
use uuid::Uuid;

/// The code `id` is the living one from now on, unless too many were wrong.
pub(super) fn sent(member: Uuid, id: &str, now: Timestamp) -> Change {
    few_failures(kept(member, now), &CODE_FAILURES, now).set("code_id", id)
}

/// No code lives.
pub(super) fn withdrawn(member: Uuid, now: Timestamp) -> Change {
    kept(member, now).remove("code_id")
}

/// What must hold for the code `id` to confirm.
pub(super) fn lives(member: Uuid, id: &str, now: Timestamp) -> Check {
    few_failures(Check::at(Key::code(member)), &CODE_FAILURES, now).when_is("code_id", id)
}

/// Remembers a wrong try of the code `id`, before anybody is told that it was wrong. A dead code's is no failure.
pub(super) async fn missed(app: &App, member: Uuid, id: &str) -> Result<(), Problem> {
    let now = app.now();
    let change = failed(kept(member, now), now).when_is("code_id", id);
    app.tables().update(change).await.map(|_| ())
}

/// The refusal where [`sent`] does not hold.
pub(super) fn refusal(item: Option<&Item>, now: Timestamp) -> Problem {
    failures_refusal(&CODE_FAILURES, item, now, Refusal::TooManyCodes)
}

/// A change that keeps the item for as long as a failure counts.
fn kept(member: Uuid, now: Timestamp) -> Change {
    let until = now.as_second() + CODE_FAILURES.window.seconds;
    Change::at(Key::code(member)).set("expires_at", until)
}
