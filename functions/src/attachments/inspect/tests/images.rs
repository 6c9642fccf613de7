//! Images: whole and not too large.

use domain::attachments::{ContentType, RefusedReason};

use super::verdict;

fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 16];
    bytes.extend_from_slice(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    bytes.extend_from_slice(&[0xff, 0xc0, 0, 11, 8]);
    bytes.extend_from_slice(&height.to_be_bytes());
    bytes.extend_from_slice(&width.to_be_bytes());
    bytes.extend_from_slice(&[1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f]);
    bytes.extend_from_slice(&[0xff, 0xd9]);
    bytes
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend_from_slice(&width.to_be_bytes());
    bytes.extend_from_slice(&height.to_be_bytes());
    bytes.extend_from_slice(&[8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend_from_slice(b"IEND\xae\x42\x60\x82");
    bytes
}

fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap();
    [&length.to_be_bytes(), kind.as_slice(), content].concat()
}

fn heic(width: u32, height: u32) -> Vec<u8> {
    let size = [
        &[0; 4],
        width.to_be_bytes().as_slice(),
        &height.to_be_bytes(),
    ]
    .concat();
    let properties = boxed(b"iprp", &boxed(b"ipco", &boxed(b"ispe", &size)));
    let primary = boxed(b"pitm", &[0, 0, 0, 0, 0, 1]);
    let meta = boxed(b"meta", &[vec![0; 4], primary, properties].concat());
    [boxed(b"ftyp", b"heic\0\0\0\0mif1heic"), meta].concat()
}

#[test]
fn small_images_are_taken() {
    assert_eq!(verdict(&jpeg(8, 8), ContentType::Jpeg), Ok(()));
    assert_eq!(verdict(&png(1, 1), ContentType::Png), Ok(()));
    assert_eq!(verdict(&heic(64, 64), ContentType::Heic), Ok(()));
}

#[test]
fn fifty_megapixels_are_taken_and_one_row_more_is_not() {
    let most = Err(RefusedReason::TooManyPixels);
    assert_eq!(verdict(&jpeg(10_000, 5_000), ContentType::Jpeg), Ok(()));
    assert_eq!(verdict(&jpeg(10_000, 5_001), ContentType::Jpeg), most);
    assert_eq!(verdict(&png(10_000, 5_000), ContentType::Png), Ok(()));
    assert_eq!(verdict(&png(10_000, 5_001), ContentType::Png), most);
    assert_eq!(verdict(&png(u32::MAX, u32::MAX), ContentType::Png), most);
    assert_eq!(verdict(&heic(10_000, 5_001), ContentType::Heic), most);
}

#[test]
fn a_truncated_or_empty_image_is_unreadable() {
    let unreadable = Err(RefusedReason::Unreadable);
    for (bytes, kind) in [
        (jpeg(8, 8), ContentType::Jpeg),
        (png(8, 8), ContentType::Png),
        (heic(8, 8), ContentType::Heic),
    ] {
        for length in [12, bytes.len() / 2] {
            assert_eq!(
                verdict(&bytes[..length], kind),
                unreadable,
                "{kind:?} {length}"
            );
        }
    }
    assert_eq!(verdict(&png(8, 8)[..30], ContentType::Png), unreadable);
    assert_eq!(verdict(&jpeg(8, 8)[..40], ContentType::Jpeg), unreadable);
    assert_eq!(verdict(&png(0, 8), ContentType::Png), unreadable);
    assert_eq!(verdict(&jpeg(8, 0), ContentType::Jpeg), unreadable);
}
