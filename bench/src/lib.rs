//! `make bench`: what the system costs, side by side in one run. The AWS endpoints are the embedded
//! ones of `tests/emulators`, on loopback: times are of our own code and of them, never of the cloud.

#![expect(clippy::disallowed_methods, reason = "a bench measures real time")]

use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

mod alike;
mod import_child;
mod invitations;
mod launches;
mod local_run;
mod meter;
mod numbers;
mod report;
mod rosters;
mod stand;
mod start_up;
mod starved;
mod strangers;
mod way;
mod way_report;

pub use import_child::import;

use local::demo::Fault;
use report::Report;

/// The parts, in their order.
pub const PARTS: [&str; 7] = [
    "start-up",
    "starved",
    "steps",
    "alike",
    "invitations",
    "local-run",
    "import",
];

/// First argument of the process that imports for [`run`].
pub const IMPORT: &str = "--import";

/// What to measure.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Small counts: shows that it runs, measures nothing.
    pub quick: bool,
    /// Names of [`PARTS`]; none: all.
    pub parts: Vec<String>,
    /// Rates of the accounts whose invitations are sent, recipients a second; none: all.
    pub rates: Vec<u32>,
    /// A Python with boto3; none: that line is left out.
    pub python: Option<PathBuf>,
}

/// Measures and writes Markdown to `out`, part by part.
///
/// # Errors
/// A part that could not be measured.
pub async fn run(wish: &Wish, out: &mut dyn Write) -> Result<(), Fault> {
    let mut report = Report::begin(out);
    let began = Instant::now();
    for part in PARTS {
        if !wish.parts.is_empty() && !wish.parts.iter().any(|asked| asked == part) {
            continue;
        }
        match part {
            "start-up" => start_up::measure(wish, &mut report).await?,
            "starved" => starved::measure(wish, &mut report).await?,
            "steps" => way::measure(wish, &mut report).await?,
            "alike" => alike::measure(wish, &mut report).await?,
            "invitations" => invitations::measure(wish, &mut report).await?,
            "local-run" => local_run::measure(wish, &mut report)?,
            _ => import_child::measure(wish, &mut report).await?,
        }
    }
    report.line(&format!("\nDone in {} s.", began.elapsed().as_secs()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn no_step_needs_more_calls_one_after_the_other_than_promised() {
        let wish = Wish {
            quick: true,
            parts: vec!["steps".to_owned()],
            ..Wish::default()
        };
        let mut out = Vec::new();
        run(&wish, &mut out).await.unwrap();
        let text = String::from_utf8(out).unwrap();
        let (_, depth) = text.split_once("## Depth of dependent AWS calls").unwrap();
        assert_eq!(depth.matches("| met ").count(), 8, "{depth}");
        assert!(!depth.contains("NOT MET"), "{depth}");
    }
}
