//! Everything that pages and documents follow from, apart from the answers.

use crate::calendar;
use crate::campaigns::{Frame, FrozenDependent};
use crate::survey::schema::RuleSet;

/// Everything that decides which pages and documents there are, apart from the answers.
#[derive(Debug, Clone, Copy)]
pub struct SurveyContext<'a> {
    /// The insurer's and campaign's part.
    pub frame: &'a Frame,
    /// The rows that apply.
    pub rules: &'static RuleSet,
    /// All dependents of the member; only the targeted ones have pages.
    pub dependents: &'a [FrozenDependent],
}

impl<'a> SurveyContext<'a> {
    /// The dependents this survey asks about, in their frozen order.
    pub fn targeted(&self) -> impl Iterator<Item = &'a FrozenDependent> + use<'a> {
        self.dependents.iter().filter(|d| d.targeted)
    }

    /// A text of the rules with `{term}`, `{title}`, `{from}` and `{name}` filled in.
    pub fn fill(&self, text: &str, dependent: Option<&FrozenDependent>) -> String {
        text.replace("{term}", self.frame.member_term.word())
            .replace("{title}", &self.frame.title)
            .replace(
                "{from}",
                &calendar::without_weekday(self.frame.reference_date),
            )
            .replace("{name}", dependent.map_or("", |d| d.was.name.as_str()))
    }
}
