//! A stub of the Lambda Runtime API, and a function's real binary as its child.
//!
//! One [`Function`] is one execution environment: an event goes in by `/next`, what the binary
//! posts to `/response` or `/error` comes out. The child sees only the environment it is given.

#![expect(clippy::disallowed_methods, reason = "real time of a real process")]

mod stub;

use crate::{Error, Running};
use serde_json::Value;
use std::fs::File;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Mutex, PoisonError, mpsc as blocking};
use std::time::{Duration, Instant};
use stub::Job;
use tokio::process::{Child, Command};
use tokio::sync::{mpsc, oneshot, watch};

/// A program to run as a function.
#[derive(Debug, Clone, Default)]
pub struct Launch {
    /// The binary, e.g. `target/debug/verify-identity`.
    pub program: PathBuf,
    /// Its arguments; a function's own binary has none.
    pub args: Vec<String>,
    /// Its whole environment besides the names that Lambda sets.
    pub env: Vec<(String, String)>,
}

/// The answer to one event.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// What was posted to `/response`, or to `/error`.
    pub result: Result<Value, Value>,
    /// From the event's delivery to the answer's arrival.
    pub took: Duration,
}

/// The process ended before it did what was waited for.
#[derive(Debug, thiserror::Error)]
#[error("the function's process has ended")]
pub struct Gone;

/// A running function. Dropping it kills the process.
pub struct Function {
    jobs: mpsc::UnboundedSender<Job>,
    ready: watch::Receiver<Option<Duration>>,
    pid: u32,
    kill: Mutex<Option<oneshot::Sender<()>>>,
    ended: Mutex<blocking::Receiver<()>>,
    log: tempfile::NamedTempFile,
    _running: Running,
}

/// Starts the stub and the program.
///
/// # Errors
/// The program cannot be run.
pub fn start(launch: Launch) -> Result<Function, Error> {
    let (jobs, taken) = mpsc::unbounded_channel();
    let (ready_in, ready) = watch::channel(None);
    let (kill, killed) = oneshot::channel();
    let (ended_in, ended) = blocking::channel();
    let (pid_in, pid) = blocking::channel();
    let log = tempfile::NamedTempFile::new()?;
    let out = log.reopen()?;
    // One open file for both, or they would write over each other.
    let err = out.try_clone()?;
    let running = Running::start("runtime-api", move |listener| async move {
        let address = listener
            .local_addr()
            .map(|address| address.to_string())
            .unwrap_or_default();
        let started = Instant::now();
        let mut child = match spawn(&launch, &address, out, err) {
            Ok(child) => child,
            Err(error) => return drop(pid_in.send(Err(error))),
        };
        let _ = pid_in.send(Ok(child.id().unwrap_or_default()));
        let router = stub::routes(started, ready_in, taken);
        tokio::select! {
            _ = axum::serve(listener, router) => {}
            _ = child.wait() => {}
            _ = killed => {}
        }
        // An error means that it ended by itself.
        let _ = child.start_kill();
        let _ = child.wait().await;
        let _ = ended_in.send(());
    })?;
    let pid = pid
        .recv()
        .map_err(|error| Error::Store(error.to_string()))??;
    Ok(Function {
        jobs,
        ready,
        pid,
        kill: Mutex::new(Some(kill)),
        ended: Mutex::new(ended),
        log,
        _running: running,
    })
}

fn spawn(launch: &Launch, address: &str, out: File, err: File) -> std::io::Result<Child> {
    let mut command = Command::new(&launch.program);
    command
        .args(&launch.args)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .kill_on_drop(true);
    command
        .env("AWS_LAMBDA_RUNTIME_API", address)
        .env("AWS_LAMBDA_FUNCTION_NAME", "local");
    command
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256");
    command
        .env("AWS_LAMBDA_LOG_GROUP_NAME", "local")
        .env("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    command
        .envs(launch.env.iter().map(|(name, value)| (name, value)))
        .spawn()
}

impl Function {
    /// The process id.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// From just before the process started to its first `/next`.
    ///
    /// # Errors
    /// It ended before.
    pub async fn ready(&self) -> Result<Duration, Gone> {
        let mut ready = self.ready.clone();
        let at = ready.wait_for(Option::is_some).await.map_err(|_| Gone)?;
        (*at).ok_or(Gone)
    }

    /// Hands over one event and waits for its answer.
    ///
    /// # Errors
    /// The process ended first, killed or by itself; [`log`](Self::log) may say why.
    pub async fn invoke(&self, event: &Value) -> Result<Answered, Gone> {
        let (answer, answered) = oneshot::channel();
        self.jobs
            .send(Job {
                event: event.to_string(),
                answer,
            })
            .map_err(|_| Gone)?;
        answered.await.map_err(|_| Gone)
    }

    /// `SIGKILL`; returns when the process is gone. What waits for an answer gets [`Gone`].
    pub fn kill(&self) {
        let kill = self
            .kill
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if kill.is_some_and(|kill| kill.send(()).is_ok()) {
            // An error means that the server has ended, and the process before it.
            let _ = self
                .ended
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .recv();
        }
    }

    /// Everything that the process wrote to its standard output and error so far.
    ///
    /// # Errors
    /// The log cannot be read.
    pub fn log(&self) -> Result<String, Error> {
        Ok(String::from_utf8_lossy(&std::fs::read(self.log.path())?).into_owned())
    }

    /// Resident memory in bytes; none once the process is gone.
    pub fn resident_bytes(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid)).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
        Some(kilobytes * 1024)
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        self.kill();
    }
}
