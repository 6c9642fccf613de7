//! One step as a Lambda function, or any steps as one router: the same layers in both.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use lambda_runtime::{LambdaEvent, service_fn};
use platform::{App, Problem, Refusal, Slug, Trace, edge, random};
use tower_http::catch_panic::CatchPanicLayer;

use crate::step::{Kind, Step};

/// Names of a router's own steps, for the log. Not [`STEPS`](crate::STEPS): naming the whole list would link every
/// step into every binary.
type Names = Arc<[&'static str]>;

/// A router over the routes of `steps`.
pub fn router(app: &App, steps: &[&Step]) -> Router {
    let names: Names = steps.iter().map(|step| step.name).collect();
    let mut router = Router::new();
    for step in steps {
        if let Some(route) = step.as_route() {
            router = router.route(&step.path(), route.router);
        }
    }
    router
        .fallback(|| async { Problem::from(Refusal::NotFound) })
        .method_not_allowed_fallback(|| async { Problem::from(Refusal::MethodNotAllowed) })
        .layer(from_fn_with_state(app.clone(), edge::guard))
        .layer(CatchPanicLayer::custom(
            |_: Box<dyn std::any::Any + Send>| {
                Problem::internal("panic", "a handler panicked").into_response()
            },
        ))
        .layer(from_fn_with_state((app.clone(), names), finish))
        .with_state(app.clone())
}

/// Nothing of ours is ever cached, and each request leaves one line without personal data: who it was about and where
/// it came from stand there as hashes of the month (see [`Trace`]).
#[expect(clippy::disallowed_methods, reason = "how long a request really took")]
async fn finish(
    State((app, names)): State<(App, Names)>,
    mut request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let step = request.uri().path().trim_start_matches("/api/").to_owned();
    let known = names
        .iter()
        .find(|name| **name == step)
        .copied()
        .unwrap_or("-");
    let id = request
        .extensions()
        .get::<lambda_http::Context>()
        .map(|context| context.request_id.clone());
    let trace = Trace::of(id.unwrap_or_else(|| random::id(app.now()).to_string()));
    request.extensions_mut().insert(trace.clone());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    let slug = response
        .extensions()
        .get::<Slug>()
        .map_or("-", |slug| slug.0);
    tracing::info!(
        step = known,
        status = response.status().as_u16(),
        slug,
        request = trace.request(),
        from = trace.from().unwrap_or("-"),
        who = trace.who().unwrap_or("-"),
        ms = began.elapsed().as_millis(),
        "done"
    );
    response
}

/// Runs `step` as a Lambda function until the platform ends it.
pub fn serve(step: &'static Step) -> ExitCode {
    log_as_json();
    let app = match App::from_env() {
        Ok(app) => app,
        Err(missing) => {
            tracing::error!(step = step.name, missing, "cannot start");
            return ExitCode::FAILURE;
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let ended = match runtime {
        Ok(runtime) => runtime.block_on(run(app, step)),
        Err(fault) => Err(fault.into()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            tracing::error!(step = step.name, %fault, "ended");
            ExitCode::FAILURE
        }
    }
}

async fn run(app: App, step: &'static Step) -> Result<(), lambda_runtime::Error> {
    match step.kind {
        Kind::Route(_) => lambda_http::run(router(&app, &[step])).await,
        Kind::Schedule(schedule) => {
            let tick = service_fn(move |_: LambdaEvent<serde_json::Value>| {
                let tick = (schedule.tick)(app.clone());
                async move { tick.await.map_err(|problem| problem.refusal().slug()) }
            });
            lambda_runtime::run(tick).await
        }
    }
}

/// One JSON line an event on standard output, where CloudWatch reads it.
pub fn log_as_json() {
    let lines = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false);
    // A second subscriber (two local runs in one test process) is refused: the first one stays.
    lines.with_target(false).try_init().unwrap_or_default();
}
