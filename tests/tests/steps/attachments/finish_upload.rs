//! `finish-upload` through the door.

use serde_json::json;
use tests::scenes::File;
use tests::scenes::files::pdf_of;
use tests::scenes::uploads::{fetch, put};
use tests::{Answer, World, together};

use super::{asked_with, file, key, object, plant, ready, store};

/// The file is refused.
#[track_caller]
fn assert_refused(answer: &Answer) {
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (422, "upload-refused"),
        "{}",
        answer.body
    );
}

#[tokio::test]
async fn the_final_object_is_exactly_what_was_checked_and_a_repeat_answers_alike() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    for n in 0..4 {
        let one = File::nth(n);
        let presigned = member.presign(&document, &one).await.body;
        fetch(put(&presigned, &one.bytes)).await;
        let first = member.finish(&presigned).await;
        assert_eq!(first.status, 200, "{}", first.body);
        assert_eq!(first.body["state"], "checked");
        let version = member.attachments().await["documents_version"].clone();
        let again = member.finish(&presigned).await;
        assert_eq!((again.status, &again.body), (first.status, &first.body));
        assert_eq!(member.attachments().await["documents_version"], version);
        let id = presigned["attachment"].as_str().unwrap();
        assert_eq!(
            object(&world, &key(&member, "final", id)).await.unwrap(),
            one.bytes
        );
        // What arrives later under the old address changes nothing that was checked.
        plant(&member, &presigned["attachment"], b"something else").await;
        assert_eq!(member.finish(&presigned).await.body, first.body);
        assert_eq!(
            object(&world, &key(&member, "final", id)).await.unwrap(),
            one.bytes
        );
    }
}

#[tokio::test]
async fn a_refused_file_is_named_kept_as_refused_and_never_final() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let page = [
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R >>",
    ];
    let script = pdf_of(&[
        "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"
            .to_owned(),
        page[0].to_owned(),
        page[1].to_owned(),
    ]);
    for (bytes, content_type, word) in [
        (script, "application/pdf", "プログラム"),
        (
            b"%PDF-1.4 /Encrypt 1 0 R".to_vec(),
            "application/pdf",
            "パスワード",
        ),
        (b"GIF89a no such picture".to_vec(), "image/png", "種類"),
        (File::nth(1).bytes, "image/png", "種類"),
        (
            File::nth(2).bytes[..40].to_vec(),
            "image/png",
            "開くことができません",
        ),
    ] {
        let one = File {
            bytes,
            content_type,
            ..File::nth(0)
        };
        let presigned = member.presign(&document, &one).await.body;
        assert_eq!(fetch(put(&presigned, &one.bytes)).await.status(), 200);
        for _ in 0..2 {
            let answer = member.finish(&presigned).await;
            assert_refused(&answer);
            assert_eq!(answer.fields(), ["file"]);
            assert!(
                answer.body["errors"][0]["message"]
                    .as_str()
                    .unwrap()
                    .contains(word),
                "{}",
                answer.body
            );
        }
        let shown = file(&mut member, &presigned["attachment"]).await;
        assert_eq!(shown["state"], "refused");
        assert!(shown["reason"].as_str().unwrap().contains(word));
        let id = presigned["attachment"].as_str().unwrap();
        assert!(object(&world, &key(&member, "final", id)).await.is_none());
    }
    assert_eq!(
        member.attachments().await["documents"][0]["satisfied"],
        false
    );
}

#[tokio::test]
async fn bytes_that_are_not_the_declared_ones_are_refused() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let declared = File::nth(0);
    for bytes in [File::nth(4).bytes, declared.bytes[1..].to_vec()] {
        let presigned = member.presign(&document, &declared).await.body;
        plant(&member, &presigned["attachment"], &bytes).await;
        let answer = member.finish(&presigned).await;
        assert_refused(&answer);
        assert_eq!(
            file(&mut member, &presigned["attachment"]).await["state"],
            "refused"
        );
    }
}

#[tokio::test]
async fn more_than_ten_megabytes_are_not_even_read() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let presigned = member.presign(&document, &File::nth(0)).await.body;
    let id = &presigned["attachment"];
    plant(&member, id, &vec![b' '; 10 * 1024 * 1024 + 1]).await;
    let answer = member.finish(&presigned).await;
    assert_refused(&answer);
    // Nothing was judged: the upload counts as not arrived.
    assert_eq!(file(&mut member, id).await["state"], "presigned");
}

#[tokio::test]
async fn a_file_that_has_not_arrived_can_still_arrive() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let one = File::nth(0);
    let presigned = asked_with(&mut member, &document, &one, json!({}))
        .await
        .body;
    let early = member.finish(&presigned).await;
    assert_refused(&early);
    assert_eq!(
        file(&mut member, &presigned["attachment"]).await["state"],
        "presigned"
    );
    assert_eq!(fetch(put(&presigned, &one.bytes)).await.status(), 200);
    assert_eq!(member.finish(&presigned).await.status, 200);
}

#[tokio::test]
async fn what_is_final_is_never_written_again() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let one = File::nth(0);
    let presigned = member.presign(&document, &one).await.body;
    fetch(put(&presigned, &one.bytes)).await;
    // As a finish that was cut off after its copy left it.
    let key = key(&member, "final", presigned["attachment"].text());
    store(&world, &key, b"the first finish's").await;
    let again = member.finish(&presigned).await;
    assert_eq!(again.status, 200, "{}", again.body);
    let kept = object(&world, &key).await.unwrap();
    assert_eq!(kept, b"the first finish's", "written once");
}

#[tokio::test]
async fn parallel_finishes_answer_alike_and_write_once() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let one = File::nth(2);
    let presigned = member.presign(&document, &one).await.body;
    fetch(put(&presigned, &one.bytes)).await;
    let body = json!({ "campaign": member.campaign, "attachment": presigned["attachment"] });
    let mut tabs: Vec<_> = (0..10).map(|_| member.tab()).collect();
    for answer in together(
        tabs.iter_mut()
            .map(|tab| tab.post("finish-upload", body.clone())),
    )
    .await
    {
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    assert_eq!(member.attachments().await["documents_version"], 2);
}
