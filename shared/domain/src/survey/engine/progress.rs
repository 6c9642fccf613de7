//! How far the answers are: what is missing, and which page comes next.

use serde::Serialize;
use utoipa::ToSchema;

use super::answers::{self, Answers, PageAnswers};
use super::context::SurveyContext;
use super::shown::{Placed, shown};
use crate::survey::schema::DOCUMENTS_PAGE;

/// One answer that submission waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Missing {
    /// Page id.
    pub page: String,
    /// Field of the page.
    pub field: String,
    /// A Japanese sentence that names page and question.
    pub message: String,
}

/// Names of the required fields without an answer on one page.
pub fn missing_on(page: &Placed<'_>, answers: &Answers) -> Vec<&'static str> {
    let none = PageAnswers::new();
    let given = answers.get(&page.id).unwrap_or(&none);
    let rows = page.def.fields.iter();
    rows.filter(|r| {
        r.required && answers::is_shown(r.shown.as_ref(), given) && !given.contains_key(r.name)
    })
    .map(|r| r.name)
    .collect()
}

/// Every required answer that is missing on the pages shown, in their order.
pub fn missing(context: &SurveyContext<'_>, answers: &Answers) -> Vec<Missing> {
    let (placed, _) = shown(context, answers);
    let of_page = |page: &Placed<'_>| -> Vec<Missing> {
        let title = context.fill(page.def.title, page.dependent);
        let names = missing_on(page, answers);
        let rows = page
            .def
            .fields
            .iter()
            .filter(|row| names.contains(&row.name));
        rows.map(|row| Missing {
            page: page.id.clone(),
            field: row.name.to_owned(),
            message: format!(
                "「{title}」の「{}」にお答えください。",
                context.fill(row.label, page.dependent)
            ),
        })
        .collect()
    };
    placed.iter().flat_map(of_page).collect()
}

/// Where to go on: the first incomplete page after `after`, else the first incomplete one from the start, the documents
/// page last. None where everything is answered and the current list acknowledged: then the answers are checked.
pub fn next_page(
    context: &SurveyContext<'_>,
    answers: &Answers,
    acknowledged: bool,
    after: Option<&str>,
) -> Option<String> {
    let (placed, _) = shown(context, answers);
    let mut order: Vec<(String, bool)> = placed
        .iter()
        .map(|p| (p.id.clone(), missing_on(p, answers).is_empty()))
        .collect();
    order.push((DOCUMENTS_PAGE.to_owned(), acknowledged));
    let here = after
        .and_then(|a| order.iter().position(|(id, _)| id == a))
        .map_or(0, |at| at + 1);
    let (before, rest) = order.split_at(here.min(order.len()));
    let (rest, documents): (Vec<_>, Vec<_>) = rest.iter().partition(|(id, _)| id != DOCUMENTS_PAGE);
    let mut all = rest.into_iter().chain(before).chain(documents);
    all.find(|(_, complete)| !complete)
        .map(|(id, _)| id.clone())
}
