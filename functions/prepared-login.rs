//! `login` with its secrets fetched and its first connection open before it asks for work: what that is worth is
//! measured by `make bench` (part `starved`), and not deployed.

use functions::session::login;
use platform::tables::Key;
use platform::{App, Problem};
use serde_json::Value;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    functions::log_as_json();
    let app = App::from_env()?;
    prepare(&app)
        .await
        .map_err(|problem| problem.refusal().slug())?;
    lambda_http::run(functions::router(&app, &[&login::STEP])).await
}

async fn prepare(app: &App) -> Result<(), Problem> {
    let site = Key::site();
    let (secrets, read) = tokio::join!(app.secrets(), app.tables().get::<Value>(&site));
    secrets?;
    read.map(|_| ())
}
