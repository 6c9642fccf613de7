//! The roster: its import, whole, twice, killed and at once.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where its scene fails"
)]

mod at_once;
mod gone;
mod import;
mod killed;
mod reused;
mod rows;
pub(crate) mod support;
