//! From the card to the account: prove who you are, confirm a mailed code, choose ID and password.

pub mod confirm_code;
pub mod create_account;
mod flow;
pub mod send_code;
#[expect(
    clippy::module_inception,
    reason = "the reading step of the journey has its name"
)]
pub mod signup;
pub(crate) mod stand_in;
pub mod verify_identity;
mod view;
