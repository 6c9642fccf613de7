//! From the card to the account: prove who you are, confirm a mailed code, choose ID and password.

mod breaker;
mod check;
pub mod confirm_code;
pub mod create_account;
mod living;
pub mod send_code;
#[expect(
    clippy::module_inception,
    reason = "the reading step of the journey has its name"
)]
pub mod signup;
pub mod verify_identity;
mod view;

use domain::flow::Journey;
use domain::signup::SignUp;
use platform::Cookie;

use crate::flows::Browsed;
use crate::step::Caller;

impl Browsed for SignUp {
    const COOKIE: Cookie = Cookie::new("flow", Self::LONGEST_LIFE);
    const CALLER: Caller = Caller::Flow;
}
