//! The survey (被扶養者資格調査): its pages, answers, required documents and the member's response.
//!
//! Questions, visibility and documents are rows of data ([`RuleSet`]), versioned as one; the code here only reads
//! rows. A new year or an insurer's own questions is a new set, not new code.

mod engine;
mod response;
mod rules;
mod schema;
#[cfg(test)]
mod tests;
mod view;

pub use engine::{
    Answer, Answers, Missing, PageAnswers, RequiredDocument, SurveyContext, list_id, required,
};
pub use response::{
    DeleteVerdict, Dossier, Filed, FinishVerdict, Opened, PresignVerdict, Receipt, Reopened,
    Response, SaveVerdict, Saved, Seen, Submission, SubmissionMark, SubmitVerdict, Task, TaskName,
    TaskState, declaration,
};
pub use schema::{DOCUMENTS_PAGE, Document, Kind, RuleSet, RulesVersion};
pub use view::{Field, FieldOption, Page, PageKind, pages_for};
