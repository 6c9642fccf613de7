//! An uploaded file: its limits, its name and hash, and its states.
//!
//! ```text
//! presigned ──> checked
//!     └───────> refused (reason)        each of the three ──> deleted (leaves the response)
//! ```
//! `finish-upload` is the only finaliser. A presigned entry older than an hour no longer counts.

mod file;

pub use file::{ContentType, FileName, Sha256Hex, Upload};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Largest file, in bytes (10 MB).
pub const MOST_BYTES: u64 = 10 * 1024 * 1024;
/// Most files per dependent, and for the household.
pub const MOST_PER_DEPENDENT: usize = 20;
/// Most files per response.
pub const MOST_PER_RESPONSE: usize = 60;
/// Most presigned addresses per member and hour.
pub const MOST_PRESIGNS_AN_HOUR: u32 = 100;
/// Seconds after which a presigned entry leaves the counts.
pub const PRESIGNED_COUNTS_FOR: i64 = 3600;

/// Why `finish-upload` refused a file; as a text what the member reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum RefusedReason {
    /// The bytes are of another type than was declared.
    #[error(
        "ファイルの内容が、ファイルの種類（JPEG・PNG・HEIC・PDF）と一致しません。別のファイルを選択してください。"
    )]
    WrongType,
    /// Size or hash is not what was declared.
    #[error("ファイルが正しく届きませんでした。もう一度アップロードしてください。")]
    WrongContent,
    /// A PDF that asks for a password.
    #[error(
        "このPDFにはパスワード（暗号化）が設定されています。パスワードを解除してからアップロードしてください。"
    )]
    EncryptedPdf,
    /// A PDF with scripts, forms that act, or embedded files.
    #[error(
        "このPDFにはプログラムや添付ファイルが含まれています。印刷して撮影するか、画像に変換してアップロードしてください。"
    )]
    ActiveContent,
    /// An image of more than 50 megapixels.
    #[error("画像の画素数が大きすぎます。5,000万画素以下にしてアップロードしてください。")]
    TooManyPixels,
    /// A PDF with too many pages.
    #[error("PDFのページ数が多すぎます。必要なページだけを分けてアップロードしてください。")]
    TooManyPages,
    /// It cannot be opened.
    #[error(
        "ファイルを開くことができません。壊れていないか確認し、もう一度アップロードしてください。"
    )]
    Unreadable,
}

/// Where an attachment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum AttachmentState {
    /// An upload address was handed out.
    Presigned,
    /// The file is final.
    Checked {
        /// When.
        checked_at: Timestamp,
    },
    /// The file is not taken; it stays on the list until the member deletes it.
    Refused {
        /// Why.
        reason: RefusedReason,
    },
}

/// One file of a response.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// What was declared.
    #[serde(flatten)]
    pub upload: Upload,
    /// When the upload address was handed out.
    pub presigned_at: Timestamp,
    /// Where it stands.
    #[serde(flatten)]
    pub state: AttachmentState,
}

impl Attachment {
    /// A new entry for an accepted upload.
    pub const fn presigned(upload: Upload, now: Timestamp) -> Self {
        Self {
            upload,
            presigned_at: now,
            state: AttachmentState::Presigned,
        }
    }

    /// Whether the file is final and good.
    pub const fn is_checked(&self) -> bool {
        matches!(self.state, AttachmentState::Checked { .. })
    }

    /// presigned → checked | refused. Anything else stays as it is: the second finish answers as the first did.
    pub fn finished(self, verdict: Result<(), RefusedReason>, now: Timestamp) -> Self {
        let state = match (self.state, verdict) {
            (AttachmentState::Presigned, Ok(())) => AttachmentState::Checked { checked_at: now },
            (AttachmentState::Presigned, Err(reason)) => AttachmentState::Refused { reason },
            (settled, _) => settled,
        };
        Self { state, ..self }
    }

    /// Whether it takes one of the places: everything but a presigned entry older than an hour.
    pub fn counts(&self, now: Timestamp) -> bool {
        let age = now
            .as_second()
            .saturating_sub(self.presigned_at.as_second());
        self.state != AttachmentState::Presigned || age < PRESIGNED_COUNTS_FOR
    }
}

/// Which limit an upload met; as a text what the member reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UploadLimit {
    /// [`MOST_PER_DEPENDENT`].
    #[error(
        "お一人につきアップロードできるファイルは20個までです。不要なファイルを削除してから、もう一度アップロードしてください。"
    )]
    PerDependent,
    /// [`MOST_PER_DEPENDENT`], met by the household's own documents.
    #[error(
        "ご家族全体の資料としてアップロードできるファイルは20個までです。不要なファイルを削除してから、もう一度アップロードしてください。"
    )]
    PerHousehold,
    /// [`MOST_PER_RESPONSE`].
    #[error(
        "アップロードできるファイルは全部で60個までです。不要なファイルを削除してから、もう一度アップロードしてください。"
    )]
    PerResponse,
    /// [`MOST_PRESIGNS_AN_HOUR`].
    #[error(
        "短い時間に多くのアップロードがありました。1時間ほどおいてから、もう一度お試しください。"
    )]
    PerHour,
}

/// Whether one more file of this dependent (none: the household) may be presigned now. The one that it `replaces`
/// takes no room, so that nobody deletes a file before its successor is safe: one file more for as long as that takes.
///
/// # Errors
/// The limit that is met.
pub fn room_for(
    attachments: &BTreeMap<String, Attachment>,
    dependent: Option<&str>,
    replaces: Option<&str>,
    now: Timestamp,
) -> Result<(), UploadLimit> {
    let counted = || {
        let all = attachments.iter();
        all.filter(|(id, a)| Some(id.as_str()) != replaces && a.counts(now))
    };
    if counted().count() >= MOST_PER_RESPONSE {
        Err(UploadLimit::PerResponse)
    } else if counted()
        .filter(|(_, a)| a.upload.dependent.as_deref() == dependent)
        .count()
        >= MOST_PER_DEPENDENT
    {
        Err(dependent.map_or(UploadLimit::PerHousehold, |_| UploadLimit::PerDependent))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
