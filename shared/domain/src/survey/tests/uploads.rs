//! The response's attachments: who may upload what, when, and how many; and the deficiency that reopens them.

use super::*;
use crate::attachments::{MOST_PRESIGNS_AN_HOUR, RefusedReason, UploadLimit};
use serde_json::json;

#[test]
fn a_refused_or_unfinished_file_does_not_satisfy() {
    let draft = acknowledge(answered(plain()));
    let (draft, _) = draft.presign(
        &frame(),
        "a".into(),
        upload("resident-record", None),
        None,
        at(1),
    );
    let (draft, verdict) = draft.finish_upload("a", Err(RefusedReason::EncryptedPdf), at(2));
    assert_eq!(verdict, FinishVerdict::Refused(RefusedReason::EncryptedPdf));
    let (draft, again) = draft.finish_upload("a", Ok(()), at(3));
    assert_eq!(again, FinishVerdict::Refused(RefusedReason::EncryptedPdf));
    assert!(obstacles(draft.clone(), true).contains(&"documents.household.resident-record".into()));
    let (draft, verdict) = draft.delete_attachment(&frame(), "a", at(4));
    assert!(matches!(verdict, DeleteVerdict::Deleted(_)));
    assert_eq!(
        draft.clone().finish_upload("a", Ok(()), at(5)),
        (draft, FinishVerdict::Unknown)
    );
}

#[test]
fn uploads_raise_only_the_documents_lock_and_only_for_listed_documents() {
    let draft = answered(plain());
    let (next, verdict) = draft.clone().presign(
        &frame(),
        "a".into(),
        upload("resident-record", None),
        None,
        at(1),
    );
    assert_eq!(verdict, PresignVerdict::Granted);
    assert_eq!(next.dossier().version, draft.dossier().version);
    assert_eq!(
        next.dossier().documents_version,
        draft.dossier().documents_version + 1
    );
    for wrong in [
        upload("resident-record", Some("d1")),
        upload("payslips", Some("d1")),
        upload("x", Some("d9")),
    ] {
        assert!(matches!(
            draft
                .clone()
                .presign(&frame(), "b".into(), wrong, None, at(1))
                .1,
            PresignVerdict::Invalid(_)
        ));
    }
    for closed in [submitted(), in_review()] {
        let verdict = closed
            .clone()
            .presign(
                &frame(),
                "b".into(),
                upload("resident-record", None),
                None,
                at(1),
            )
            .1;
        assert_eq!(verdict, PresignVerdict::Closed);
        assert_eq!(
            closed.delete_attachment(&frame(), "a0", at(1)).1,
            DeleteVerdict::Closed
        );
    }
}

#[test]
fn a_hundred_addresses_an_hour() {
    let mut response = answered(plain());
    for n in 0..MOST_PRESIGNS_AN_HOUR {
        let id = n.to_string();
        let (next, verdict) = response.presign(
            &frame(),
            id.clone(),
            upload("resident-record", None),
            None,
            at(0),
        );
        assert_eq!(verdict, PresignVerdict::Granted, "{n}");
        response = next.delete_attachment(&frame(), &id, at(0)).0;
    }
    let wanted = upload("resident-record", None);
    let (response, verdict) = response.presign(&frame(), "x".into(), wanted.clone(), None, at(10));
    assert_eq!(verdict, PresignVerdict::Limit(UploadLimit::PerHour));
    assert_eq!(
        response
            .presign(&frame(), "x".into(), wanted, None, at(3600))
            .1,
        PresignVerdict::Granted
    );
}

#[test]
fn a_deficiency_opens_its_items_only_and_is_submitted_again() {
    let open = deficient();
    let version = open.dossier().version;
    let closed = open
        .clone()
        .save_page(&frame(), version, "d2.work", &object(json!({})), at(9));
    assert_eq!(closed, (open.clone(), SaveVerdict::Closed));
    let other = upload("resident-record", None);
    assert_eq!(
        open.clone()
            .presign(&frame(), "n".into(), other, None, at(9))
            .1,
        PresignVerdict::Closed
    );
    let mended = upload("tax-certificate", Some("d1"));
    let (open, verdict) = open.presign(&frame(), "n".into(), mended, None, at(9));
    assert_eq!(verdict, PresignVerdict::Granted);
    let open = open.finish_upload("n", Ok(()), at(10)).0;
    let (filed, verdict) = submit(open);
    let SubmitVerdict::Accepted(second) = verdict else {
        panic!("{verdict:?}")
    };
    assert_eq!(
        (
            filed.state(),
            second.mark.n,
            second.attachments.contains_key("n")
        ),
        ("submitted", 2, true)
    );
}
