//! `delete-attachment` through the door.

use serde_json::json;
use tests::scenes::File;
use tests::scenes::uploads::{fetch, put};
use tests::{World, together};

use super::{key, object, ready};

#[tokio::test]
async fn a_deleted_file_leaves_the_list_and_the_storage() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let id = member.upload(&document, &File::nth(0)).await;
    let before = member.attachments().await;
    let answer = member
        .act("delete-attachment", json!({ "attachment": id }))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let after = member.attachments().await;
    assert_eq!(after["documents_version"], answer.body["documents_version"]);
    assert!(after["documents_version"].as_u64() > before["documents_version"].as_u64());
    assert_eq!(after["documents"][0]["attachments"], json!([]));
    assert_eq!(after["documents"][0]["satisfied"], false);
    for key in [key(&member, "incoming", &id), key(&member, "final", &id)] {
        assert!(object(&world, &key).await.is_none(), "{key}");
    }
    let again = member
        .act("delete-attachment", json!({ "attachment": id }))
        .await;
    assert_eq!((again.status.as_u16(), again.slug()), (404, "not-found"));
    let version = member.survey().await["version"].clone();
    assert_eq!(
        after["version"], version,
        "the draft's own lock stands still"
    );
}

#[tokio::test]
async fn a_presigned_and_a_refused_file_can_be_deleted() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let waiting = member.presign(&document, &File::nth(0)).await.body;
    let wrong = File {
        bytes: b"%PDF-1.4 nothing".to_vec(),
        ..File::nth(0)
    };
    let refused = member.presign(&document, &wrong).await.body;
    fetch(put(&refused, &wrong.bytes)).await;
    assert_eq!(member.finish(&refused).await.slug(), "upload-refused");
    for file in [waiting, refused] {
        let body = json!({ "attachment": file["attachment"] });
        assert_eq!(member.act("delete-attachment", body).await.status, 200);
        assert_eq!(member.finish(&file).await.slug(), "not-found");
    }
    assert_eq!(
        member.attachments().await["documents"][0]["attachments"],
        json!([])
    );
}

#[tokio::test]
async fn parallel_deletions_of_many_files_lose_none() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let mut ids = Vec::new();
    for n in 0..10 {
        ids.push(member.presign(&document, &File::nth(n)).await.body["attachment"].clone());
    }
    let campaign = member.campaign.clone();
    let mut tabs: Vec<_> = ids.iter().map(|_| member.tab()).collect();
    let deletions = tabs.iter_mut().zip(&ids).map(|(tab, id)| {
        tab.post(
            "delete-attachment",
            json!({ "campaign": campaign, "attachment": id }),
        )
    });
    for answer in together(deletions).await {
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    assert!(
        crate::survey::kept(&member)
            .await
            .dossier()
            .attachments
            .is_empty()
    );
}
