//! What the embedded S3 answers to a browser that asks first, and to a stranger.

mod support;

use http::{Method, Request, StatusCode};
use support::s3::{SITE, world};
use support::send;

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
