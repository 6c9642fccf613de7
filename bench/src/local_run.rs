//! The local run: from just before the process to its banner, as `make run` starts it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use local::demo::Fault;
use local::root;
use tempfile::TempDir;

use crate::Wish;
use crate::numbers::{median, ms};
use crate::report::{Report, row};

/// How soon a run over a state that is there has to be up.
const TARGET: Duration = Duration::from_secs(2);

/// Starts with fresh states, and again over each; printed.
pub(crate) fn measure(wish: &Wish, report: &mut Report<'_>) -> Result<(), Fault> {
    let runs = if wish.quick { 1 } else { 7 };
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let state = TempDir::new()?;
        first.push(up(state.path())?);
        second.push(up(state.path())?);
    }
    report.part(
        "Local run",
        &format!(
            "Medians of {runs} starts of the debug build, from just before the process to its whole banner; the first \
             over an empty state loads the demo, the second finds it."
        ),
    );
    let met = if median(&second) <= TARGET {
        "met"
    } else {
        "NOT MET"
    };
    report.table(&[
        row(["start", "ms", "target ≤ 2 s"]),
        row(["empty state", &ms(median(&first)), ""]),
        row(["state that is there", &ms(median(&second)), met]),
    ]);
    Ok(())
}

/// One start over `state`, killed once it is up.
fn up(state: &Path) -> Result<Duration, Fault> {
    let began = Instant::now();
    let mut child = Command::new(root().join("target/debug/local"))
        .env("PORT", "0")
        .env("STATE", state)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|fault| format!("target/debug/local: {fault}: run infra/make/bench.sh"))?;
    let output = child.stdout.take().ok_or("no output")?;
    let mut lines = BufReader::new(output).lines();
    let up = lines.any(|line| line.is_ok_and(|line| line.contains("再発行")));
    let took = began.elapsed();
    child.kill()?;
    child.wait()?;
    if up {
        Ok(took)
    } else {
        Err("the local run ended early".into())
    }
}
