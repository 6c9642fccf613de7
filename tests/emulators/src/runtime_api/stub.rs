//! The HTTP side: `/next`, `/response` and `/error` of one execution environment.

use super::Answered;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http_body_util::BodyExt;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot, watch};

/// An event and who waits for its answer.
pub(super) struct Job {
    pub event: String,
    pub answer: oneshot::Sender<Answered>,
}

struct Stub {
    served: AtomicU64,
    started: Instant,
    ready: watch::Sender<Option<Duration>>,
    jobs: tokio::sync::Mutex<mpsc::UnboundedReceiver<Job>>,
    open: Mutex<HashMap<String, (Instant, oneshot::Sender<Answered>)>>,
}

/// The stub's routes: `started` is when the process was, `ready` learns of its first `/next`.
pub(super) fn routes(
    started: Instant,
    ready: watch::Sender<Option<Duration>>,
    jobs: mpsc::UnboundedReceiver<Job>,
) -> Router {
    let (jobs, open) = (tokio::sync::Mutex::new(jobs), Mutex::default());
    let stub = Stub {
        served: AtomicU64::new(0),
        started,
        ready,
        jobs,
        open,
    };
    Router::new().fallback(answer).with_state(Arc::new(stub))
}

async fn answer(State(stub): State<Arc<Stub>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let path = path
        .strip_prefix("/2018-06-01/runtime/")
        .unwrap_or_default();
    if path == "invocation/next" {
        return stub.next().await;
    }
    let body = request
        .into_body()
        .collect()
        .await
        .map(|body| body.to_bytes())
        .unwrap_or_default();
    let id = path
        .strip_prefix("invocation/")
        .and_then(|rest| rest.split_once('/'));
    match id {
        Some((id, "response")) => stub.post(id, Ok(json(&body))),
        Some((id, "error")) => stub.post(id, Err(json(&body))),
        _ => StatusCode::ACCEPTED.into_response(),
    }
}

impl Stub {
    async fn next(&self) -> Response {
        self.ready.send_if_modified(|ready| {
            let first = ready.is_none();
            ready.get_or_insert_with(|| self.started.elapsed());
            first
        });
        let Some(job) = self.jobs.lock().await.recv().await else {
            return StatusCode::GONE.into_response();
        };
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let served = self.served.fetch_add(1, Ordering::Relaxed) + 1;
        let id = format!("00000000-0000-4000-8000-{served:012}");
        let response = Response::builder()
            .header("lambda-runtime-aws-request-id", &id)
            .header("lambda-runtime-deadline-ms", "4102444800000")
            .header(
                "lambda-runtime-invoked-function-arn",
                "arn:aws:lambda:ap-northeast-1:000000000000:function:local",
            )
            .header(
                "lambda-runtime-trace-id",
                "Root=1-00000000-000000000000000000000000;Sampled=0",
            )
            .body(Body::from(job.event));
        open.insert(id, (Instant::now(), job.answer));
        response.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
    }

    fn post(&self, id: &str, result: Result<Value, Value>) -> Response {
        let job = self
            .open
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(id);
        if let Some((since, answer)) = job {
            // Who asked may have stopped waiting.
            let _ = answer.send(Answered {
                result,
                took: since.elapsed(),
            });
        }
        StatusCode::ACCEPTED.into_response()
    }
}

/// The body as JSON, or as a JSON string where it is none.
fn json(body: &Bytes) -> Value {
    serde_json::from_slice(body)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(body).into_owned()))
}
