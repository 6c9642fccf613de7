//! Presigned URLs by the endpoint's clock: `s3s` asks the wall, a test moves time.
//!
//! A URL whose signature holds is judged by the clock; where it lives, it is signed again for the
//! wall's moment and handed on. Any other goes on untouched, for `s3s` to refuse.

use crate::clock::{Clock, wall};
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use hmac::{Hmac, KeyInit, Mac};
use http::{StatusCode, Uri, header};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// How far a URL may be dated ahead, as S3 allows.
const SKEW_SECONDS: i64 = 15 * 60;

pub(super) struct Verifier {
    access_key: String,
    secret_key: String,
    clock: Clock,
    wall: Clock,
}

/// A presigned URL's query, its pairs as sent.
struct Presigned {
    pairs: Vec<(String, String)>,
    at: Timestamp,
    seconds: i64,
}

impl Verifier {
    pub(super) fn new(access_key: String, secret_key: String, clock: Clock) -> Self {
        Self {
            access_key,
            secret_key,
            clock,
            wall: wall(),
        }
    }

    /// The request as `s3s` shall see it, or the refusal of one that is out of its time.
    pub(super) fn admit(&self, mut request: Request) -> Result<Request, Box<Response>> {
        let Some(presigned) = Presigned::read(request.uri()) else {
            return Ok(request);
        };
        let Some(signature) = self.signature(&request, &presigned.pairs) else {
            return Ok(request);
        };
        if presigned.get("X-Amz-Signature") != Some(&signature) {
            return Ok(request);
        }
        let age = (self.clock)().as_second() - presigned.at.as_second();
        if age >= presigned.seconds {
            return Err(refused("AccessDenied", "Request has expired"));
        }
        if age < -SKEW_SECONDS {
            return Err(refused("AccessDenied", "Request is not valid yet"));
        }
        let renewed = presigned.dated((self.wall)());
        if let Some(signature) = self.signature(&request, &renewed) {
            let query = join(&renewed, "&") + "&X-Amz-Signature=" + &signature;
            if let Ok(uri) = format!("{}?{query}", request.uri().path()).parse() {
                *request.uri_mut() = uri;
            }
        }
        Ok(request)
    }

    /// Signature Version 4 of a presigned request; none where the URL lacks a part of it.
    fn signature(&self, request: &Request, pairs: &[(String, String)]) -> Option<String> {
        let find = |name: &str| {
            pairs
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.as_str())
        };
        let credential = find("X-Amz-Credential")?.replace("%2F", "/");
        let mut scope = credential
            .strip_prefix(&self.access_key)?
            .strip_prefix('/')?
            .split('/');
        let (date, region, service) = (scope.next()?, scope.next()?, scope.next()?);
        let signed = find("X-Amz-SignedHeaders")?.replace("%3B", ";");
        let mut headers = String::new();
        for name in signed.split(';') {
            let value = request.headers().get(name)?.to_str().ok()?;
            writeln!(
                headers,
                "{name}:{}",
                value.split_whitespace().collect::<Vec<_>>().join(" ")
            )
            .ok()?;
        }
        let mut sorted: Vec<_> = pairs
            .iter()
            .filter(|(key, _)| key != "X-Amz-Signature")
            .cloned()
            .collect();
        sorted.sort();
        let (method, path) = (request.method(), request.uri().path());
        let query = join(&sorted, "&");
        let canonical = format!("{method}\n{path}\n{query}\n{headers}\n{signed}\nUNSIGNED-PAYLOAD");
        let digest = hex(&Sha256::digest(canonical));
        let at = find("X-Amz-Date")?;
        let text =
            format!("AWS4-HMAC-SHA256\n{at}\n{date}/{region}/{service}/aws4_request\n{digest}");
        let mut key = format!("AWS4{}", self.secret_key).into_bytes();
        for part in [date, region, service, "aws4_request"] {
            key = mac(&key, part)?;
        }
        Some(hex(&mac(&key, &text)?))
    }
}

impl Presigned {
    fn read(uri: &Uri) -> Option<Self> {
        let pairs = uri.query()?.split('&');
        let pairs: Vec<(String, String)> = pairs
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(k, v)| (k.into(), v.into()))
            .collect();
        let mut presigned = Self {
            pairs,
            at: Timestamp::UNIX_EPOCH,
            seconds: 0,
        };
        presigned.at =
            jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", presigned.get("X-Amz-Date")?)
                .ok()?
                .to_zoned(TimeZone::UTC)
                .ok()?
                .timestamp();
        presigned.seconds = presigned.get("X-Amz-Expires")?.parse().ok()?;
        Some(presigned)
    }

    fn get(&self, name: &str) -> Option<&String> {
        self.pairs
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }

    /// The same pairs at another moment, without their signature.
    fn dated(&self, at: Timestamp) -> Vec<(String, String)> {
        let at = at.strftime("%Y%m%dT%H%M%SZ").to_string();
        let date = at.split('T').next().unwrap_or_default();
        let renewed = self
            .pairs
            .iter()
            .filter(|(key, _)| key != "X-Amz-Signature")
            .map(|(key, value)| {
                let value = match key.as_str() {
                    "X-Amz-Date" => at.clone(),
                    "X-Amz-Credential" => {
                        let mut parts: Vec<&str> = value.split("%2F").collect();
                        if let Some(day) = parts.get_mut(1) {
                            *day = date;
                        }
                        parts.join("%2F")
                    }
                    _ => value.clone(),
                };
                (key.clone(), value)
            });
        renewed.collect()
    }
}

fn join(pairs: &[(String, String)], by: &str) -> String {
    pairs
        .iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect::<Vec<_>>()
        .join(by)
}

fn mac(key: &[u8], text: &str) -> Option<Vec<u8>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(text.as_bytes());
    Some(mac.finalize().into_bytes().to_vec())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn refused(code: &str, message: &str) -> Box<Response> {
    let body = format!("<Error><Code>{code}</Code><Message>{message}</Message></Error>");
    Box::new(
        (
            StatusCode::FORBIDDEN,
            [(header::CONTENT_TYPE, "application/xml")],
            body,
        )
            .into_response(),
    )
}
