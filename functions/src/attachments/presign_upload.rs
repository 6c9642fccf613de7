//! `POST /api/presign-upload`: one address for exactly one file, bound to its size, type and content.

use std::collections::BTreeMap;

use domain::attachments::Upload;
use domain::calendar;
use domain::survey::{PresignVerdict, Response};
use jiff::SignedDuration;
use platform::uploads::{ADDRESS_LIFE, Bound};
use platform::{Answer, App, FieldError, Problem, Refusal, Reply, random, request};
use serde::Serialize;
use utoipa::ToSchema;

use crate::step::step;
use crate::survey::InSurvey;

step!(post "presign-upload", "An address to upload one file to");

request! {
    /// A file that the member wants to upload.
    pub struct PresignUpload {
        /// The campaign's id.
        pub campaign: String,
        /// Key of the dependent; null for a household document.
        pub dependent: Option<String>,
        /// The document's id.
        pub document: String,
        /// Name of the file.
        pub file_name: String,
        /// Media type: JPEG, PNG, HEIC or PDF.
        pub content_type: String,
        /// Size in bytes, at most 10 MB.
        pub size: u64,
        /// SHA-256 of the bytes, hex.
        pub sha256: String,
        /// Id of the attachment that this file shall replace: it takes no room beside it, and is deleted afterwards.
        pub replaces: Option<String>,
    }
}

/// Where to PUT the file.
#[derive(Debug, Serialize, ToSchema)]
pub struct Presigned {
    /// Id of the attachment, to finish it with.
    attachment: String,
    url: String,
    /// Headers to send, exactly these.
    headers: BTreeMap<String, String>,
    /// End of the address, RFC 3339.
    expires_at: String,
}

async fn handle(app: App, asked: InSurvey<PresignUpload>) -> Answer<Presigned> {
    asked.must_be_open()?;
    let frame = asked.frame();
    let wanted = upload(&asked.request)?;
    let id = random::id(app.now()).to_string();
    let enter = |response: Response| {
        let replaces = asked.request.replaces.as_deref();
        let (next, verdict) =
            response.presign(&frame, id.clone(), wanted.clone(), replaces, app.now());
        match verdict {
            PresignVerdict::Granted => Ok((next, ())),
            PresignVerdict::Invalid(errors) => Err(errors.into()),
            PresignVerdict::Limit(limit) => {
                Err(Problem::field("file", limit.to_string()).as_refusal(Refusal::UploadLimit))
            }
            PresignVerdict::Closed => Err(Refusal::WrongState.into()),
        }
    };
    let (_entered, ()) = asked
        .stored
        .change(&app, enter, |()| Ok(Vec::new()))
        .await?;
    let bound = Bound {
        content_type: wanted.content_type.as_str(),
        size: wanted.size,
        sha256: wanted.sha256.to_bytes(),
    };
    let uploads = app.uploads(&asked.campaign.id, asked.member.id());
    let address = uploads.address(&id, &bound)?;
    let life = SignedDuration::from_secs(i64::try_from(ADDRESS_LIFE).unwrap_or_default());
    Ok(Reply::of(Presigned {
        attachment: id,
        url: address.url,
        headers: address.headers,
        expires_at: calendar::wire_time(app.now() + life),
    }))
}

fn upload(asked: &PresignUpload) -> Result<Upload, Vec<FieldError>> {
    Upload::parse(
        asked.dependent.clone(),
        asked.document.clone(),
        &asked.file_name,
        &asked.content_type,
        asked.size,
        &asked.sha256,
    )
}
