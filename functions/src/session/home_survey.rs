//! My page's task list of the survey, with the deadline.

use domain::calendar;
use domain::campaigns::{Campaign, Frame, Status};
use domain::survey::{Response, Task};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// The running survey as My page lists it.
#[derive(Debug, Serialize, ToSchema)]
pub struct HomeSurvey {
    campaign: String,
    title: String,
    /// Last day, until 23:59:59.
    #[schema(value_type = String, format = Date)]
    deadline: Date,
    /// By when to log in once; closes nothing.
    #[schema(value_type = Option<String>, format = Date)]
    login_by: Option<Date>,
    status: Status,
    /// `not-started`, `draft`, `submitted`, `in-review`, `deficient` or `reviewed`.
    state: &'static str,
    /// Whether a submission stands; まだ提出されていません otherwise.
    submitted: bool,
    receipt: Option<String>,
    /// RFC 3339.
    submitted_at: Option<String>,
    tasks: Vec<Task>,
}

impl HomeSurvey {
    /// The list at `now`.
    pub fn of(campaign: Campaign, response: &Response, now: Timestamp) -> Self {
        let submission = response.submission();
        Self {
            status: campaign.status(now),
            state: response.state(),
            submitted: submission.is_some(),
            receipt: submission.map(|made| made.receipt.as_str().to_owned()),
            submitted_at: submission.map(|made| calendar::wire_time(made.at)),
            tasks: response.tasks(&Frame::from(&campaign)).to_vec(),
            campaign: campaign.id,
            title: campaign.title,
            deadline: campaign.deadline,
            login_by: campaign.login_by,
        }
    }
}
