//! Questions, visibility, documents and removal reasons of 2026.

mod catalogue;
mod common;
mod dependent;
mod documents;
mod income;
mod removal;

use crate::survey::schema::RuleSet;

/// The rows of [`RulesVersion::V2026_1`].
pub static RULES: RuleSet = RuleSet {
    common: &[common::HOUSEHOLD],
    dependent: &[
        dependent::KEEP,
        dependent::LIVING,
        dependent::WORK,
        income::INCOME,
    ],
    documents: documents::ROWS,
    catalogue: catalogue::DOCUMENTS,
};
