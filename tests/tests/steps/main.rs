//! Through the door: every step over HTTP with real tables, a folder per journey as in `functions/src`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests only"
)]

mod attachments;
mod house;
mod insurer;
mod reissue;
mod schedule;
mod session;
mod signup;
mod survey;
