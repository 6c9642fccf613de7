//! Enrolment and the opening of a campaign.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where its scene fails"
)]

mod enrol;
mod open;
