use super::*;

fn upload() -> Upload {
    Upload::parse(
        Some("d1".into()),
        "payslips".into(),
        "明細.pdf",
        "application/pdf",
        5,
        &"aB".repeat(32),
    )
    .unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

#[test]
fn a_finished_attachment_never_changes_again() {
    let presigned = Attachment::presigned(upload(), at(0));
    let verdicts = [
        Ok(()),
        Err(RefusedReason::EncryptedPdf),
        Err(RefusedReason::WrongType),
    ];
    for first in verdicts {
        let settled = presigned.clone().finished(first, at(1));
        assert_eq!(settled.is_checked(), first.is_ok());
        for second in verdicts {
            assert_eq!(settled.clone().finished(second, at(2)), settled);
        }
    }
}

#[test]
fn a_presigned_entry_leaves_the_counts_after_an_hour() {
    let presigned = Attachment::presigned(upload(), at(1000));
    assert!(presigned.counts(at(1000 + 3599)));
    assert!(!presigned.counts(at(1000 + 3600)));
    assert!(presigned.finished(Ok(()), at(1001)).counts(at(1_000_000)));
}

#[test]
fn twenty_files_per_dependent_and_sixty_in_all() {
    let mut all = BTreeMap::new();
    for n in 0..60 {
        let whom = (n >= 20).then(|| format!("d{}", n / 20));
        assert_eq!(room_for(&all, whom.as_deref(), None, at(5)), Ok(()), "{n}");
        let upload = Upload {
            dependent: whom.clone(),
            ..upload()
        };
        let file = Attachment::presigned(upload, at(0));
        all.insert(n.to_string(), file);
        let full = match n {
            19 => UploadLimit::PerHousehold,
            39 => UploadLimit::PerDependent,
            _ => continue,
        };
        assert_eq!(room_for(&all, whom.as_deref(), None, at(5)), Err(full));
        assert_eq!(room_for(&all, Some("d9"), None, at(5)), Ok(()));
    }
    assert_eq!(
        room_for(&all, None, None, at(5)),
        Err(UploadLimit::PerResponse)
    );
    assert_eq!(room_for(&all, None, None, at(3600)), Ok(()));
}

#[test]
fn a_file_takes_the_place_of_another_one_once() {
    let mut all = BTreeMap::new();
    for n in 0..20 {
        all.insert(n.to_string(), Attachment::presigned(upload(), at(0)));
    }
    let room =
        |all: &BTreeMap<String, Attachment>, replaces| room_for(all, Some("d1"), replaces, at(5));
    let full = Err(UploadLimit::PerDependent);
    assert_eq!((room(&all, None), room(&all, Some("7"))), (full, Ok(())));
    assert_eq!(room(&all, Some("of nobody")), full);
    all.insert("new".into(), Attachment::presigned(upload(), at(5)));
    assert_eq!(room(&all, Some("7")), full, "a second one finds no room");
    all.remove("7");
    assert_eq!(room(&all, Some("8")), Ok(()));
}

#[test]
fn file_names_lose_paths_and_hidden_characters() {
    for (input, name) in [
        ("明細.pdf", "明細.pdf"),
        ("C:\\Users\\me\\scan.jpg", "scan.jpg"),
        ("../../etc/passwd", "passwd"),
        ("a\u{0}b\r\n\u{202E}gpj.exe", "abgpj.exe"),
        ("カ\u{3099}ク.png", "ガク.png"),
    ] {
        assert_eq!(FileName::parse(input).unwrap().as_str(), name, "{input:?}");
    }
    for input in ["", "..", "/", "a/", " . ", "\u{7}"] {
        assert_eq!(FileName::parse(input), None, "{input:?}");
    }
    let long = FileName::parse(&format!("{}.jpeg", "長".repeat(300))).unwrap();
    assert_eq!(long.as_str().chars().count(), 120);
    assert!(long.as_str().ends_with("長.jpeg"));
}

#[test]
fn a_declaration_names_everything_that_is_wrong_with_it() {
    let errors =
        Upload::parse(None, "x".into(), "..", "image/gif", MOST_BYTES + 1, "zz").unwrap_err();
    let fields: Vec<&str> = errors.iter().map(|e| e.field.as_str()).collect();
    assert_eq!(fields, ["file_name", "content_type", "size", "sha256"]);
    let largest = Upload::parse(
        None,
        "x".into(),
        "a",
        "image/heic",
        MOST_BYTES,
        &"0".repeat(64),
    );
    assert!(largest.is_ok());
    assert!(Upload::parse(None, "x".into(), "a", "image/heic", 0, &"0".repeat(64)).is_err());
}

#[test]
fn a_hash_is_read_as_bytes() {
    let hash = Sha256Hex::parse(&"0fA5".repeat(16)).unwrap();
    assert_eq!(hash.to_bytes()[..2], [0x0f, 0xa5]);
    assert_eq!(hash.as_str(), "0fa5".repeat(16));
}
