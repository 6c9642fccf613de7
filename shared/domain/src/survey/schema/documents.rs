//! Documents that may be asked for, and when each is.

use super::when::When;

/// A document that a rule may ask for.
#[derive(Debug, Clone, Copy)]
pub struct Document {
    /// Id in requests and attachments.
    pub id: &'static str,
    /// Its usual name.
    pub title: &'static str,
    /// What else it is called.
    pub other_names: &'static [&'static str],
    /// Who issues it.
    pub where_to_get: &'static str,
    /// What it must show.
    pub note: Option<&'static str>,
}

impl Document {
    /// A document without other names.
    pub(in crate::survey) const fn new(
        id: &'static str,
        title: &'static str,
        where_to_get: &'static str,
    ) -> Self {
        Self {
            id,
            title,
            other_names: &[],
            where_to_get,
            note: None,
        }
    }

    /// Adds what else it is called.
    pub(in crate::survey) const fn also(mut self, names: &'static [&'static str]) -> Self {
        self.other_names = names;
        self
    }

    /// Adds what it must show.
    pub(in crate::survey) const fn note(mut self, note: &'static str) -> Self {
        self.note = Some(note);
        self
    }
}

/// Whom a row asks for a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Once for the household.
    Household,
    /// For each targeted dependent for whom the condition holds.
    Dependent,
}

/// One row: where the condition holds, one of the documents is needed.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Name of the need; rows of one name ask once.
    pub group: &'static str,
    /// Once, or per dependent.
    pub per: Per,
    /// The situation.
    pub when: When,
    /// Ids in the catalogue; one of them is enough.
    pub any_of: &'static [&'static str],
    /// What it must cover, e.g. 直近3か月分.
    pub note: Option<&'static str>,
}
