//! `cargo run`: the whole system on one port of this machine.

use std::fs::OpenOptions;
use std::process::ExitCode;
use std::sync::Mutex;

use local::{LocalRun, Settings};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the local run takes its few settings from the environment and greets on the terminal"
)]
async fn run() -> Result<(), local::demo::Fault> {
    let settings = Settings::read(|name| std::env::var(name).ok())?;
    let log = settings.state.join("log.jsonl");
    let ready = LocalRun::start(settings).await?;
    let log = OpenOptions::new().create(true).append(true).open(log)?;
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_writer(Mutex::new(log))
        .init();
    println!("{}", ready.banner());
    ready.serve(asked_to_end()).await
}

/// Ctrl-C or SIGTERM.
async fn asked_to_end() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
