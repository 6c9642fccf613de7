//! Sign-up: from the card to the account.

mod confirm_code;
mod create_account;
mod expiry;
mod going_back;
mod limits;
mod passwords;
mod send_code;
#[expect(clippy::module_inception, reason = "the step has its journey's name")]
mod signup;
mod taken_ids;
mod verify_identity;
