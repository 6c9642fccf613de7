//! `GET /api/attachments?campaign=`: one card per required document with its files.

use domain::attachments::{
    Attachment, AttachmentState, ContentType, MOST_BYTES, MOST_PER_DEPENDENT, MOST_PER_RESPONSE,
};
use domain::campaigns::Status;
use domain::survey::{RequiredDocument, list_id};
use platform::{Answer, App, Reply, request};
use serde::Serialize;
use utoipa::ToSchema;

use crate::step::step;
use crate::survey::InSurvey;

step!(get "attachments", "The required documents with their files");

request! {
    /// Which survey.
    pub struct AskAttachments {
        /// The campaign's id.
        pub campaign: String,
    }
}

/// Documents and files of a response.
#[derive(Serialize, ToSchema)]
pub struct AttachmentsView {
    documents_version: u64,
    /// Version of the draft, for saving the acknowledgement.
    version: u64,
    list_id: String,
    acknowledged: bool,
    can_edit: bool,
    limits: Limits,
    documents: Vec<DocumentCard>,
    /// Files whose document is no longer asked for: to be deleted, not submitted.
    unlisted: Vec<FileView>,
}

/// What may be uploaded.
#[derive(Serialize, ToSchema)]
pub struct Limits {
    /// Bytes of a file.
    bytes: u64,
    /// Files per dependent.
    per_dependent: usize,
    /// Files in all.
    total: usize,
    /// Media types.
    types: Vec<&'static str>,
}

/// A required document with its files.
#[derive(Serialize, ToSchema)]
pub struct DocumentCard {
    #[serde(flatten)]
    document: RequiredDocument,
    attachments: Vec<FileView>,
}

/// A file.
#[derive(Serialize, ToSchema)]
pub struct FileView {
    attachment: String,
    file_name: String,
    size: u64,
    content_type: &'static str,
    /// `presigned`, `checked` or `refused`.
    state: &'static str,
    /// Why it was refused.
    reason: Option<String>,
}

async fn handle(app: App, asked: InSurvey<AskAttachments>) -> Answer<AttachmentsView> {
    let response = &asked.stored.response;
    let (frame, dossier) = (asked.frame(), response.dossier());
    let list = dossier.documents(&frame);
    let id = list_id(&list);
    let card = |document| DocumentCard {
        document,
        attachments: Vec::new(),
    };
    let mut documents: Vec<_> = list.into_iter().map(card).collect();
    let mut unlisted = Vec::new();
    let live = dossier.attachments.iter();
    for (id, attachment) in live.filter(|(_, one)| one.counts(app.now())) {
        let file = FileView::of(id, attachment);
        let its = |card: &&mut DocumentCard| card.document.takes(&attachment.upload);
        match documents.iter_mut().find(its) {
            Some(card) => card.attachments.push(file),
            None => unlisted.push(file),
        }
    }
    let open = asked.campaign.status(app.now()) == Status::Open;
    Ok(Reply::of(AttachmentsView {
        documents_version: dossier.documents_version,
        version: dossier.version,
        list_id: id,
        acknowledged: dossier.is_acknowledged(&frame),
        can_edit: open && response.can_edit(),
        limits: Limits::known(),
        documents,
        unlisted,
    }))
}

impl Limits {
    fn known() -> Self {
        Self {
            bytes: MOST_BYTES,
            per_dependent: MOST_PER_DEPENDENT,
            total: MOST_PER_RESPONSE,
            types: ContentType::ALL.map(ContentType::as_str).to_vec(),
        }
    }
}

impl FileView {
    fn of(id: &str, attachment: &Attachment) -> Self {
        let (state, reason) = match attachment.state {
            AttachmentState::Presigned => ("presigned", None),
            AttachmentState::Refused { reason } => ("refused", Some(reason.to_string())),
            AttachmentState::Checked { .. } => ("checked", None),
        };
        Self {
            attachment: id.to_owned(),
            file_name: attachment.upload.file_name.as_str().to_owned(),
            size: attachment.upload.size,
            content_type: attachment.upload.content_type.as_str(),
            state,
            reason,
        }
    }
}
