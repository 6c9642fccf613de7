//! An uploaded file: its limits, its name and hash, and its states.
//!
//! ```text
//! presigned ──> checked
//!     └───────> refused (reason)        each of the three ──> deleted (leaves the response)
//! ```
//! `finish-upload` is the only finaliser. A presigned entry older than an hour no longer counts.

mod file;

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use file::{ContentType, FileName, NewUpload, Sha256Hex};

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

/// Why `finish-upload` refused a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusedReason {
    /// The bytes are of another type than was declared.
    WrongType,
    /// Size or hash is not what was declared.
    WrongContent,
    /// A PDF that asks for a password.
    EncryptedPdf,
    /// A PDF with scripts, forms that act, or embedded files.
    ActiveContent,
    /// An image of more than 50 megapixels.
    TooManyPixels,
    /// A PDF with too many pages.
    TooManyPages,
    /// It cannot be opened.
    Unreadable,
}

impl RefusedReason {
    /// What the member reads.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::WrongType => {
                "ファイルの内容が、ファイルの種類（JPEG・PNG・HEIC・PDF）と一致しません。別のファイルを選択してください。"
            }
            Self::WrongContent => {
                "ファイルが正しく届きませんでした。もう一度アップロードしてください。"
            }
            Self::EncryptedPdf => {
                "このPDFにはパスワード（暗号化）が設定されています。パスワードを解除してからアップロードしてください。"
            }
            Self::ActiveContent => {
                "このPDFにはプログラムや添付ファイルが含まれています。印刷して撮影するか、画像に変換してアップロードしてください。"
            }
            Self::TooManyPixels => {
                "画像の画素数が大きすぎます。5,000万画素以下にしてアップロードしてください。"
            }
            Self::TooManyPages => {
                "PDFのページ数が多すぎます。必要なページだけを分けてアップロードしてください。"
            }
            Self::Unreadable => {
                "ファイルを開くことができません。壊れていないか確認し、もう一度アップロードしてください。"
            }
        }
    }
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
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Key of the dependent; null for a document of the household.
    pub dependent: Option<String>,
    /// Id of the document in the catalogue.
    pub document: String,
    /// Name as the member chose it, made harmless.
    pub file_name: FileName,
    /// Declared type.
    pub content_type: ContentType,
    /// Declared size in bytes.
    pub size: u64,
    /// Declared hash.
    pub sha256: Sha256Hex,
    /// When the upload address was handed out.
    pub presigned_at: Timestamp,
    /// Where it stands.
    #[serde(flatten)]
    pub state: AttachmentState,
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment")
            .field("document", &self.document)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl Attachment {
    /// A new entry for an accepted upload.
    pub fn presigned(upload: NewUpload, now: Timestamp) -> Self {
        let NewUpload {
            dependent,
            document,
            file_name,
            content_type,
            size,
            sha256,
            // The browser deletes it: nothing is kept of it here.
            replaces: _,
        } = upload;
        let state = AttachmentState::Presigned;
        Self {
            dependent,
            document,
            file_name,
            content_type,
            size,
            sha256,
            presigned_at: now,
            state,
        }
    }

    /// Whether the file is final and good.
    pub const fn is_checked(&self) -> bool {
        matches!(self.state, AttachmentState::Checked { .. })
    }

    /// presigned → checked | refused. Anything else stays as it is: the second finish answers as the first did.
    #[must_use]
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

/// Which limit an upload met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadLimit {
    /// [`MOST_PER_DEPENDENT`].
    PerDependent,
    /// [`MOST_PER_DEPENDENT`], met by the household's own documents.
    PerHousehold,
    /// [`MOST_PER_RESPONSE`].
    PerResponse,
    /// [`MOST_PRESIGNS_AN_HOUR`].
    PerHour,
}

impl UploadLimit {
    /// What the member reads.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::PerDependent => {
                "お一人につきアップロードできるファイルは20個までです。不要なファイルを削除してから、もう一度アップロードしてください。"
            }
            Self::PerHousehold => {
                "ご家族全体の資料としてアップロードできるファイルは20個までです。不要なファイルを削除してから、もう一度アップロードしてください。"
            }
            Self::PerResponse => {
                "アップロードできるファイルは全部で60個までです。不要なファイルを削除してから、もう一度アップロードしてください。"
            }
            Self::PerHour => {
                "短い時間に多くのアップロードがありました。1時間ほどおいてから、もう一度お試しください。"
            }
        }
    }
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
        .filter(|(_, a)| a.dependent.as_deref() == dependent)
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
