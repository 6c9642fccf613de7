//! What an insurer sets going: the roster's import and a campaign's opening.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where its scene fails"
)]

mod import_roster;
mod killed;
mod opening;
mod rows;
mod support;
