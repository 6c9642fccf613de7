//! Through the door: every step over HTTP with real tables, a folder per journey as in `functions/src`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests only"
)]

mod attachments;
mod campaigns;
mod entry;
mod facilities;
mod house;
mod invitations;
mod outbox;
mod reissue;
mod roster;
mod session;
mod signup;
mod survey;
