//! Where an account's mail address came from: an import moves the roster's, never a member's own.

use serde::{Deserialize, Serialize};

use crate::signup::Applicant;

/// Whose word an account's mail address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmailFrom {
    /// The insurer's, as its roster has it: another one there is the account's, too.
    Roster,
    /// The member's, who typed it.
    Own,
}

impl From<&Applicant> for EmailFrom {
    fn from(applicant: &Applicant) -> Self {
        if applicant.email_editable() {
            Self::Own
        } else {
            Self::Roster
        }
    }
}
