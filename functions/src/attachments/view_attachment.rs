//! `POST /api/view-attachment`: the address of one file, to be read for five minutes. Each is an entry of the audit.

use domain::calendar;
use jiff::SignedDuration;
use platform::uploads::ADDRESS_LIFE;
use platform::{Answer, App, Refusal, Reply, audit, request};
use serde::Serialize;
use utoipa::ToSchema;

use crate::step::step;
use crate::survey::InSurvey;

step!(post "view-attachment", "An address to read one file from");

request! {
    /// Which file.
    pub struct ViewAttachment {
        /// The campaign's id.
        pub campaign: String,
        /// The attachment's id.
        pub attachment: String,
    }
}

/// Where the file is.
#[derive(Serialize, ToSchema)]
pub struct Viewed {
    url: String,
    /// End of the address, RFC 3339.
    expires_at: String,
}

async fn handle(app: App, asked: InSurvey<ViewAttachment>) -> Answer<Viewed> {
    let id = asked.request.attachment.as_str();
    let mine = &asked.stored.response.dossier().attachments;
    let attachment = mine.get(id).ok_or(Refusal::NotFound)?;
    if !attachment.is_checked() {
        return Err(Refusal::WrongState.into());
    }
    let uploads = app.uploads(&asked.campaign.id, asked.member.id());
    let url = uploads.download(id, attachment.upload.content_type.as_str())?;
    // First: whoever has the address has the file.
    audit::keep(&app, asked.entry(STEP.name, id)?).await?;
    let life = SignedDuration::from_secs(i64::try_from(ADDRESS_LIFE).unwrap_or_default());
    Ok(Reply::of(Viewed {
        url,
        expires_at: calendar::wire_time(app.now() + life),
    }))
}
