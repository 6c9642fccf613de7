//! Uploads, copies and reads at the embedded S3.

mod support;

use http::StatusCode;
use support::s3::{SITE, upload, world};
use support::send;

#[tokio::test]
async fn an_upload_exactly_as_signed_is_stored_once() {
    let world = world();
    let presigned = world.presign("incoming/a", b"picture").await;
    assert!(presigned.uri().contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost%3Bif-none-match%3Bx-amz-checksum-sha256"));
    let first = send(upload(&presigned, b"picture", None)).await;
    assert_eq!(
        first.status(),
        StatusCode::OK,
        "{}",
        String::from_utf8_lossy(first.body())
    );
    assert_eq!(first.headers()["access-control-allow-origin"], SITE);
    assert_eq!(
        send(upload(&presigned, b"picture", None)).await.status(),
        StatusCode::PRECONDITION_FAILED
    );
    assert_eq!(world.stored("incoming/a").await.unwrap(), b"picture");
}

#[tokio::test]
async fn anything_else_than_what_was_signed_is_refused_and_not_stored() {
    let world = world();
    let presigned = world.presign("incoming/b", b"picture").await;
    let clumsy = [
        upload(&presigned, b"picture!", None),
        upload(&presigned, b"pictur", None),
        upload(
            &presigned,
            b"picture",
            Some(("content-type", Some("text/html"))),
        ),
        upload(&presigned, b"picture", Some(("if-none-match", None))),
        upload(
            &presigned,
            b"picture",
            Some(("x-amz-checksum-sha256", None)),
        ),
    ];
    for request in clumsy {
        assert_eq!(send(request).await.status(), StatusCode::FORBIDDEN);
    }
    let other_key = presigned.uri().replace("incoming/b", "final/b");
    let mut request = upload(&presigned, b"picture", None);
    *request.uri_mut() = other_key.parse().unwrap();
    assert_eq!(send(request).await.status(), StatusCode::FORBIDDEN);
    let wrong_bytes = send(upload(&presigned, b"forgery", None)).await;
    assert_eq!(wrong_bytes.status(), StatusCode::BAD_REQUEST);
    assert!(String::from_utf8_lossy(wrong_bytes.body()).contains("BadDigest"));
    assert!(world.stored("incoming/b").await.is_none());
}

#[tokio::test]
async fn a_url_lives_five_minutes_of_the_clock_that_the_test_moves() {
    let world = world();
    let (last, late) = (
        world.presign("incoming/last", b"x").await,
        world.presign("incoming/late", b"x").await,
    );
    world.hand.forward(299);
    assert_eq!(
        send(upload(&last, b"x", None)).await.status(),
        StatusCode::OK
    );
    world.hand.forward(1);
    assert_eq!(
        send(upload(&late, b"x", None)).await.status(),
        StatusCode::FORBIDDEN
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_twenty_uploads_at_once_one_is_stored() {
    let world = world();
    let presigned = world.presign("incoming/race", b"picture").await;
    let tries: Vec<_> = (0..20)
        .map(|_| tokio::spawn(send(upload(&presigned, b"picture", None))))
        .collect();
    let mut stored = 0;
    for one in tries {
        stored += usize::from(one.await.unwrap().status() == StatusCode::OK);
    }
    assert_eq!(stored, 1);
}

#[tokio::test]
async fn a_checked_upload_is_copied_read_in_part_and_deleted() {
    let world = world();
    let body = aws_sdk_s3::primitives::ByteStream::from_static(b"0123456789");
    let s3 = &world.client;
    s3.put_object()
        .bucket("attachments")
        .key("incoming/c")
        .content_type("image/png")
        .body(body)
        .send()
        .await
        .unwrap();
    s3.copy_object()
        .bucket("attachments")
        .key("final/c")
        .copy_source("attachments/incoming/c")
        .send()
        .await
        .unwrap();
    let head = s3
        .head_object()
        .bucket("attachments")
        .key("final/c")
        .send()
        .await
        .unwrap();
    assert_eq!(
        (head.content_length(), head.content_type()),
        (Some(10), Some("image/png"))
    );
    let part = s3
        .get_object()
        .bucket("attachments")
        .key("final/c")
        .range("bytes=2-4")
        .send()
        .await
        .unwrap();
    assert_eq!(part.body.collect().await.unwrap().to_vec(), b"234");
    s3.delete_object()
        .bucket("attachments")
        .key("final/c")
        .send()
        .await
        .unwrap();
    assert!(world.stored("final/c").await.is_none());
}
