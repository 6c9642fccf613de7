//! What an upload declares: name, type, size and hash, each made sure of.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::MOST_BYTES;
use crate::FieldError;
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
    #[must_use]
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

impl fmt::Debug for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileName(…)")
    }
}

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
        for (byte, pair) in bytes.iter_mut().zip(self.0.as_bytes().chunks(2)) {
            *byte = pair.iter().fold(0, |n, digit| (n << 4) | nibble(*digit));
        }
        bytes
    }
}

const fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => 0,
    }
}

/// An upload that may be asked for: its form is right, whether it is wanted is the response's to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUpload {
    /// Key of the dependent; none for the household.
    pub dependent: Option<String>,
    /// Id of the document.
    pub document: String,
    /// Its name.
    pub file_name: FileName,
    /// Its type.
    pub content_type: ContentType,
    /// Its size in bytes.
    pub size: u64,
    /// Its hash.
    pub sha256: Sha256Hex,
    /// Id of the attachment that the browser will delete once this one is checked.
    pub replaces: Option<String>,
}

impl NewUpload {
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
        let size_error = match size {
            0 => Some("ファイルが空です。別のファイルを選択してください。"),
            1..=MOST_BYTES => None,
            _ => Some("ファイルの大きさは10MBまでです。"),
        };
        let mut errors = Vec::new();
        let mut wrong = |field: &str, message: &str| errors.push(FieldError::new(field, message));
        if name.is_none() {
            wrong("file_name", "ファイル名を確認してください。");
        }
        if media.is_none() {
            wrong(
                "content_type",
                "アップロードできるファイルの種類は、JPEG・PNG・HEIC・PDFです。",
            );
        }
        if let Some(message) = size_error {
            wrong("size", message);
        }
        if hash.is_none() {
            wrong(
                "sha256",
                "ファイルの確認用の値（SHA-256）が正しくありません。",
            );
        }
        match (name, media, hash, size_error) {
            (Some(file_name), Some(content_type), Some(sha256), None) => Ok(Self {
                dependent,
                document,
                file_name,
                content_type,
                size,
                sha256,
                replaces: None,
            }),
            _ => Err(errors),
        }
    }
}
