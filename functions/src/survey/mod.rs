//! The survey of a campaign: reading it, saving it page by page, submitting it.

mod in_survey;
pub mod save_survey;
mod store;
pub mod submit_survey;
#[expect(
    clippy::module_inception,
    reason = "the reading step of the journey has its name"
)]
pub mod survey;

pub use in_survey::InSurvey;
pub use store::Stored;
