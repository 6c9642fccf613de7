//! Conditions of pages and documents as data, and their evaluation.

use super::answers::{Answer, Answers};
use super::context::{FrozenDependent, SurveyContext};

/// A condition on the answers and the dependent.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// Holds always.
    Always,
    /// The dependent's page has one of the values in the field (of a checkbox: ticked).
    Answer(&'static str, &'static str, &'static [&'static str]),
    /// A common page has one of the values in the field.
    Common(&'static str, &'static str, &'static [&'static str]),
    /// The dependent has reached the age on the campaign's reference date.
    AgeFrom(u16),
    /// All hold.
    All(&'static [When]),
    /// One holds.
    Any(&'static [When]),
    /// It does not hold.
    Not(&'static When),
    /// It holds for at least one targeted dependent.
    ForSomebody(&'static When),
}

/// Where a condition is evaluated: the member's answers, and one dependent or the household.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// Frame, rules and dependents.
    pub context: &'a SurveyContext<'a>,
    /// Answers of the pages that are shown.
    pub answers: &'a Answers,
    /// The dependent in question; none for the household.
    pub dependent: Option<&'a FrozenDependent>,
}

impl Scope<'_> {
    /// Whether the condition holds here. A condition on a dependent never holds for the household.
    #[must_use]
    pub fn holds(&self, when: &When) -> bool {
        match when {
            When::Always => true,
            When::Answer(page, field, any_of) => self
                .dependent
                .is_some_and(|d| self.has(&format!("{}.{page}", d.key), field, any_of)),
            When::Common(page, field, any_of) => self.has(page, field, any_of),
            When::AgeFrom(age) => self
                .dependent
                .is_some_and(|d| d.age_on(self.context.frame.reference_date) >= *age),
            When::All(all) => all.iter().all(|w| self.holds(w)),
            When::Any(any) => any.iter().any(|w| self.holds(w)),
            When::Not(inner) => !self.holds(inner),
            When::ForSomebody(inner) => self.context.targeted().any(|d| {
                Scope {
                    dependent: Some(d),
                    ..*self
                }
                .holds(inner)
            }),
        }
    }

    fn has(&self, page: &str, field: &str, any_of: &[&str]) -> bool {
        self.answers
            .get(page)
            .and_then(|fields| fields.get(field))
            .is_some_and(|answer| answer.is_any(any_of))
    }
}

impl Answer {
    /// Whether it is, or of a list contains, one of the values.
    #[must_use]
    pub fn is_any(&self, any_of: &[&str]) -> bool {
        match self {
            Self::Yen(_) => false,
            Self::Text(text) => any_of.contains(&text.as_str()),
            Self::Many(many) => many.iter().any(|v| any_of.contains(&v.as_str())),
        }
    }
}
