//! `POST /api/delete-attachment`: takes a file out of the draft, and its bytes out of the storage.

use domain::survey::{DeleteVerdict, Response};
use platform::{Answer, App, Refusal, Reply, request};
use serde::Serialize;
use utoipa::ToSchema;

use crate::step::step;
use crate::survey::InSurvey;

step!(post "delete-attachment", "Deletes a file of the draft");

request! {
    /// Which file.
    pub struct DeleteAttachment {
        /// The campaign's id.
        pub campaign: String,
        /// The attachment's id.
        pub attachment: String,
    }
}

/// The draft without the file.
#[derive(Debug, Serialize, ToSchema)]
pub struct Deleted {
    documents_version: u64,
}

async fn handle(app: App, asked: InSurvey<DeleteAttachment>) -> Answer<Deleted> {
    asked.must_be_open()?;
    asked.count_a_change(&app).await?;
    let frame = asked.frame();
    let id = asked.request.attachment.as_str();
    let delete = |response: Response| {
        let (next, verdict) = response.delete_attachment(&frame, id, app.now());
        match verdict {
            DeleteVerdict::Deleted(_) => Ok((next, ())),
            DeleteVerdict::Unknown => Err(Refusal::NotFound.into()),
            DeleteVerdict::Closed => Err(Refusal::WrongState.into()),
        }
    };
    let (after, ()) = asked
        .stored
        .clone()
        .change(&app, delete, |()| Ok(vec![asked.entry(STEP.name, id)?]))
        .await?;
    // The response no longer knows it; bytes that stay behind for a fault are nobody's to read.
    let uploads = app.uploads(&asked.campaign.id, asked.member.id());
    if uploads.discard(id).await.is_err() {
        tracing::warn!("the bytes of a deleted attachment stayed behind");
    }
    Ok(Reply::of(Deleted {
        documents_version: after.dossier().documents_version,
    }))
}
