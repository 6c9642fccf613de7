//! The response's side of its attachments: handing out an upload, finishing it, deleting it.

use jiff::Timestamp;

use super::{Opened, Response};
use crate::FieldError;
use crate::attachments::{
    Attachment, AttachmentState, MOST_PRESIGNS_AN_HOUR, RefusedReason, Upload, UploadLimit,
    room_for,
};
use crate::campaigns::Frame;

/// How asking for an upload address ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PresignVerdict {
    /// The entry is in the response; sign the address.
    Granted,
    /// The document is not on the list.
    Invalid(Vec<FieldError>),
    /// A limit is met.
    Limit(UploadLimit),
    /// The response, or this document of it, is not open.
    Closed,
}

/// How finishing ended; a repeat answers as the first did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinishVerdict {
    /// The file is final.
    Checked,
    /// The file was refused and stays listed as such.
    Refused(RefusedReason),
    /// No such attachment (deleted meanwhile: remove the copy).
    Unknown,
    /// The response is not open.
    Closed,
}

/// How deleting ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeleteVerdict {
    /// It left the response; its object is to be removed.
    Deleted(Attachment),
    /// No such attachment.
    Unknown,
    /// The response, or this document of it, is not open.
    Closed,
}

impl Response {
    /// Enters a presigned attachment under `id`; entries whose hour is over are dropped. The browser deletes the one
    /// that it `replaces` once this one is checked: nothing is kept of that here.
    pub fn presign(
        self,
        frame: &Frame,
        id: String,
        upload: Upload,
        replaces: Option<&str>,
        now: Timestamp,
    ) -> (Self, PresignVerdict) {
        if !self.can_edit() {
            return (self, PresignVerdict::Closed);
        }
        let dossier = self.dossier();
        let mut listed = dossier.documents(frame).into_iter();
        if !listed.any(|d| d.takes(&upload)) {
            let message = "この資料は、提出が必要な添付資料の一覧にありません。";
            return (
                self,
                PresignVerdict::Invalid(vec![FieldError::new("document", message)]),
            );
        }
        if !self.document_is_open(frame, upload.dependent.as_deref(), &upload.document) {
            return (self, PresignVerdict::Closed);
        }
        let hour = now.as_second().div_euclid(3600);
        let handed_out = if dossier.presign_hour == hour {
            dossier.presign_count
        } else {
            0
        };
        if handed_out >= MOST_PRESIGNS_AN_HOUR {
            return (self, PresignVerdict::Limit(UploadLimit::PerHour));
        }
        let whose = upload.dependent.as_deref();
        if let Err(limit) = room_for(&dossier.attachments, whose, replaces, now) {
            return (self, PresignVerdict::Limit(limit));
        }
        let mut next = self;
        let dossier = next.dossier_mut();
        dossier.presign_hour = hour;
        dossier.presign_count = handed_out + 1;
        dossier.attachments.retain(|_, a| a.counts(now));
        dossier
            .attachments
            .insert(id, Attachment::presigned(upload, now));
        (next.documents_touched(now), PresignVerdict::Granted)
    }

    /// Records what the check of the uploaded bytes found.
    pub fn finish_upload(
        self,
        id: &str,
        found: Result<(), RefusedReason>,
        now: Timestamp,
    ) -> (Self, FinishVerdict) {
        let Some(before) = self.dossier().attachments.get(id) else {
            return (self, FinishVerdict::Unknown);
        };
        let settled = |state: AttachmentState| match state {
            AttachmentState::Refused { reason } => Some(FinishVerdict::Refused(reason)),
            AttachmentState::Checked { .. } => Some(FinishVerdict::Checked),
            AttachmentState::Presigned => None,
        };
        if let Some(verdict) = settled(before.state) {
            return (self, verdict);
        }
        if !self.can_edit() {
            return (self, FinishVerdict::Closed);
        }
        let after = before.clone().finished(found, now);
        let verdict = settled(after.state).unwrap_or(FinishVerdict::Unknown);
        let mut next = self;
        next.dossier_mut().attachments.insert(id.to_owned(), after);
        (next.documents_touched(now), verdict)
    }

    /// Takes an attachment out. One whose document left the list can be deleted too.
    pub fn delete_attachment(
        self,
        frame: &Frame,
        id: &str,
        now: Timestamp,
    ) -> (Self, DeleteVerdict) {
        let mut next = self.clone();
        let Some(attachment) = next.dossier_mut().attachments.remove(id) else {
            return (self, DeleteVerdict::Unknown);
        };
        let Upload {
            dependent,
            document,
            ..
        } = &attachment.upload;
        if !self.document_is_open(frame, dependent.as_deref(), document) {
            return (self, DeleteVerdict::Closed);
        }
        (
            next.documents_touched(now),
            DeleteVerdict::Deleted(attachment),
        )
    }

    /// Everything before submission; after a deficiency what was reopened, and what is not satisfied.
    fn document_is_open(&self, frame: &Frame, dependent: Option<&str>, document: &str) -> bool {
        match self {
            Self::NotStarted(_) | Self::Draft(_) => true,
            Self::Submitted(_) | Self::InReview(_) | Self::Reviewed(_) => false,
            Self::Deficient(r) => {
                let reopened = r.opened.iter().any(|o| {
                    matches!(o, Opened::Document { dependent: whom, document: open }
                        if open == document && whom.as_deref() == dependent)
                });
                let list = r.filed.dossier.documents(frame);
                let mut wanted = list.iter().filter(|d| !d.satisfied);
                reopened
                    || wanted.any(|d| d.document == document && d.dependent.as_deref() == dependent)
            }
        }
    }
}
