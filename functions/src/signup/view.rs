//! What several screens of the sign-up show.

use domain::signup::Applicant;
use serde::Serialize;
use utoipa::ToSchema;

/// An insurer by code and name.
#[derive(Serialize, ToSchema)]
pub struct InsurerName {
    code: String,
    name: String,
}

/// The member as the card has it; the screen shows it back (seed 001).
#[derive(Serialize, ToSchema)]
pub struct MemberCard {
    name: String,
    symbol: String,
    number: String,
}

impl InsurerName {
    /// The applicant's insurer.
    pub fn of(applicant: &Applicant) -> Self {
        Self {
            code: applicant.insurer_code.clone(),
            name: applicant.insurer_name.clone(),
        }
    }
}

impl MemberCard {
    /// The applicant.
    pub fn of(applicant: &Applicant) -> Self {
        Self {
            name: applicant.name.clone(),
            symbol: applicant.symbol.clone(),
            number: applicant.number.clone(),
        }
    }
}
