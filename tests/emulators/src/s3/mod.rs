//! S3 by `s3s` and `s3s-fs`: signatures, presigned URLs, conditions, copies, ranges and CORS.
//!
//! Left to others: versions, notifications, tags and lifecycle rules. Bucket names need 3
//! characters, keys stay under 160 bytes (they become file names), nothing is fsynced (a killed
//! process loses nothing, a power cut may).

mod cors;
mod moved;
mod store;

use crate::clock::Clock;
use crate::template::CorsRule;
use crate::{Error, Running};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use s3s::auth::SimpleAuth;
use s3s::config::{S3Config, StaticConfigProvider};
use s3s::service::{S3Service, S3ServiceBuilder};
use std::path::PathBuf;
use std::sync::Arc;

/// What an S3 endpoint is started with.
pub struct Options {
    /// The folder of all objects, made when absent; none: a temporary one, gone with the handle.
    pub folder: Option<PathBuf>,
    /// Buckets to make where they are not there yet.
    pub buckets: Vec<String>,
    /// The one access key that may sign.
    pub access_key: String,
    /// Its secret.
    pub secret_key: String,
    /// The rules for browsers, from [`Template::cors`](crate::template::Template::cors).
    pub cors: Vec<CorsRule>,
    /// The time by which presigned URLs expire.
    pub clock: Clock,
}

/// A running S3 endpoint.
#[derive(Debug)]
pub struct S3 {
    running: Running,
    _temporary: Option<tempfile::TempDir>,
}

impl S3 {
    /// `http://127.0.0.1:<port>`; clients use path style.
    pub fn url(&self) -> String {
        self.running.url()
    }
}

struct Gate {
    service: S3Service,
    cors: Vec<CorsRule>,
    verifier: moved::Verifier,
}

/// Starts S3.
///
/// # Errors
/// The folder cannot be made or read.
pub fn start(options: Options) -> Result<S3, Error> {
    let (folder, temporary) = match options.folder {
        Some(folder) => (folder, None),
        None => {
            let temporary = tempfile::tempdir()?;
            (temporary.path().to_owned(), Some(temporary))
        }
    };
    for bucket in &options.buckets {
        std::fs::create_dir_all(folder.join(bucket))?;
    }
    let mut builder = S3ServiceBuilder::new(store::Store::open(&folder)?);
    builder.set_auth(SimpleAuth::from_single(
        options.access_key.clone(),
        options.secret_key.clone(),
    ));
    // A client that lives in a test's moved time signs its headers with that time.
    let mut config = S3Config::default();
    config.presigned_url_max_skew_time_secs = u32::MAX;
    builder.set_config(Arc::new(StaticConfigProvider::new(Arc::new(config))));
    let verifier = moved::Verifier::new(options.access_key, options.secret_key, options.clock);
    let gate = Arc::new(Gate {
        service: builder.build(),
        cors: options.cors,
        verifier,
    });
    let running = Running::start("s3", move |listener| async move {
        let router = axum::Router::new().fallback(answer).with_state(gate);
        // It ends only with the listener.
        let _ = axum::serve(listener, router).await;
    })?;
    Ok(S3 {
        running,
        _temporary: temporary,
    })
}

async fn answer(State(gate): State<Arc<Gate>>, request: Request) -> Response {
    let origin = cors::Asked::of(&request);
    if let Some(preflight) = cors::preflight(&gate.cors, &request) {
        return preflight;
    }
    let request = match gate.verifier.admit(request) {
        Ok(request) => request,
        Err(refusal) => return origin.allow(&gate.cors, *refusal),
    };
    let (parts, body) = request.into_parts();
    let request = http::Request::from_parts(parts, s3s::Body::http_body_unsync(body));
    let response = match gate.service.call(request).await {
        Ok(response) => response.map(Body::new),
        Err(_) => http::StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    origin.allow(&gate.cors, response)
}
