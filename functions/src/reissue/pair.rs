//! What unverified codes are counted under: one facility and one address.

use domain::email::Email;
use domain::reissue::Reissue;
use domain::throttle::Subject;
use platform::{Problem, Secrets};

/// The subject of the counter.
pub fn pair(secrets: &Secrets, asked: &Reissue, email: &Email) -> String {
    secrets.subject(Subject::Reissue(asked.facility_number.as_str(), email))
}

/// The address, as the start has parsed it.
///
/// # Errors
/// Internal: it was parsed before.
pub fn email(asked: &Reissue) -> Result<Email, Problem> {
    Email::parse(&asked.email).map_err(|fault| Problem::internal("flow", fault))
}
