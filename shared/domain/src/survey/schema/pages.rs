//! A page of questions as a row of data.

use super::fields::FieldDef;
use super::when::When;

/// Id of the page 添付資料の確認, which stands last (seed 000, P15).
pub const DOCUMENTS_PAGE: &str = "documents";

/// Its only field; the value is the list's id.
pub const ACKNOWLEDGED: &str = "acknowledged";

/// A page of questions as a row of data.
#[derive(Debug, Clone, Copy)]
pub struct PageDef {
    /// Id of a common page; of a dependent's page the part after `<key>.`.
    pub name: &'static str,
    /// Title, unique on the site once `{name}` is filled in.
    pub title: &'static str,
    /// Text above the questions.
    pub lead: &'static str,
    /// The questions.
    pub fields: &'static [FieldDef],
    /// When the page is shown.
    pub shown: When,
}
