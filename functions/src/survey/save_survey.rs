//! `POST /api/save-survey`: one page of answers into the draft.

use domain::survey::{Missing, SaveVerdict};
use platform::{Answer, App, Refusal, Reply, request};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::InSurvey;
use crate::step::step;

step!(post "save-survey", "Saves one page of answers");

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
    asked.must_be_open()?;
    asked.count_a_change(&app).await?;
    let frame = asked.frame();
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
            SaveVerdict::Invalid(errors) => Err(errors.into()),
            SaveVerdict::UnknownPage => Err(Refusal::NotFound.into()),
            SaveVerdict::Stale => Err(Refusal::Stale.into()),
            SaveVerdict::Closed => Err(Refusal::WrongState.into()),
        }
    };
    let (after, saved) = asked
        .stored
        .clone()
        .change(&app, save, |_| Ok(Vec::new()))
        .await?;
    Ok(Reply::of(SavedPage {
        version: after.dossier().version,
        next_page: saved.next_page,
        documents_changed: saved.documents_changed,
        missing: saved.missing,
    }))
}
