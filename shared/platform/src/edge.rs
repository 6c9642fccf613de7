//! The edge's word: where a request comes from, believed only beside the edge's secret.

use std::net::IpAddr;

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::HeaderMap;
use subtle::ConstantTimeEq;

use crate::trace::{MonthKey, Trace};
use crate::{App, Problem, Refusal};

/// Header with the viewer's bare address, IPv4 or IPv6: a function at the edge writes it over whatever a client sends.
pub const VIEWER: &str = "x-kennin-viewer";
/// Header with the edge's secret, which the edge adds to each request to its origin.
pub const SECRET: &str = "x-kennin-origin";

/// Address of the person's device or of the proxy in front of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source(pub IpAddr);

/// Refuses what did not come through the edge; hands the viewer's address on.
pub async fn guard(State(app): State<App>, mut request: Request, next: Next) -> Response {
    match judge(&app, request.headers()).await {
        Ok((source, key)) => {
            if let Some(trace) = request.extensions().get::<Trace>() {
                trace.came_from(key, source.0);
            }
            request.extensions_mut().insert(source);
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    }
}

async fn judge(app: &App, headers: &HeaderMap) -> Result<(Source, MonthKey), Problem> {
    let given = only(headers, SECRET).unwrap_or_default();
    let secrets = app.secrets().await?;
    let known = secrets
        .edge
        .iter()
        .any(|secret| secret.as_bytes().ct_eq(given.as_bytes()).into());
    let viewer = only(headers, VIEWER).and_then(address);
    match viewer {
        Some(source) if known => Ok((Source(source), MonthKey::of(secrets, app.now()))),
        _ => Err(Refusal::EdgeRefused.into()),
    }
}

/// A header's one value: what comes twice was not written by the edge alone. API Gateway joins the two with a comma,
/// which neither the secret nor an address holds.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

fn address(text: &str) -> Option<IpAddr> {
    text.parse::<IpAddr>().ok().map(|ip| ip.to_canonical())
}

impl FromRequestParts<App> for Source {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut http::request::Parts,
        _: &App,
    ) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .copied()
            .ok_or_else(|| Refusal::EdgeRefused.into())
    }
}

#[cfg(test)]
mod tests {
    use super::{SECRET, VIEWER, address};

    /// What CloudFront adds to no origin request, and what no function at its edge may write; `*` ends a beginning.
    /// Source: Amazon CloudFront Developer Guide, "Custom headers that CloudFront can't add to origin requests" and
    /// "Restrictions on all edge functions".
    const REFUSED: [&str; 35] = [
        "cache-control",
        "cloudfront-*",
        "connection",
        "content-length",
        "cookie",
        "expect",
        "host",
        "if-match",
        "if-modified-since",
        "if-none-match",
        "if-range",
        "if-unmodified-since",
        "keep-alive",
        "max-forwards",
        "pragma",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "range",
        "request-range",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "via",
        "x-accel-buffering",
        "x-accel-charset",
        "x-accel-limit-rate",
        "x-accel-redirect",
        "x-amz-*",
        "x-amzn-*",
        "x-cache",
        "x-edge-*",
        "x-forwarded-proto",
        "x-real-ip",
    ];

    #[test]
    fn the_edge_can_write_both_headers() {
        for name in [VIEWER, SECRET] {
            assert_eq!(name, name.to_lowercase(), "as it comes over HTTP/2");
            for refused in REFUSED {
                let hit = match refused.strip_suffix('*') {
                    Some(beginning) => name.starts_with(beginning),
                    None => name == refused,
                };
                assert!(!hit, "{name}: CloudFront refuses {refused}");
            }
        }
    }

    #[test]
    fn the_viewers_address_is_read_bare_and_in_no_other_form() {
        for (text, ip) in [
            ("203.0.113.5", "203.0.113.5"),
            ("2001:db8::1", "2001:db8::1"),
            ("2001:db8:0:0:0:0:0:1", "2001:db8::1"),
            ("::ffff:203.0.113.5", "203.0.113.5"),
        ] {
            assert_eq!(address(text).unwrap().to_string(), ip, "{text}");
        }
        for text in [
            "",
            "203.0.113.5:4711",
            "[2001:db8::1]",
            "[2001:db8::1]:4711",
            "203.0.113.5,198.51.100.1",
            "203.0.113.5, 198.51.100.1",
            " 203.0.113.5",
            "fe80::1%eth0",
            "localhost",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
