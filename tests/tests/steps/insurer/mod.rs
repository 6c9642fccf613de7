//! What an insurer sets going: the roster's import and a campaign's opening.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where its scene fails"
)]

mod at_once;
mod enrol;
mod import_roster;
#[expect(clippy::module_inception, reason = "the step has its journey's name")]
mod insurer;
mod killed;
mod notices;
mod opening;
mod rows;
mod support;
