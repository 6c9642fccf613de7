//! A member comes in: login, terms, My page, logout.

pub mod accept_terms;
mod account;
pub mod device;
pub mod home;
mod home_notices;
mod home_survey;
pub mod login;
pub mod logout;
pub mod member;
pub mod terms;

pub use account::{Account, Login};
use domain::{reissue::Reissue, signup::SignUp};
use http::HeaderValue;
pub use member::{Member, SignedIn};
use serde::Serialize;
use utoipa::ToSchema;

use crate::flows::Browsed;

/// What takes the cookies of begun flows away: whoever is next at this browser goes on with nobody's sign-up.
fn without_flows() -> [HeaderValue; 2] {
    [SignUp::COOKIE, Reissue::COOKIE].map(platform::Cookie::clear)
}

/// Where the member goes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NextScreen {
    /// The terms in force are not accepted yet (first login, or a revision).
    AcceptTerms,
    /// My page.
    Home,
}

/// The answer of a step that only says where to go.
#[derive(Debug, Serialize, ToSchema)]
pub struct Next {
    next: NextScreen,
}

impl Next {
    /// To My page, unless the terms come first.
    pub fn after(accepted: bool) -> Self {
        let next = if accepted {
            NextScreen::Home
        } else {
            NextScreen::AcceptTerms
        };
        Self { next }
    }
}
