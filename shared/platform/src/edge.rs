//! The edge's word: where a request comes from, believed only beside the edge's secret.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::HeaderMap;
use subtle::ConstantTimeEq;

use crate::{App, Problem, Refusal};

/// Header with the viewer's address and port; the edge overwrites whatever a client sends.
pub const VIEWER: &str = "cloudfront-viewer-address";
/// Header with the edge's secret.
pub const SECRET: &str = "x-edge-secret";

/// Address of the person's device or of the proxy in front of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source(pub IpAddr);

/// Refuses what did not come through the edge; hands the viewer's address on.
pub async fn guard(State(app): State<App>, mut request: Request, next: Next) -> Response {
    match judge(&app, request.headers()).await {
        Ok(source) => {
            request.extensions_mut().insert(source);
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    }
}

async fn judge(app: &App, headers: &HeaderMap) -> Result<Source, Problem> {
    let given = only(headers, SECRET).unwrap_or_default();
    let secrets = app.secrets().await?;
    let known = secrets
        .edge
        .iter()
        .any(|secret| secret.as_bytes().ct_eq(given.as_bytes()).into());
    let viewer = only(headers, VIEWER).and_then(address);
    match viewer {
        Some(source) if known => Ok(Source(source)),
        _ => Err(Refusal::EdgeRefused.into()),
    }
}

/// A header's one value: what comes twice was not written by the edge alone.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// `203.0.113.5:4711`, `[2001:db8::1]:4711` or CloudFront's bare `2001:db8::1:4711`.
fn address(text: &str) -> Option<IpAddr> {
    if let Ok(socket) = text.parse::<SocketAddr>() {
        return Some(socket.ip().to_canonical());
    }
    let (host, port) = text.rsplit_once(':')?;
    port.parse::<u16>().ok()?;
    host.parse::<IpAddr>().ok().map(|ip| ip.to_canonical())
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
    use super::address;

    #[test]
    fn addresses_are_read_in_every_form_that_the_edge_writes() {
        for (text, ip) in [
            ("203.0.113.5:4711", "203.0.113.5"),
            ("[2001:db8::1]:4711", "2001:db8::1"),
            ("2001:db8:0:0:0:0:0:1:4711", "2001:db8::1"),
            ("[::ffff:203.0.113.5]:1", "203.0.113.5"),
        ] {
            assert_eq!(address(text).unwrap().to_string(), ip, "{text}");
        }
        for text in ["", "203.0.113.5", "x:1", "203.0.113.5:99999"] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
