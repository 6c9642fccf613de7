//! Which AWS operation a request is, told from its protocol.

use http::{HeaderMap, Method, Uri, request::Parts};

/// The protocol, which shapes its errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Service {
    DynamoDb,
    Ses,
    S3,
}

/// Service and operation of a request.
pub(super) fn of(parts: &Parts, body: &[u8]) -> (Service, String) {
    let header = |name: &str| {
        parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    if let Some((_, operation)) = header("x-amz-target").split_once('.') {
        return (Service::DynamoDb, operation.to_owned());
    }
    if header("content-type").starts_with("application/x-www-form-urlencoded") {
        let action = form_urlencoded::parse(body).find(|(key, _)| key == "Action");
        return (
            Service::Ses,
            action
                .map(|(_, action)| action.into_owned())
                .unwrap_or_default(),
        );
    }
    (
        Service::S3,
        s3(&parts.method, &parts.uri, &parts.headers).to_owned(),
    )
}

fn s3(method: &Method, uri: &Uri, headers: &HeaderMap) -> &'static str {
    let key = uri
        .path()
        .trim_start_matches('/')
        .split_once('/')
        .is_some_and(|(_, key)| !key.is_empty());
    match (method.as_str(), key) {
        ("PUT", true) if headers.contains_key("x-amz-copy-source") => "CopyObject",
        ("PUT", true) => "PutObject",
        ("GET", true) => "GetObject",
        ("HEAD", true) => "HeadObject",
        ("DELETE", true) => "DeleteObject",
        ("POST", false) => "DeleteObjects",
        ("GET", false) => "ListObjectsV2",
        ("HEAD", false) => "HeadBucket",
        _ => "Other",
    }
}
