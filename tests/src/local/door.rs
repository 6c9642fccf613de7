//! `/api/*`: the edge's part, then the real routers of two Apps in turn.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use http::{HeaderMap, HeaderValue, StatusCode};
use platform::{App, edge};
use tower::ServiceExt;

struct Door {
    routers: [Router; 2],
    turn: AtomicUsize,
    secret: String,
}

/// Routes of all steps.
pub(super) fn routes(apps: &[App; 2], secret: String) -> Router {
    let [first, second] = apps;
    let routers = [first, second].map(|app| functions::router(app, functions::STEPS));
    let turn = AtomicUsize::new(0);
    let door = Arc::new(Door {
        routers,
        turn,
        secret,
    });
    Router::new()
        .route("/api/{*step}", any(answer))
        .with_state(door)
}

async fn answer(
    State(door): State<Arc<Door>>,
    ConnectInfo(viewer): ConnectInfo<SocketAddr>,
    mut request: Request,
) -> Response {
    if mark(request.headers_mut(), viewer, &door.secret).is_none() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let turn = door.turn.fetch_add(1, Ordering::Relaxed) % door.routers.len();
    match door.routers.get(turn).cloned() {
        Some(router) => router.oneshot(request).await.into_response(),
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
    let viewer = HeaderValue::from_str(&viewer.to_string()).ok()?;
    headers.insert(edge::VIEWER, viewer);
    headers.insert(edge::SECRET, HeaderValue::from_str(secret).ok()?);
    Some(())
}

fn is_edges(name: &str) -> bool {
    name.starts_with("cloudfront-") || name.starts_with("x-forwarded-") || name == edge::SECRET
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_headers_never_come_from_outside() {
        let mut headers = HeaderMap::new();
        for name in [edge::VIEWER, edge::SECRET, "x-forwarded-host"] {
            headers.append(name, HeaderValue::from_static("203.0.113.9:1"));
            headers.append(name, HeaderValue::from_static("203.0.113.8:1"));
        }
        let viewer = "127.0.0.1:4711".parse().unwrap();
        mark(&mut headers, viewer, "secret").unwrap();
        let all = |name: &str| headers.get_all(name).iter().cloned().collect::<Vec<_>>();
        assert_eq!(all(edge::VIEWER), ["127.0.0.1:4711"]);
        assert_eq!(all(edge::SECRET), ["secret"]);
        assert!(all("x-forwarded-host").is_empty());
    }
}
