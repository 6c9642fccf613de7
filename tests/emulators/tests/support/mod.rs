//! The template and real SDK clients for loopback endpoints.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its part; helpers of tests only"
)]

pub mod s3;
pub mod ses;

use aws_credential_types::Credentials;
use emulators::template::Template;
use std::path::Path;

/// The access key of every local client.
pub const ACCESS_KEY: &str = "local";
/// Its secret.
pub const SECRET_KEY: &str = "local-secret";

pub fn template() -> Template {
    Template::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../template.yaml")).unwrap()
}

pub fn credentials() -> Credentials {
    Credentials::from_keys(ACCESS_KEY, SECRET_KEY, None)
}

pub fn dynamodb_client(url: &str) -> aws_sdk_dynamodb::Client {
    let config = aws_sdk_dynamodb::Config::builder()
        .behavior_version(aws_sdk_dynamodb::config::BehaviorVersion::latest())
        .region(aws_sdk_dynamodb::config::Region::new("ap-northeast-1"))
        .credentials_provider(credentials())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(url)
        .build();
    aws_sdk_dynamodb::Client::from_conf(config)
}

pub fn s3_client(url: &str) -> aws_sdk_s3::Client {
    let config = aws_sdk_s3::Config::builder()
        .behavior_version(aws_sdk_s3::config::BehaviorVersion::latest())
        .region(aws_sdk_s3::config::Region::new("ap-northeast-1"))
        .credentials_provider(credentials())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(url)
        .force_path_style(true)
        .build();
    aws_sdk_s3::Client::from_conf(config)
}

/// A plain HTTP client, as a browser is one.
pub async fn send(request: http::Request<Vec<u8>>) -> http::Response<Vec<u8>> {
    use http_body_util::{BodyExt, Full};
    let client = hyper_util::client::legacy::Client::builder(hyper_util::rt::TokioExecutor::new())
        .build_http();
    let response = client
        .request(request.map(|body| Full::new(bytes::Bytes::from(body))))
        .await
        .unwrap();
    let (parts, body) = response.into_parts();
    http::Response::from_parts(parts, body.collect().await.unwrap().to_bytes().to_vec())
}

/// A clock that stands until it is moved.
#[derive(Clone)]
pub struct Hand(std::sync::Arc<std::sync::Mutex<jiff::Timestamp>>);

impl Hand {
    pub fn at(text: &str) -> Self {
        Self(std::sync::Arc::new(std::sync::Mutex::new(
            text.parse().unwrap(),
        )))
    }

    pub fn clock(&self) -> emulators::clock::Clock {
        let hand = self.0.clone();
        std::sync::Arc::new(move || *hand.lock().unwrap())
    }

    pub fn now(&self) -> jiff::Timestamp {
        *self.0.lock().unwrap()
    }

    pub fn forward(&self, seconds: i64) {
        *self.0.lock().unwrap() += jiff::SignedDuration::from_secs(seconds);
    }
}
