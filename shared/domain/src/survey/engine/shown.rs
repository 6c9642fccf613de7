//! Which pages are shown for these answers, and where a condition holds.

use super::answers::Answers;
use super::context::SurveyContext;
use crate::campaigns::FrozenDependent;
use crate::survey::schema::{PageDef, When};

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
    pub fn holds(&self, when: &When) -> bool {
        match when {
            When::Always => true,
            When::Answer(page, field, any_of) => self
                .dependent
                .is_some_and(|d| self.has(&format!("{}.{page}", d.key), field, any_of)),
            When::AgeFrom(age) => self
                .dependent
                .is_some_and(|d| d.age_on(self.context.frame.reference_date) >= *age),
            When::All(all) => all.iter().all(|w| self.holds(w)),
            When::Any(any) => any.iter().any(|w| self.holds(w)),
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

/// A page that is shown, with the dependent it asks about.
#[derive(Clone)]
pub struct Placed<'a> {
    /// Id in the answers.
    pub id: String,
    /// The row.
    pub def: &'static PageDef,
    /// The dependent; none on common pages.
    pub dependent: Option<&'a FrozenDependent>,
}

/// The question pages that are shown, in order, and the answers that stand on them.
///
/// Answers of hidden pages stay in the draft (a changed mind loses nothing) but count nowhere: a page is shown by the
/// answers of shown pages before it.
pub fn shown<'a>(context: &SurveyContext<'a>, answers: &Answers) -> (Vec<Placed<'a>>, Answers) {
    let common = context
        .rules
        .common
        .iter()
        .map(|def| (def.name.to_owned(), def, None));
    let dependents = context.targeted().flat_map(|d| {
        let rows = context.rules.dependent.iter();
        rows.map(move |def| (format!("{}.{}", d.key, def.name), def, Some(d)))
    });
    let mut pages = Vec::new();
    let mut counted = Answers::new();
    for (id, def, dependent) in common.chain(dependents) {
        if !(Scope {
            context,
            answers: &counted,
            dependent,
        })
        .holds(&def.shown)
        {
            continue;
        }
        if let Some(given) = answers.get(&id) {
            counted.insert(id.clone(), given.clone());
        }
        pages.push(Placed { id, def, dependent });
    }
    (pages, counted)
}
