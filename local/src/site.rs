//! The site's files as the edge serves them: deep links lead to the one page, hashed files stay cached.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{FromFnLayer, Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};

use crate::demo::Fault;
use crate::root;

const INDEX: &str = "index.html";
/// Where Vite puts files whose names hold a hash of their content.
const HASHED: &str = "assets/";

/// The old addresses of the seeds, which were two pages; one entry page is for everybody.
const MOVED: [&str; 3] = ["portal", "portal/", "portal/signup.ibss"];

/// The site, on every path that nothing else has.
pub(super) fn routes() -> Router {
    Router::new().fallback(answer)
}

async fn answer(method: Method, uri: Uri, asking: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let dist = root().join("site/dist");
    let asked = uri.path().trim_start_matches('/');
    if asked.starts_with("api/") || asked == "api" {
        return StatusCode::NOT_FOUND.into_response();
    }
    if MOVED.contains(&asked) {
        let query = uri
            .query()
            .map_or(String::new(), |query| format!("?{query}"));
        return Redirect::permanent(&format!("/{query}")).into_response();
    }
    let gzip = takes_gzip(&asking);
    if let Some(file) = file(&dist, asked, gzip).await {
        return file;
    }
    if asked.starts_with(HASHED) {
        return StatusCode::NOT_FOUND.into_response();
    }
    file(&dist, INDEX, gzip).await.unwrap_or_else(|| {
        let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
        let text = "The site is not built yet: make site";
        (StatusCode::SERVICE_UNAVAILABLE, kind, text).into_response()
    })
}

async fn file(dist: &Path, asked: &str, gzip: bool) -> Option<Response> {
    let path = inside(dist, asked)?;
    let bytes = tokio::fs::read(&path).await.ok()?;
    let kind = kind(&path);
    let cache = if asked.starts_with(HASHED) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, cache),
        (header::VARY, "accept-encoding"),
    ];
    if gzip && (kind.starts_with("text/") || kind.ends_with("svg+xml")) {
        let encoding = [(header::CONTENT_ENCODING, "gzip")];
        return Some((headers, encoding, zipped(&bytes)?).into_response());
    }
    Some((headers, bytes).into_response())
}

/// Compressed as the edge does it: a phone's line is measured with the bytes that it will carry.
fn zipped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

fn takes_gzip(asking: &HeaderMap) -> bool {
    let taken = asking.get(header::ACCEPT_ENCODING);
    taken.is_some_and(|value| value.to_str().is_ok_and(|value| value.contains("gzip")))
}

/// The file in `dist`; nothing that could lead out of it.
fn inside(dist: &Path, asked: &str) -> Option<PathBuf> {
    let decoded = percent_encoding::percent_decode_str(asked)
        .decode_utf8()
        .ok()?;
    let relative = Path::new(decoded.as_ref());
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    let harmless = !decoded.is_empty() && relative.components().all(plain);
    harmless.then(|| dist.join(relative))
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|name| name.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("ico") => "image/x-icon",
        Some("webmanifest") => "application/manifest+json",
        Some("json" | "map") => "application/json",
        Some("pdf") => "application/pdf",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The security headers, from the one file that the edge reads too, put on every answer.
pub(super) fn headers(upload_origin: &str) -> Result<SecurityHeaders, Fault> {
    let text = std::fs::read_to_string(root().join("infra/security-headers.json"))?;
    let text = text.replace("{{upload_origin}}", upload_origin);
    let named: BTreeMap<String, String> = serde_json::from_str(&text)?;
    let mut headers = HeaderMap::new();
    for (name, value) in named {
        headers.insert(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
    }
    let put: Put = put;
    Ok(from_fn_with_state(headers, put))
}

type Putting = std::pin::Pin<Box<dyn Future<Output = Response> + Send>>;
type Put = fn(axum::extract::State<HeaderMap>, Request, Next) -> Putting;
/// The layer that [`headers`] makes.
pub(super) type SecurityHeaders =
    FromFnLayer<Put, HeaderMap, (axum::extract::State<HeaderMap>, Request)>;

fn put(
    axum::extract::State(headers): axum::extract::State<HeaderMap>,
    request: Request,
    next: Next,
) -> Putting {
    Box::pin(async move {
        let mut response = next.run(request).await;
        for (name, value) in &headers {
            response.headers_mut().insert(name, value.clone());
        }
        response
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_old_addresses_lead_to_the_one_entry_page() {
        for (old, new) in [
            ("/portal", "/"),
            ("/portal/", "/"),
            ("/portal/signup.ibss?code=0386", "/?code=0386"),
        ] {
            let answer = answer(Method::GET, old.parse().unwrap(), HeaderMap::new()).await;
            assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT, "{old}");
            assert_eq!(answer.headers()[header::LOCATION], new, "{old}");
        }
    }

    #[test]
    fn nothing_outside_the_sites_folder_is_served() {
        let dist = Path::new("/site/dist");
        assert_eq!(
            inside(dist, "assets/a.js"),
            Some("/site/dist/assets/a.js".into())
        );
        for path in [
            "",
            "../secrets.json",
            "a/../../b",
            "%2e%2e/b",
            "/etc/passwd",
            "%2Fetc",
        ] {
            assert_eq!(inside(dist, path), None, "{path}");
        }
    }
}
