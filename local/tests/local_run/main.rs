//! The local run as a process of its own: started, killed, started again.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests only"
)]

mod child;
mod killed;
mod restarts;
mod writers;
