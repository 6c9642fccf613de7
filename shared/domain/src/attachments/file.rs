//! What an upload declares: name, type, size and hash, each made sure of.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::MOST_BYTES;
use crate::FieldError;
use crate::field::redacted;
use crate::read::line::is_hidden;

/// Longest file name, in characters.
const LONGEST: usize = 120;

/// The types that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContentType {
    /// JPEG.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// PNG.
    #[serde(rename = "image/png")]
    Png,
    /// HEIC, the iPhone's photographs.
    #[serde(rename = "image/heic")]
    Heic,
    /// PDF.
    #[serde(rename = "application/pdf")]
    Pdf,
}

impl ContentType {
    /// All of them, as the site lists them.
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Heic, Self::Pdf];

    /// The media type.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
        }
    }

    /// The type of that name, exactly as it will be signed.
    pub fn parse(input: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.as_str() == input)
    }
}

/// A file name without path, control or hidden characters, at most 120 characters, its ending kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileName(String);

redacted!(FileName);

impl FileName {
    /// From what the browser names; nothing where nothing is left.
    pub fn parse(input: &str) -> Option<Self> {
        let composed: String = input.nfc().filter(|c| !is_hidden(*c)).collect();
        let name = composed
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .trim();
        if name.trim_matches('.').is_empty() {
            return None;
        }
        let length = name.chars().count();
        if length <= LONGEST {
            return Some(Self(name.to_owned()));
        }
        let ending: String = name
            .rsplit_once('.')
            .map(|(_, e)| format!(".{e}"))
            .filter(|e| e.chars().count() <= 10)
            .unwrap_or_default();
        let kept = name.chars().take(LONGEST - ending.chars().count());
        Some(Self(kept.chain(ending.chars()).collect()))
    }

    /// As it is shown to its owner.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// SHA-256 in 64 lower-case hex digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sha256Hex(String);

impl Sha256Hex {
    /// From 64 hex digits of either case.
    pub fn parse(input: &str) -> Option<Self> {
        let whole = input.len() == 64 && input.bytes().all(|b| b.is_ascii_hexdigit());
        whole.then(|| Self(input.to_ascii_lowercase()))
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The 32 bytes, as S3's checksum header wants them (base64).
    pub fn to_bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        // Made sure of by `parse`.
        let _ = hex::decode_to_slice(&self.0, &mut bytes);
        bytes
    }
}

/// An upload as it is declared: its form is right, whether it is wanted is the response's to say.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// Key of the dependent; null for a document of the household.
    pub dependent: Option<String>,
    /// Id of the document in the catalogue.
    pub document: String,
    /// Name as the member chose it, made harmless.
    pub file_name: FileName,
    /// Its type.
    pub content_type: ContentType,
    /// Its size in bytes.
    pub size: u64,
    /// Its hash.
    pub sha256: Sha256Hex,
}

redacted!(Upload: document);

const NO_NAME: &str = "ファイル名を確認してください。";
const OTHER_TYPE: &str = "アップロードできるファイルの種類は、JPEG・PNG・HEIC・PDFです。";
const NOTHING: &str = "ファイルが空です。別のファイルを選択してください。";
const TOO_LARGE: &str = "ファイルの大きさは10MBまでです。";
const NO_HASH: &str = "ファイルの確認用の値（SHA-256）が正しくありません。";

impl Upload {
    /// Checks what the browser declares.
    ///
    /// # Errors
    /// Each of `file_name`, `content_type`, `size` and `sha256` that is not right.
    pub fn parse(
        dependent: Option<String>,
        document: String,
        file_name: &str,
        content_type: &str,
        size: u64,
        sha256: &str,
    ) -> Result<Self, Vec<FieldError>> {
        let name = FileName::parse(file_name);
        let media = ContentType::parse(content_type);
        let hash = Sha256Hex::parse(sha256);
        let mut errors = Vec::new();
        for (is_wrong, field, message) in [
            (name.is_none(), "file_name", NO_NAME),
            (media.is_none(), "content_type", OTHER_TYPE),
            (size == 0, "size", NOTHING),
            (size > MOST_BYTES, "size", TOO_LARGE),
            (hash.is_none(), "sha256", NO_HASH),
        ] {
            if is_wrong {
                errors.push(FieldError::new(field, message));
            }
        }
        match (name, media, hash) {
            (Some(file_name), Some(content_type), Some(sha256)) if errors.is_empty() => Ok(Self {
                dependent,
                document,
                file_name,
                content_type,
                size,
                sha256,
            }),
            _ => Err(errors),
        }
    }
}
