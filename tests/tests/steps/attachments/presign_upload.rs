//! `presign-upload` through the door.

use serde_json::json;
use tests::World;
use tests::scenes::File;
use tests::scenes::uploads::wanted;
use tests::{together, told};

use super::{asked_with, key, ready};

#[tokio::test]
async fn the_address_binds_length_type_content_and_absence_and_tells_nothing() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let file = File::nth(0);
    let answer = member.presign(&document, &file).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let url = answer.body["url"].as_str().unwrap();
    let signed = "X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost%3Bif-none-match%3Bx-amz-checksum-sha256&";
    assert!(url.contains(signed), "{url}");
    assert!(url.contains("X-Amz-Expires=300&"), "{url}");
    let headers: Vec<&String> = answer.body["headers"].as_object().unwrap().keys().collect();
    assert_eq!(
        headers,
        ["content-type", "if-none-match", "x-amz-checksum-sha256"]
    );
    assert_eq!(answer.body["expires_at"], "2026-11-20T10:05:00+09:00");
    let (path, _) = url.split_once('?').unwrap();
    let id = answer.body["attachment"].as_str().unwrap();
    assert!(path.ends_with(&key(&member, "/incoming", id)), "{path}");
    let body = wanted(&document, &file);
    let checksum = answer.body["headers"]["x-amz-checksum-sha256"]
        .as_str()
        .unwrap();
    for secret in [
        body["sha256"].as_str().unwrap(),
        checksum,
        "resident",
        "%E6%9B%B8",
        "書類",
        ".pdf",
        "checksum-algorithm",
    ] {
        assert!(!url.contains(secret), "{secret}: {url}");
    }
}

#[tokio::test]
async fn twenty_at_once_are_all_granted_and_none_is_lost() {
    let world = World::with_demo().await;
    let (member, document) = ready(&world).await;
    let mut tabs: Vec<_> = (0..20).map(|_| member.tab()).collect();
    let asks = tabs.iter_mut().enumerate().map(|(n, tab)| {
        let mut body = wanted(&document, &File::nth(n));
        body["campaign"] = json!(member.campaign);
        async move { tab.post("presign-upload", body).await }
    });
    let answers = together(asks).await;
    for answer in &answers {
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    let kept = crate::survey::kept(&member).await;
    let dossier = kept.dossier();
    assert_eq!(dossier.attachments.len(), 20);
    assert_eq!((dossier.documents_version, dossier.presign_count), (20, 20));
    for answer in &answers {
        assert!(
            dossier
                .attachments
                .contains_key(answer.body["attachment"].as_str().unwrap())
        );
    }
}

#[tokio::test]
async fn an_upload_while_saving_loses_neither() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let before = member.survey().await;
    let page = json!({ "campaign": member.campaign, "version": before["version"], "page": "household",
        "answers": before["answers"]["household"] });
    let mut body = wanted(&document, &File::nth(0));
    body["campaign"] = json!(member.campaign);
    let (mut one, mut other) = (member.tab(), member.tab());
    let asks: Vec<std::pin::Pin<Box<dyn Future<Output = tests::Answer>>>> = vec![
        Box::pin(one.post("save-survey", page)),
        Box::pin(other.post("presign-upload", body)),
    ];
    for answer in together(asks).await {
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    let after = member.survey().await;
    assert_eq!(
        after["version"],
        json!(before["version"].as_u64().unwrap() + 1)
    );
    assert_eq!(after["documents_version"], 1);
}

#[tokio::test]
async fn what_is_declared_wrongly_is_named() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let file = File::nth(0);
    for (changes, fields) in [
        (json!({ "size": 0 }), vec!["size"]),
        (json!({ "size": 10_485_761 }), vec!["size"]),
        (json!({ "size": -1 }), vec!["size"]),
        (json!({ "size": 1.5 }), vec!["size"]),
        (json!({ "size": u64::MAX }), vec!["size"]),
        (json!({ "content_type": "image/gif" }), vec!["content_type"]),
        (
            json!({ "content_type": "IMAGE/JPEG" }),
            vec!["content_type"],
        ),
        (
            json!({ "content_type": "image/jpeg\r\nx: y" }),
            vec!["content_type"],
        ),
        (json!({ "sha256": "abc" }), vec!["sha256"]),
        (json!({ "sha256": "g".repeat(64) }), vec!["sha256"]),
        (json!({ "file_name": "" }), vec!["file_name"]),
        (json!({ "file_name": "../.." }), vec!["file_name"]),
        (json!({ "document": "passport" }), vec!["document"]),
        (json!({ "dependent": "d99" }), vec!["document"]),
        (
            json!({ "document": 7, "dependent": [] }),
            vec!["dependent", "document"],
        ),
        (
            json!({ "size": 0, "sha256": "", "file_name": " " }),
            vec!["file_name", "size", "sha256"],
        ),
    ] {
        let answer = asked_with(&mut member, &document, &file, changes.clone()).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (422, "invalid"),
            "{changes}: {}",
            answer.body
        );
        assert_eq!(answer.fields(), fields, "{changes}");
    }
    assert!(
        crate::survey::kept(&member)
            .await
            .dossier()
            .attachments
            .is_empty()
    );
}

#[tokio::test]
async fn a_file_of_exactly_ten_megabytes_is_taken() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let id = member.upload(&document, &File::sized(10_485_760)).await;
    assert_eq!(
        super::file(&mut member, &told!(id)).await["size"],
        10_485_760
    );
}

#[tokio::test]
async fn a_path_in_a_file_name_is_dropped_and_odd_letters_stay() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    for (name, shown) in [
        ("C:\\Users\\表 麗\\住民票.pdf", "住民票.pdf"),
        ("../../etc/passwd", "passwd"),
        ("髙﨑.pdf", "髙﨑.pdf"),
        ("=HYPERLINK(1).pdf", "=HYPERLINK(1).pdf"),
        ("a\u{202e}fdp.exe", "afdp.exe"),
    ] {
        let changes = json!({ "file_name": name });
        let answer = asked_with(&mut member, &document, &File::nth(0), changes).await;
        let file = super::file(&mut member, &answer.body["attachment"]).await;
        assert_eq!(file["file_name"], json!(shown));
        assert_eq!(file["state"], "presigned");
    }
}

#[tokio::test]
async fn it_takes_two_hops_at_most() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    world.calls.take();
    assert_eq!(member.presign(&document, &File::nth(0)).await.status, 200);
    let calls = world.calls.take();
    assert!(tests::Calls::depth(&calls) <= 2, "{calls:?}");
}
