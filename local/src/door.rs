//! `/api/*`: the edge's part, then the stage.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use http::{HeaderMap, HeaderValue, StatusCode};
use platform::edge;

use crate::Stage;

/// Routes of all steps.
pub(super) fn routes(stage: Arc<Stage>) -> Router {
    Router::new()
        .route("/api/{*step}", any(answer))
        .with_state(stage)
}

async fn answer(
    State(stage): State<Arc<Stage>>,
    ConnectInfo(viewer): ConnectInfo<SocketAddr>,
    mut request: Request,
) -> Response {
    match mark(request.headers_mut(), viewer, &stage.edge) {
        Some(()) => stage.call(request).await,
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What the edge does: its own headers never come from outside.
fn mark(headers: &mut HeaderMap, viewer: SocketAddr, secret: &str) -> Option<()> {
    let outside: Vec<_> = headers
        .keys()
        .filter(|name| is_edges(name.as_str()))
        .cloned()
        .collect();
    for name in outside {
        headers.remove(name);
    }
    let viewer = HeaderValue::from_str(&viewer.ip().to_string()).ok()?;
    headers.insert(edge::VIEWER, viewer);
    headers.insert(edge::SECRET, HeaderValue::from_str(secret).ok()?);
    Some(())
}

fn is_edges(name: &str) -> bool {
    name == edge::VIEWER || name == edge::SECRET || name.starts_with("x-forwarded-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_headers_never_come_from_outside() {
        let mut headers = HeaderMap::new();
        for name in [edge::VIEWER, edge::SECRET, "x-forwarded-host"] {
            headers.append(name, HeaderValue::from_static("203.0.113.9"));
            headers.append(name, HeaderValue::from_static("203.0.113.8"));
        }
        let viewer = "127.0.0.1:4711".parse().unwrap();
        mark(&mut headers, viewer, "secret").unwrap();
        let all = |name: &str| headers.get_all(name).iter().cloned().collect::<Vec<_>>();
        assert_eq!(all(edge::VIEWER), ["127.0.0.1"]);
        assert_eq!(all(edge::SECRET), ["secret"]);
        assert!(all("x-forwarded-host").is_empty());
    }
}
