//! Small files that would unpack to large ones: refused before they do.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use domain::attachments::{ContentType, RefusedReason};
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{page_and, stream, verdict};

/// The most memory that any of these may take, with everything else in the test's process: a function has 256 MB.
const MOST_KIB: u64 = 200 * 1024;

/// One at a time: the peak is the process's.
static ALONE: Mutex<()> = Mutex::new(());

fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn refused(what: &str, bytes: &[u8]) {
    assert!(
        bytes.len() <= 10 * 1024 * 1024,
        "{what}: {} bytes",
        bytes.len()
    );
    assert_eq!(
        verdict(bytes, ContentType::Pdf),
        Err(RefusedReason::Unreadable),
        "{what}"
    );
    assert!(peak_kib() < MOST_KIB, "{what}: {} KiB", peak_kib());
}

/// `piece` so often, packed.
fn packed(piece: &[u8], times: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let many = piece.repeat(1024);
    for _ in 0..times / 1024 {
        encoder.write_all(&many).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn a_stream_of_objects_that_unpacks_to_far_more_than_there_is() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let content = packed(b"0123456789abcdef", 16 * 1024 * 1024);
    let bomb = stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &content);
    refused("packed once", &page_and("", &[&bomb]));
    let mut twice = ZlibEncoder::new(Vec::new(), Compression::best());
    twice.write_all(&content).unwrap();
    let twice = twice.finish().unwrap();
    let bomb = stream(
        "/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]",
        &twice,
    );
    refused("packed twice", &page_and("", &[&bomb]));
    let bomb = stream(
        "/Type /Obj#53tm /N 1 /First 4 /Filter /Fl#61teDecode",
        &content,
    );
    refused("under another writing", &page_and("", &[&bomb]));
}

#[test]
fn many_streams_of_objects_each_of_them_small_enough() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let content = packed(b"[0 0 0 0 0 0 0 ]", 60 * 1024);
    let streams: Vec<Vec<u8>> = (0..400)
        .map(|n| {
            let numbered = format!("/Type /ObjStm /N 1 /First 0 /No {n} /Filter /FlateDecode");
            stream(&numbered, &content)
        })
        .collect();
    let parts: Vec<&[u8]> = streams.iter().map(Vec::as_slice).collect();
    let verdict = verdict(&page_and("", &parts), ContentType::Pdf);
    assert!(peak_kib() < MOST_KIB, "{verdict:?}: {} KiB", peak_kib());
}

#[test]
fn an_array_of_millions_without_any_packing() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let array = ["[", &"0 ".repeat(5_000_000), "]"].concat();
    refused("numbers", &page_and("", &[array.as_bytes()]));
    let arrays = ["[", &"[0]".repeat(3_000_000), "]"].concat();
    refused("arrays", &page_and("", &[arrays.as_bytes()]));
    let below = ["[", &"[0]".repeat(230_000), "]"].concat();
    refused(
        "as many as pass the first look",
        &page_and("", &[below.as_bytes()]),
    );
}

#[test]
fn ten_megabytes_of_a_scan_are_taken() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut seed = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed.to_be_bytes()[0]
    })
    .take(10_000_000)
    .collect();
    let scan = stream("/Type /XObject /Subtype /Image /Filter /DCTDecode", &noise);
    assert_eq!(verdict(&page_and("", &[&scan]), ContentType::Pdf), Ok(()));
    assert!(peak_kib() < MOST_KIB, "{} KiB", peak_kib());
}
