//! Reissue of a facility's login (ログイン情報再発行, seed 004): from the facility's number to the accepted request.

pub mod choose_prefecture;
pub mod confirm_reissue_code;
mod notices;
mod pair;
#[expect(
    clippy::module_inception,
    reason = "the reading step of the journey has its name"
)]
pub mod reissue;
pub mod request_reissue;
pub mod start_reissue;

use domain::flow::Journey;
use domain::reissue::Reissue;
use platform::Cookie;

use crate::flows::Browsed;
use crate::step::Caller;

impl Browsed for Reissue {
    const COOKIE: Cookie = Cookie::new("reissue", Self::LONGEST_LIFE);
    const CALLER: Caller = Caller::Reissue;
}
