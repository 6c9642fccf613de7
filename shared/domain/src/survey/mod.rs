//! The survey (被扶養者資格調査): its pages, answers, required documents and the member's response.
//!
//! Questions, visibility and documents are rows of data in [`rules`], versioned as one [`rules::RuleSet`];
//! the code here only reads rows. A new year or an insurer's own questions is a new set, not new code.

pub mod answers;
pub mod context;
pub mod documents;
pub mod editing;
pub mod fields;
pub mod pages;
pub mod progress;
pub mod receipt;
pub mod response;
pub mod rules;
pub mod shapes;
pub mod states;
pub mod submitting;
pub mod tasks;
pub mod uploads;
pub mod when;

#[cfg(test)]
mod tests;

pub use answers::{Answer, Answers, PageAnswers};
pub use context::{Frame, FrozenDependent, SurveyContext};
pub use documents::{RequiredDocument, list_id, required};
pub use editing::{SaveVerdict, Saved};
pub use pages::{DOCUMENTS_PAGE, Page, pages_for};
pub use progress::{Missing, missing, next_page};
pub use receipt::Receipt;
pub use response::{Dossier, Filed, Moved, Opened, Reopened, Response, SubmissionMark};
pub use rules::RulesVersion;
pub use shapes::{Field, FieldOption, VisibleIf};
pub use submitting::{Submission, SubmitVerdict, declaration};
pub use tasks::{Task, TaskName, TaskState};
pub use uploads::{DeleteVerdict, FinishVerdict, PresignVerdict};
