//! The rows themselves, year by year.

mod y2026;

use super::schema::{RuleSet, RulesVersion};

impl RulesVersion {
    /// The version for campaigns opened now.
    pub const CURRENT: Self = Self::V2026_1;

    /// Its rows.
    pub const fn rules(self) -> &'static RuleSet {
        match self {
            Self::V2026_1 => &y2026::RULES,
        }
    }
}
