//! Ticks under load, under fire and killed, some of them by the machine's time.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests only"
)]

mod faults;
mod killed;
mod pace;
