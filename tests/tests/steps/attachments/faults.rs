//! Uploads while S3 or DynamoDB is unwell: busy, nothing final, nothing left behind.

use emulators::fault::{Fault, Gate, Rule};
use serde_json::json;
use tests::scenes::uploads::{fetch, put};
use tests::scenes::{File, Member};
use tests::{Answer, Json, World};

use super::{file, key, object, ready};

#[tokio::test]
async fn a_storage_that_fails_is_busy_and_nothing_becomes_final() {
    let world = World::with_faults().await;
    let (mut member, document) = ready(&world).await;
    let one = File::nth(1);
    let presigned = member.presign(&document, &one).await.body;
    assert_eq!(fetch(put(&presigned, &one.bytes)).await.status(), 200);
    let id = presigned["attachment"].as_str().unwrap().to_owned();
    for (operation, fault) in [
        ("GetObject", Fault::Broken),
        ("GetObject", Fault::Throttling),
        ("GetObject", Fault::HalfBody),
        ("GetObject", Fault::LostRequest),
        ("PutObject", Fault::Broken),
        ("PutObject", Fault::LostRequest),
    ] {
        world
            .faults()
            .s3
            .inject(Rule::next(operation, fault.clone()).times(99));
        let answer = member.finish(&presigned).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (503, "busy"),
            "{operation} {fault:?}"
        );
        world.faults().s3.forget();
        assert!(
            object(&world, &key(&member, "final", &id)).await.is_none(),
            "{operation} {fault:?}"
        );
        assert_eq!(
            file(&mut member, &presigned["attachment"]).await["state"],
            "presigned"
        );
    }
    let answer = member.finish(&presigned).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(
        object(&world, &key(&member, "final", &id)).await.unwrap(),
        one.bytes
    );
}

#[tokio::test]
async fn a_moments_fault_of_the_storage_is_not_seen() {
    let world = World::with_faults().await;
    let (mut member, document) = ready(&world).await;
    for (operation, fault) in [
        ("GetObject", Fault::Broken),
        ("GetObject", Fault::LostReply),
        ("PutObject", Fault::Throttling),
        ("PutObject", Fault::LostReply),
    ] {
        let one = File::nth(0);
        let presigned = member.presign(&document, &one).await.body;
        fetch(put(&presigned, &one.bytes)).await;
        world
            .faults()
            .s3
            .inject(Rule::next(operation, fault.clone()));
        let answer = member.finish(&presigned).await;
        assert_eq!(
            (answer.status.as_u16(), world.faults().s3.pending()),
            (200, 0),
            "{operation} {fault:?}"
        );
    }
}

/// Finishes an upload in another tab; between check and copy `meanwhile` happens, and must succeed. What the
/// other tab is told, and the attachment's id.
async fn finished_while(
    world: &World,
    member: &mut Member<'_>,
    document: &Json,
    meanwhile: impl AsyncFnOnce(&mut Member<'_>, serde_json::Value) -> Answer,
) -> (Answer, String) {
    let one = File::nth(4);
    let presigned = member.presign(document, &one).await.body;
    fetch(put(&presigned, &one.bytes)).await;
    let body = json!({ "campaign": member.campaign, "attachment": presigned["attachment"] });
    let gate = Gate::closed();
    let copy = Rule::next("PutObject", Fault::Hold(gate.clone()));
    world.faults().s3.inject(copy);
    let mut tab = member.tab();
    let acting = async {
        gate.reached().await;
        let acted = meanwhile(member, body.clone()).await;
        gate.open();
        acted
    };
    let (finished, acted) = tokio::join!(tab.post("finish-upload", body.clone()), acting);
    assert_eq!(acted.status, 200, "{}", acted.body);
    let id = presigned["attachment"].as_str().unwrap().to_owned();
    (finished, id)
}

#[tokio::test]
async fn a_file_deleted_while_it_is_checked_leaves_no_copy() {
    let world = World::with_faults().await;
    let (mut member, document) = ready(&world).await;
    let delete = async |member: &mut Member<'_>, body| member.act("delete-attachment", body).await;
    let (finished, id) = finished_while(&world, &mut member, &document, delete).await;
    assert_eq!(
        (finished.status.as_u16(), finished.slug()),
        (404, "not-found")
    );
    for key in [key(&member, "incoming", &id), key(&member, "final", &id)] {
        assert!(object(&world, &key).await.is_none(), "{key}");
    }
}

#[tokio::test]
async fn a_survey_submitted_while_a_file_is_checked_does_not_take_it_in() {
    let world = World::with_faults().await;
    let (mut member, document) = ready(&world).await;
    member.upload_everything().await;
    let submit = async |member: &mut Member<'_>, _| member.submit().await;
    let (finished, id) = finished_while(&world, &mut member, &document, submit).await;
    assert_eq!(
        (finished.status.as_u16(), finished.slug()),
        (409, "wrong-state")
    );
    assert!(object(&world, &key(&member, "final", &id)).await.is_none());
}

#[tokio::test]
async fn tables_that_stumble_lose_no_upload_and_enter_none_twice() {
    let world = World::with_faults().await;
    let (mut member, document) = ready(&world).await;
    let tables = &world.faults().dynamodb;
    for fault in [
        Fault::LostReply,
        Fault::TransactionConflict,
        Fault::Throttling,
        Fault::HalfBody,
    ] {
        let before = crate::survey::kept(&member).await.dossier().clone();
        tables.inject(Rule::next("UpdateItem", fault.clone()));
        let one = File::nth(0);
        let answer = member.presign(&document, &one).await;
        assert_eq!(
            (answer.status.as_u16(), tables.pending()),
            (200, 0),
            "{fault:?}: {}",
            answer.body
        );
        let after = crate::survey::kept(&member).await.dossier().clone();
        assert_eq!(
            after.attachments.len(),
            before.attachments.len() + 1,
            "{fault:?}"
        );
        assert_eq!(after.presign_count, before.presign_count + 1, "{fault:?}");
        fetch(put(&answer.body, &one.bytes)).await;
        // With their entries in the audit, both or none.
        tables.inject(Rule::next("TransactWriteItems", fault.clone()));
        let finished = member.finish(&answer.body).await;
        assert_eq!(
            (finished.status.as_u16(), tables.pending()),
            (200, 0),
            "{fault:?}: {}",
            finished.body
        );
        let body = json!({ "attachment": answer.body["attachment"] });
        tables.inject(Rule::next("TransactWriteItems", fault.clone()));
        let deleted = member.act("delete-attachment", body).await;
        assert_eq!(
            (deleted.status.as_u16(), tables.pending()),
            (200, 0),
            "{fault:?}: {}",
            deleted.body
        );
    }
    tables.inject(Rule::next("UpdateItem", Fault::Throttling).times(99));
    let answer = member.presign(&document, &File::nth(0)).await;
    assert_eq!((answer.status.as_u16(), answer.slug()), (503, "busy"));
    tables.forget();
    assert!(
        crate::survey::kept(&member)
            .await
            .dossier()
            .attachments
            .is_empty()
    );
}
