//! What an uploaded file really is. A function of its own: bytes in, verdict out, no I/O.

mod image;
mod pdf;
#[cfg(test)]
mod tests;

use domain::attachments::{ContentType, RefusedReason, Sha256Hex};
use platform::random::hex;
use sha2::{Digest, Sha256};

/// Compares the bytes with what was declared, then looks inside.
///
/// # Errors
/// Why the file is not taken.
pub fn inspect(
    bytes: &[u8],
    kind: ContentType,
    size: u64,
    sha256: &Sha256Hex,
) -> Result<(), RefusedReason> {
    let same_size = u64::try_from(bytes.len()).is_ok_and(|length| length == size);
    if !same_size || hex(&Sha256::digest(bytes)) != sha256.as_str() {
        return Err(RefusedReason::WrongContent);
    }
    if kind_of(bytes) != Some(kind) {
        return Err(RefusedReason::WrongType);
    }
    match kind {
        ContentType::Jpeg | ContentType::Png | ContentType::Heic => image::inspect(bytes, kind),
        ContentType::Pdf => pdf::inspect(bytes),
    }
}

/// The type by the file's first bytes.
fn kind_of(bytes: &[u8]) -> Option<ContentType> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Some(ContentType::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(ContentType::Png);
    }
    if bytes.starts_with(b"%PDF-") {
        return Some(ContentType::Pdf);
    }
    let brands: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1"];
    let heif = bytes.get(4..8) == Some(b"ftyp".as_slice());
    let brand = bytes.get(8..12).unwrap_or_default();
    (heif && brands.contains(&brand)).then_some(ContentType::Heic)
}
