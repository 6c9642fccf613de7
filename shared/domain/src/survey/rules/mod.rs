//! The rule sets: questions, visibility, documents and removal reasons of a survey year, as rows.

pub mod catalogue;
pub mod common;
pub mod dependent;
pub mod documents;
pub mod income;
pub mod removal;

use serde::{Deserialize, Serialize};

use super::documents::Row;
use super::pages::PageDef;
use catalogue::Document;

/// Everything a survey asks and wants, as data.
#[derive(Debug)]
pub struct RuleSet {
    /// Pages of the household, in order.
    pub common: &'static [PageDef],
    /// Pages of each targeted dependent, in order.
    pub dependent: &'static [PageDef],
    /// Situation → documents.
    pub documents: &'static [Row],
    /// The documents that rows may name.
    pub catalogue: &'static [Document],
}

/// Which rule set a response was opened with; written into the response and every submission, never changed there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RulesVersion {
    /// Surveys of 2026, first edition.
    #[serde(rename = "2026.1")]
    V2026_1,
}

impl RulesVersion {
    /// The version for campaigns opened now.
    pub const CURRENT: Self = Self::V2026_1;

    /// Its rows.
    #[must_use]
    pub const fn rules(self) -> &'static RuleSet {
        match self {
            Self::V2026_1 => &RULES_2026,
        }
    }
}

/// The rows of [`RulesVersion::V2026_1`].
pub static RULES_2026: RuleSet = RuleSet {
    common: &[common::HOUSEHOLD],
    dependent: &[
        dependent::KEEP,
        dependent::LIVING,
        dependent::WORK,
        income::INCOME,
    ],
    documents: documents::ROWS_2026,
    catalogue: catalogue::DOCUMENTS,
};
