//! Hostile and clumsy input over the eight contract steps: each row with its one clear answer, never a
//! 5xx, and nothing lost: the same browser goes on afterwards as if nothing had been sent.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests only"
)]

mod confirm_code;
mod create_account;
mod login;
mod presign_upload;
mod reissue;
mod send_code;
mod submit_survey;
mod table;
mod verify_identity;
