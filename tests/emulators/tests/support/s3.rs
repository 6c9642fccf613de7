//! An S3 of its own for each test, and uploads as a browser sends them.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its part; helpers of tests only"
)]

use super::{ACCESS_KEY, Hand, SECRET_KEY, s3_client, template};
use aws_sdk_s3::Client;
use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use base64::Engine as _;
use emulators::s3::{self, Options, S3};
use http::Request;
use sha2::{Digest, Sha256};
use std::time::Duration;

pub const SITE: &str = "http://localhost:3000";

pub struct World {
    _endpoint: S3,
    pub client: Client,
    pub hand: Hand,
    pub url: String,
}

pub fn world() -> World {
    let hand = Hand::at("2031-05-01T00:00:00Z");
    let endpoint = s3::start(Options {
        folder: None,
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
    pub async fn presign(&self, key: &str, bytes: &[u8]) -> PresignedRequest {
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

    pub async fn stored(&self, key: &str) -> Option<Vec<u8>> {
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

pub fn upload(
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
