//! `POST /api/delete-attachment`: takes a file out of the draft, and its bytes out of the storage.

use axum::routing::post;
use domain::survey::{DeleteVerdict, Response};
use platform::callers::NamesCampaign;
use platform::{Answer, App, InSurvey, Refusal, Reply, request};
use serde::Serialize;
use utoipa::ToSchema;

use crate::steps::{Caller, Step, contract};
use crate::survey::{Stored, frame, must_be_open};

/// This step.
pub const STEP: Step = Step::post(
    "delete-attachment",
    Caller::Member,
    200,
    "Deletes a file of the draft",
    || post(handle),
    contract::<DeleteAttachment, Deleted>,
);

request! {
    /// Which file.
    pub struct DeleteAttachment {
        /// The campaign's id.
        pub campaign: String,
        /// The attachment's id.
        pub attachment: String,
    }
}

impl NamesCampaign for DeleteAttachment {
    fn campaign(&self) -> &str {
        &self.campaign
    }
}

/// The draft without the file.
#[derive(Debug, Serialize, ToSchema)]
pub struct Deleted {
    documents_version: u64,
}

async fn handle(app: App, asked: InSurvey<DeleteAttachment>) -> Answer<Deleted> {
    must_be_open(&asked.campaign, app.now())?;
    let (stored, frame) = (Stored::of(&asked)?, frame(&asked.campaign));
    let id = asked.request.attachment.as_str();
    let delete = |response: Response| {
        let (next, verdict) = response.delete_attachment(&frame, id, app.now());
        match verdict {
            DeleteVerdict::Deleted(_) => Ok((next, ())),
            DeleteVerdict::Unknown => Err(Refusal::NotFound.into()),
            DeleteVerdict::Closed => Err(Refusal::WrongState.into()),
        }
    };
    let (after, ()) = stored.change(&app, delete, |()| Ok(Vec::new())).await?;
    // The response no longer knows it; bytes that stay behind for a fault are nobody's to read.
    if app.uploads().discard(id).await.is_err() {
        tracing::warn!("the bytes of a deleted attachment stayed behind");
    }
    Ok(Reply::ok(Deleted {
        documents_version: after.dossier().documents_version,
    }))
}
