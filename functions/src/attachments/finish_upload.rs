//! `POST /api/finish-upload`: the only finaliser. What was declared is checked against what arrived, and
//! exactly the checked bytes become the attachment.

use domain::attachments::{Attachment, AttachmentState, MOST_BYTES, RefusedReason, Upload};
use domain::survey::{FinishVerdict, Response};
use platform::uploads::Uploads;
use platform::{Answer, App, Problem, Refusal, Reply, request};
use serde::Serialize;
use utoipa::ToSchema;

use super::inspect::inspect;
use crate::step::step;
use crate::survey::InSurvey;

step!(post "finish-upload", "Checks an uploaded file and makes it final");

request! {
    /// An upload that has arrived.
    pub struct FinishUpload {
        /// The campaign's id.
        pub campaign: String,
        /// The attachment's id.
        pub attachment: String,
    }
}

/// The finished attachment.
#[derive(Debug, Serialize, ToSchema)]
pub struct Finished {
    attachment: String,
    /// Always `checked`.
    state: &'static str,
}

async fn handle(app: App, asked: InSurvey<FinishUpload>) -> Answer<Finished> {
    let (stored, id) = (asked.stored.clone(), asked.request.attachment.clone());
    let entry = stored.response.dossier().attachments.get(&id);
    let entry = entry.ok_or(Refusal::NotFound)?.clone();
    let uploads = app.uploads(&asked.campaign.id, asked.member.id());
    let found = match entry.state {
        AttachmentState::Presigned => {
            asked.must_be_open()?;
            check(&uploads, &id, entry).await?
        }
        AttachmentState::Checked { .. } => Ok(()),
        AttachmentState::Refused { reason } => Err(reason),
    };
    let settle = |response: Response| Ok(response.finish_upload(&id, found, app.now()));
    let along = |verdict: &FinishVerdict| match verdict {
        FinishVerdict::Checked => Ok(vec![asked.entry(STEP.name, &id)?]),
        _ => Ok(Vec::new()),
    };
    match stored.change(&app, settle, along).await?.1 {
        FinishVerdict::Checked => Ok(Reply::of(Finished {
            attachment: id,
            state: "checked",
        })),
        FinishVerdict::Refused(reason) => Err(refused(&reason.to_string())),
        // Submitted or deleted while it was being checked: the copy goes as well.
        FinishVerdict::Closed => {
            uploads.discard(&id).await?;
            Err(Refusal::WrongState.into())
        }
        FinishVerdict::Unknown => {
            uploads.discard(&id).await?;
            Err(Refusal::NotFound.into())
        }
    }
}

/// Reads what arrived, inspects it, and writes exactly those bytes where they stay.
async fn check(
    uploads: &Uploads<'_>,
    id: &str,
    entry: Attachment,
) -> Result<Result<(), RefusedReason>, Problem> {
    let Some(bytes) = uploads.read(id, MOST_BYTES).await? else {
        let absent = "ファイルがまだ届いていません。もう一度アップロードしてください。";
        return Err(refused(absent));
    };
    let Upload {
        content_type: kind,
        size,
        sha256,
        ..
    } = entry.upload;
    let inspected = tokio::task::spawn_blocking(move || {
        let verdict = inspect(&bytes, kind, size, &sha256);
        (verdict, bytes)
    });
    let (verdict, bytes) = match inspected.await {
        Ok(done) => done,
        // A parser that gives up on a hostile file refuses that file, nothing else.
        Err(_) => return Ok(Err(RefusedReason::Unreadable)),
    };
    if verdict.is_ok() {
        uploads.finish(id, kind.as_str(), bytes).await?;
    }
    Ok(verdict)
}

fn refused(message: &str) -> Problem {
    Problem::field("file", message).as_refusal(Refusal::UploadRefused)
}
