//! Small files made here, each with its verdict.

use domain::attachments::{ContentType, RefusedReason, Sha256Hex};
use platform::random::hex;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::inspect;

mod bombs;
mod images;
mod pdfs;

/// Inspects `bytes` as declared truly.
fn verdict(bytes: &[u8], kind: ContentType) -> Result<(), RefusedReason> {
    let hash = Sha256Hex::parse(&hex(&Sha256::digest(bytes))).unwrap();
    inspect(bytes, kind, u64::try_from(bytes.len()).unwrap(), &hash)
}

/// A PDF of these objects, numbered from 1, the first of them its root.
fn pdf(objects: &[&[u8]], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let (xref, size) = (bytes.len(), places.len() + 1);
    let mut tail = format!("xref\n0 {size}\n0000000000 65535 f \n");
    for place in places {
        tail.push_str(&format!("{place:010} 00000 n \n"));
    }
    tail.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{xref}\n%%EOF\n"
    ));
    bytes.extend_from_slice(tail.as_bytes());
    bytes
}

/// A PDF of one page, its root with `more`, and further objects from 4 on.
fn page_and(more: &str, further: &[&[u8]]) -> Vec<u8> {
    let root = format!("<< /Type /Catalog /Pages 2 0 R {more} >>");
    let mut objects: Vec<&[u8]> = vec![
        root.as_bytes(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ];
    objects.extend_from_slice(further);
    pdf(&objects, "")
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {dictionary} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

#[test]
fn another_size_hash_or_type_than_declared_is_refused() {
    let bytes = page_and("", &[]);
    let length = u64::try_from(bytes.len()).unwrap();
    let hash = Sha256Hex::parse(&hex(&Sha256::digest(&bytes))).unwrap();
    let other = Sha256Hex::parse(&"0".repeat(64)).unwrap();
    let wrong = Err(RefusedReason::WrongContent);
    assert_eq!(inspect(&bytes, ContentType::Pdf, length, &hash), Ok(()));
    assert_eq!(inspect(&bytes, ContentType::Pdf, length + 1, &hash), wrong);
    assert_eq!(inspect(&bytes, ContentType::Pdf, length, &other), wrong);
    for kind in [ContentType::Jpeg, ContentType::Png, ContentType::Heic] {
        assert_eq!(verdict(&bytes, kind), Err(RefusedReason::WrongType));
    }
    for kind in ContentType::ALL {
        for bytes in [&b""[..], b"GIF89a", b"MZ\x90", b"<html>", b" %PDF-1.4"] {
            assert_eq!(
                verdict(bytes, kind),
                Err(RefusedReason::WrongType),
                "{bytes:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn garbage_behind_the_first_bytes_is_refused_without_a_panic(noise in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let heads: [(&[u8], ContentType); 4] = [
            (b"\xff\xd8\xff", ContentType::Jpeg),
            (b"\x89PNG\r\n\x1a\n", ContentType::Png),
            (b"\0\0\0\x18ftypheic", ContentType::Heic),
            (b"%PDF-1.7\n", ContentType::Pdf),
        ];
        for (head, kind) in heads {
            let verdict = verdict(&[head, &noise].concat(), kind);
            prop_assert!(kind == ContentType::Jpeg || verdict.is_err());
        }
    }

    #[test]
    fn a_broken_copy_of_a_good_file_never_panics(at in 0_usize..600, byte in any::<u8>()) {
        let mut bytes = page_and("", &[b"<< /Nothing (here) /Kids [1 2 3] >>"]);
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        let _ = verdict(&bytes, ContentType::Pdf);
    }
}
