//! The types of rows: what a survey asks and wants, as data. Nothing here evaluates.

mod documents;
mod fields;
mod pages;
mod rule_set;
mod when;

pub use documents::{Document, Per, Row};
pub use fields::{FieldDef, Kind, OptionDef, Shown, option};
pub use pages::{ACKNOWLEDGED, DOCUMENTS_PAGE, PageDef};
pub use rule_set::{RuleSet, RulesVersion};
pub use when::When;
