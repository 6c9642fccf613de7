//! The embedded S3 by the real SDK and by a plain HTTP client, as a browser is one.

mod support;

use aws_sdk_s3::Client;
use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use base64::Engine as _;
use emulators::s3::{self, Options, S3};
use http::{Method, Request, StatusCode};
use sha2::{Digest, Sha256};
use std::time::Duration;
use support::{ACCESS_KEY, Hand, SECRET_KEY, s3_client, send, template};

const SITE: &str = "http://localhost:3000";

struct World {
    _endpoint: S3,
    client: Client,
    hand: Hand,
    url: String,
}

fn world() -> World {
    let hand = Hand::at("2031-05-01T00:00:00Z");
    let endpoint = s3::start(Options {
        folder: None,
        port: 0,
        buckets: vec!["attachments".into()],
        access_key: ACCESS_KEY.into(),
        secret_key: SECRET_KEY.into(),
        cors: template()
            .cors("AttachmentsBucket", &[SITE.to_owned()])
            .unwrap(),
        clock: hand.clock(),
    });
    let endpoint = endpoint.unwrap();
    let url = endpoint.url();
    World {
        client: s3_client(&url),
        _endpoint: endpoint,
        hand,
        url,
    }
}

fn sha256(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(Sha256::digest(bytes))
}

impl World {
    /// An upload of `bytes` as `presign-upload` signs it: five minutes from the clock's now.
    async fn presign(&self, key: &str, bytes: &[u8]) -> PresignedRequest {
        let start =
            std::time::UNIX_EPOCH + Duration::from_secs(self.hand.now().as_second().unsigned_abs());
        let config = PresigningConfig::builder()
            .start_time(start)
            .expires_in(Duration::from_secs(300));
        let put = self
            .client
            .put_object()
            .bucket("attachments")
            .key(key)
            .content_type("image/jpeg");
        let put = put
            .content_length(i64::try_from(bytes.len()).unwrap())
            .checksum_sha256(sha256(bytes))
            .if_none_match("*");
        put.presigned(config.build().unwrap()).await.unwrap()
    }

    async fn stored(&self, key: &str) -> Option<Vec<u8>> {
        let got = self
            .client
            .get_object()
            .bucket("attachments")
            .key(key)
            .send()
            .await
            .ok()?;
        Some(got.body.collect().await.unwrap().to_vec())
    }
}

fn upload(
    presigned: &PresignedRequest,
    body: &[u8],
    change: Option<(&'static str, Option<&str>)>,
) -> Request<Vec<u8>> {
    let mut request = Request::put(presigned.uri()).header("origin", SITE);
    let signed = presigned
        .headers()
        .filter(|(name, _)| !matches!(*name, "host" | "content-length" | "x-amzn-trace-id"));
    for (name, value) in signed {
        match change {
            Some((changed, None)) if changed == name => {}
            Some((changed, Some(other))) if changed == name => {
                request = request.header(name, other)
            }
            _ => request = request.header(name, value),
        }
    }
    request.body(body.to_vec()).unwrap()
}

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

#[tokio::test]
async fn a_stranger_reads_nothing() {
    let world = world();
    let request = Request::get(format!("{}/attachments/final/c", world.url))
        .body(vec![])
        .unwrap();
    assert_eq!(send(request).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_preflight_is_granted_to_the_site_for_the_three_headers_only() {
    let world = world();
    let ask = |origin: &str, method: &str, headers: &str| {
        let request = Request::builder()
            .method(Method::OPTIONS)
            .uri(format!("{}/attachments/incoming/d", world.url));
        let request = request
            .header("origin", origin)
            .header("access-control-request-method", method);
        send(
            request
                .header("access-control-request-headers", headers)
                .body(vec![])
                .unwrap(),
        )
    };
    let granted = ask(
        SITE,
        "PUT",
        "content-type,if-none-match,x-amz-checksum-sha256",
    )
    .await;
    assert_eq!(granted.status(), StatusCode::OK);
    assert_eq!(granted.headers()["access-control-allow-origin"], SITE);
    assert_eq!(
        granted.headers()["access-control-allow-headers"],
        "content-type, if-none-match, x-amz-checksum-sha256"
    );
    assert_eq!(
        ask("http://evil.example", "PUT", "content-type")
            .await
            .status(),
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        ask(SITE, "DELETE", "content-type").await.status(),
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        ask(SITE, "PUT", "x-other").await.status(),
        StatusCode::FORBIDDEN
    );
}
