//! What one edition of the survey consists of.

use serde::{Deserialize, Serialize};

use super::documents::{Document, Row};
use super::pages::PageDef;

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

impl RuleSet {
    /// The document of that id.
    pub fn document(&self, id: &str) -> Option<&'static Document> {
        self.catalogue.iter().find(|document| document.id == id)
    }
}

/// Which rule set a response was opened with; written into the response and every submission, never changed there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RulesVersion {
    /// Surveys of 2026, first edition.
    #[serde(rename = "2026.1")]
    V2026_1,
}
