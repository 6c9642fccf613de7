//! Evaluates rows: which pages are shown, which answers fit, what is missing and which documents are wanted.

mod answers;
mod context;
mod documents;
mod progress;
mod shown;

pub use answers::{Answer, Answers, PageAnswers, check, unknown};
pub use context::SurveyContext;
pub use documents::{RequiredDocument, list_id, required, satisfy, unsatisfied};
pub use progress::{Missing, missing, missing_on, next_page};
pub use shown::shown;
