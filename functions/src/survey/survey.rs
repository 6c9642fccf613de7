//! `GET /api/survey?campaign=`: the whole survey of one member: pages, answers, documents, where to go on.

use domain::calendar;
use domain::campaigns::{Frame, FrozenDependent, Status};
use domain::survey::{Answers, Missing, Page, RequiredDocument, declaration, list_id};
use jiff::Timestamp;
use platform::{Answer, App, Reply, request};
use serde::Serialize;
use utoipa::ToSchema;

use super::InSurvey;
use crate::step::step;

step!(get "survey", "The survey of one campaign: pages, answers, documents and where to go on");

request! {
    /// Which survey.
    pub struct AskSurvey {
        /// The campaign's id.
        pub campaign: String,
    }
}

/// A survey as its member sees it.
#[derive(Serialize, ToSchema)]
pub struct SurveyView {
    campaign: String,
    title: String,
    deadline: String,
    /// The deadline with its weekday, as it is printed.
    deadline_text: String,
    reference_date: String,
    status: Status,
    /// `not-started`, `draft`, `submitted`, `in-review`, `deficient` or `reviewed`.
    state: &'static str,
    /// The state as the member reads it (進捗状況).
    state_text: &'static str,
    version: u64,
    documents_version: u64,
    /// Whether answers and documents may be changed now.
    can_edit: bool,
    pages: Vec<Page>,
    /// Answers by page and field.
    #[schema(value_type = std::collections::BTreeMap<String, std::collections::BTreeMap<String, serde_json::Value>>)]
    answers: Answers,
    dependents: Vec<DependentView>,
    /// Where to go on; null when every page is complete.
    next_page: Option<String>,
    missing: Vec<Missing>,
    documents: Vec<RequiredDocument>,
    /// Id of the list, to be acknowledged.
    list_id: String,
    acknowledged: bool,
    declaration: Vec<String>,
    receipt: Option<String>,
    submitted_at: Option<String>,
    enquiry_number: String,
}

/// A dependent as the campaign's opening froze it.
#[derive(Serialize, ToSchema)]
pub struct DependentView {
    key: String,
    name: String,
    relationship: String,
    birth_date: String,
    /// Age on the reference date.
    age: u16,
    certified_on: Option<String>,
    targeted: bool,
    /// Why the dependent is 対象外.
    reason: Option<String>,
}

async fn handle(app: App, asked: InSurvey<AskSurvey>) -> Answer<SurveyView> {
    Ok(Reply::of(SurveyView::of(&asked, app.now())))
}

impl SurveyView {
    fn of(asked: &InSurvey<AskSurvey>, now: Timestamp) -> Self {
        let (campaign, response) = (&asked.campaign, &asked.stored.response);
        let frame = asked.frame();
        let dossier = response.dossier();
        let documents = dossier.documents(&frame);
        let status = campaign.status(now);
        let submission = response.submission();
        Self {
            campaign: campaign.id.clone(),
            title: campaign.title.clone(),
            deadline: campaign.deadline.to_string(),
            deadline_text: campaign.deadline_text(),
            reference_date: campaign.reference_date.to_string(),
            status,
            state: response.state(),
            state_text: response.label(),
            version: dossier.version,
            documents_version: dossier.documents_version,
            can_edit: response.can_edit() && status == Status::Open,
            pages: dossier.pages(&frame),
            answers: dossier.answers.clone(),
            dependents: dossier
                .household
                .dependents
                .iter()
                .map(|one| DependentView::of(one, &frame))
                .collect(),
            next_page: dossier.next_page(&frame, None),
            missing: dossier.missing(&frame),
            list_id: list_id(&documents),
            documents,
            acknowledged: dossier.is_acknowledged(&frame),
            declaration: declaration(frame.member_term),
            receipt: submission.map(|mark| mark.receipt.as_str().to_owned()),
            submitted_at: submission.map(|mark| calendar::wire_time(mark.at)),
            enquiry_number: dossier.enquiry_number.clone(),
        }
    }
}

impl DependentView {
    fn of(dependent: &FrozenDependent, frame: &Frame) -> Self {
        Self {
            key: dependent.key.clone(),
            name: dependent.was.name.clone(),
            relationship: dependent.was.relationship.word().to_owned(),
            birth_date: dependent.was.birth_date.to_string(),
            age: dependent.age_on(frame.reference_date),
            certified_on: dependent.was.certified_on.map(|day| day.to_string()),
            targeted: dependent.targeted,
            reason: dependent.reason.clone(),
        }
    }
}
