//! `POST /api/save-survey`: one page of answers into the draft.

use axum::routing::post;
use domain::survey::{Missing, SaveVerdict};
use platform::callers::NamesCampaign;
use platform::{Answer, App, InSurvey, Problem, Refusal, Reply, request};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::{Stored, frame, must_be_open};
use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::post(
    "save-survey",
    Caller::Member,
    200,
    "Saves one page of answers",
    || post(handle),
    contract::<SaveSurvey, SavedPage>,
);

request! {
    /// One page's answers.
    pub struct SaveSurvey {
        /// The campaign's id.
        pub campaign: String,
        /// The draft's version that the page was read with.
        pub version: u64,
        /// The page's id.
        pub page: String,
        /// Answers by field; `documents` takes `acknowledged` with the list's id.
        #[schema(value_type = std::collections::BTreeMap<String, Value>)]
        pub answers: Map<String, Value>,
    }
}

impl NamesCampaign for SaveSurvey {
    fn campaign(&self) -> &str {
        &self.campaign
    }
}

/// The draft after saving.
#[derive(Debug, Serialize, ToSchema)]
pub struct SavedPage {
    version: u64,
    next_page: Option<String>,
    /// The list of documents is another now: it is to be acknowledged again.
    documents_changed: bool,
    missing: Vec<Missing>,
}

async fn handle(app: App, asked: InSurvey<SaveSurvey>) -> Answer<SavedPage> {
    must_be_open(&asked.campaign, app.now())?;
    let (stored, frame) = (Stored::of(&asked)?, frame(&asked.campaign));
    let SaveSurvey {
        version,
        page,
        answers,
        ..
    } = &asked.request;
    let save = |response: domain::survey::Response| {
        let (next, verdict) = response.save_page(&frame, *version, page, answers, app.now());
        match verdict {
            SaveVerdict::Saved(saved) => Ok((next, saved)),
            SaveVerdict::Invalid(errors) => Err(Problem::Invalid(errors)),
            SaveVerdict::UnknownPage => Err(Refusal::NotFound.into()),
            SaveVerdict::Stale => Err(Refusal::Stale.into()),
            SaveVerdict::Closed => Err(Refusal::WrongState.into()),
        }
    };
    let (after, saved) = stored.change(&app, save, |_| Ok(Vec::new())).await?;
    Ok(Reply::ok(SavedPage {
        version: after.dossier().version,
        next_page: saved.next_page,
        documents_changed: saved.documents_changed,
        missing: saved.missing,
    }))
}
