//! PDFs: readable, of few pages, without a password, and still.

use std::io::Write;

use domain::attachments::{ContentType, RefusedReason};
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{page_and, pdf, stream, verdict};

fn judged(bytes: &[u8]) -> Result<(), RefusedReason> {
    verdict(bytes, ContentType::Pdf)
}

fn pages(many: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..many).map(|n| format!("{} 0 R", n + 3)).collect();
    let tree = format!(
        "<< /Type /Pages /Kids [{}] /Count {many} >>",
        kids.join(" ")
    );
    let mut objects: Vec<&[u8]> = vec![b"<< /Type /Catalog /Pages 2 0 R >>", tree.as_bytes()];
    objects.extend(vec![&b"<< /Type /Page /Parent 2 0 R >>"[..]; many]);
    pdf(&objects, "")
}

#[test]
fn a_hundred_pages_are_taken_and_one_more_is_not() {
    assert_eq!(judged(&pages(1)), Ok(()));
    assert_eq!(judged(&pages(100)), Ok(()));
    assert_eq!(judged(&pages(101)), Err(RefusedReason::TooManyPages));
    assert_eq!(judged(&pages(0)), Err(RefusedReason::Unreadable));
}

#[test]
fn a_file_with_a_password_is_named_as_such() {
    let objects: [&[u8]; 4] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R >>",
        b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <00000000000000000000000000000000000000000000000000000000000000aa> /U <00000000000000000000000000000000000000000000000000000000000000bb> >>",
    ];
    let id = "/ID [<0123456789abcdef0123456789abcdef> <0123456789abcdef0123456789abcdef>]";
    let encrypted = pdf(&objects, &format!("/Encrypt 4 0 R {id}"));
    assert_eq!(judged(&encrypted), Err(RefusedReason::EncryptedPdf));
    let broken = pdf(&objects, "/Encrypt 9 0 R");
    assert_eq!(judged(&broken), Err(RefusedReason::EncryptedPdf));
}

#[test]
fn whatever_acts_or_carries_files_is_refused() {
    let active = Err(RefusedReason::ActiveContent);
    for root in [
        "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        "/OpenAction << /S /Launch /F (cmd.exe) >>",
        "/OpenAction << /S /SubmitForm /F (http://example.jp) >>",
        "/OpenAction << /S /ImportData >>",
        "/OpenAction << /S /GoToE >>",
        "/OpenAction << /S /#4aavaScript >>",
        "/AA << /WC 9 0 R >>",
        "/Names << /JavaScript << /Names [(a) 9 0 R] >> >>",
        "/Names << /EmbeddedFiles << /Names [] >> >>",
        "/Names << /Embedded#46iles << /Names [] >> >>",
        "/AcroForm << /XFA [(a) 9 0 R] >>",
        "/A [[[<< /B [<< /JS (x) >>] >>]]]",
    ] {
        assert_eq!(judged(&page_and(root, &[])), active, "{root}");
    }
    for object in [
        &b"<< /S /JavaScript /JS 5 0 R >>"[..],
        b"<< /Type /Filespec /EF << /F 5 0 R >> /EmbeddedFile 5 0 R >>",
        b"<< /Subtype /RichMedia /RichMediaContent << /RichMedia 1 >> >>",
        b"[<< /Type /EmbeddedFile >>]",
    ] {
        assert_eq!(judged(&page_and("", &[object])), active);
    }
    let carried = stream("/Type /EmbeddedFile", b"MZ");
    assert_eq!(judged(&page_and("", &[&carried])), active);
}

#[test]
fn each_name_of_what_acts_is_enough_by_itself() {
    let active = Err(RefusedReason::ActiveContent);
    // Its first letter as a number: the search in the plain bytes does not see it.
    let hidden = |name: &str| format!("/#{:02x}{}", name.as_bytes()[0], &name[1..]);
    for key in [
        "JavaScript",
        "JS",
        "AA",
        "Launch",
        "EmbeddedFiles",
        "EmbeddedFile",
        "RichMedia",
        "XFA",
    ] {
        let root = format!("/Odd << {} 9 0 R >>", hidden(key));
        assert_eq!(judged(&page_and(&root, &[])), active, "key {key}");
    }
    for action in [
        "JavaScript",
        "Launch",
        "SubmitForm",
        "ImportData",
        "GoToE",
        "Rendition",
    ] {
        let root = format!("/OpenAction << /S {} >>", hidden(action));
        assert_eq!(judged(&page_and(&root, &[])), active, "action {action}");
    }
    for plain in ["/JavaScript", "/EmbeddedFile", "/Launch"] {
        let root = format!("/Note (beside {plain})");
        assert_eq!(judged(&page_and(&root, &[])), active, "plain {plain}");
    }
}

#[test]
fn links_forms_and_bookmarks_may_stay() {
    for root in [
        "/OpenAction [3 0 R /Fit]",
        "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>",
        "/Outlines 4 0 R",
        "/AcroForm << /Fields [] >>",
        "/Lang (ja-JP) /Note (JavaScript EmbeddedFile)",
    ] {
        let further: [&[u8]; 1] = [b"<< /A << /S /URI /URI (https://example.jp) >> >>"];
        assert_eq!(judged(&page_and(root, &further)), Ok(()), "{root}");
    }
}

#[test]
fn what_hides_in_a_stream_of_objects_is_found() {
    let hidden = b"5 0 << /S /JavaScript /JS (x) >>";
    let plain = stream("/Type /ObjStm /N 1 /First 4", hidden);
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(hidden).unwrap();
    let packed = stream(
        "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
        &packed.finish().unwrap(),
    );
    for object in [plain, packed] {
        assert_eq!(
            judged(&page_and("", &[&object])),
            Err(RefusedReason::ActiveContent)
        );
    }
    let harmless = stream("/Type /ObjStm /N 1 /First 4", b"5 0 << /S /GoTo >>");
    assert_eq!(judged(&page_and("", &[&harmless])), Ok(()));
}

#[test]
fn garbage_and_truncated_files_are_unreadable() {
    let whole = page_and("", &[]);
    for bytes in [
        &b"%PDF-1.4"[..],
        b"%PDF-1.4\n%%EOF",
        b"%PDF-\xff\xff",
        &whole[..20],
    ] {
        assert_eq!(judged(bytes), Err(RefusedReason::Unreadable));
    }
    let looped: [&[u8]; 2] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>",
    ];
    assert!(judged(&pdf(&looped, "")).is_err());
    let deep = format!("/A {}{}", "[".repeat(5_000), "]".repeat(5_000));
    assert!(judged(&page_and(&deep, &[])).is_err());
}
