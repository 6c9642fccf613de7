//! What the first answer takes with the processor of a small function: 14 % of one, as Lambda gives at 256 MB.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use emulators::runtime_api;
use tempfile::TempDir;

use crate::Wish;
use crate::launches::{self, HELLO, PREPARED, Program, STEPS};
use crate::numbers::{median, ms, quantile};
use crate::report::{Report, row};
use crate::stand::{self, Stand};
use crate::strangers;
use local::demo::Fault;
use local::root;

/// Microseconds of the processor in each [`PERIOD`].
const QUOTA: u32 = 2_800;
/// Lambda's own, microseconds.
const PERIOD: u32 = 20_000;
/// The step that all are asked for.
const STEP: &str = STEPS[1];

/// When the processor becomes small.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Small {
    /// From the process's start on.
    Always,
    /// From its first `/next` on: Lambda starts functions with a whole processor.
    Later,
}

/// Interleaved starts, printed; a line that says why, where this machine gives no share of a processor.
pub(crate) async fn measure(wish: &Wish, report: &mut Report<'_>) -> Result<(), Fault> {
    let rounds = if wish.quick { 1 } else { 20 };
    report.part(
        "First answer with 14 % of a processor",
        &format!(
            "Medians of {rounds} interleaved starts in a control group of {QUOTA} µs in each {PERIOD} µs: from just \
             before the process to the answer of one login by somebody unknown (one Argon2 run; the bare runtime: an \
             echo). `{PREPARED}` is `{STEP}` with secrets fetched and one item read before its first `/next`; here the \
             secrets are a file and the tables plain HTTP, so TLS and its certificates are not in it."
        ),
    );
    let group = match Group::make() {
        Ok(group) => group,
        Err(why) => {
            report.line(&format!(
                "Not measured: no control group on this machine ({why})."
            ));
            return Ok(());
        }
    };
    let stand = Stand::start(|_| {})?;
    stand::load(stand.app(), 10).await?;
    let folder = TempDir::new_in(root().join("target"))?;
    let programs = launches::named(&[HELLO, STEP, PREPARED], wish, &stand, folder.path())?;
    let whens = [Small::Always, Small::Later];
    let runs: Vec<(&Program, Small)> = programs
        .iter()
        .flat_map(|program| whens.map(|when| (program, when)))
        .collect();
    let mut taken: Vec<[Vec<Duration>; 2]> = runs.iter().map(|_| Default::default()).collect();
    for round in 0..=rounds {
        for ((program, when), taken) in runs.iter().zip(&mut taken) {
            let (ready, answered) = once(program, *when, &group, &stand).await?;
            if round > 0 {
                let [readies, answers] = taken;
                readies.push(ready);
                answers.push(answered);
            }
        }
    }
    tell(report, &runs, &taken);
    Ok(())
}

/// (to the first `/next`, from the event to its answer)
async fn once(
    program: &Program,
    when: Small,
    group: &Group,
    stand: &Stand,
) -> Result<(Duration, Duration), Fault> {
    let mut launch = program.launch.clone();
    if when == Small::Always {
        let whole = launch.program.to_string_lossy().into_owned();
        let enter = format!("echo $$ > '{}' && exec \"$0\"", group.members().display());
        launch.program = PathBuf::from("/bin/sh");
        launch.args = vec!["-c".to_owned(), enter, whole];
    }
    let function = runtime_api::start(launch)?;
    let gone = |_| {
        let log = function.log().unwrap_or_default();
        format!("{} ended: {log}", program.name)
    };
    let ready = function.ready().await.map_err(gone)?;
    if when == Small::Later {
        std::fs::write(group.members(), function.pid().to_string())?;
    }
    let step = (program.name != HELLO).then_some(STEP);
    Ok((ready, strangers::ask(&function, step, stand).await?))
}

fn tell(report: &mut Report<'_>, runs: &[(&Program, Small)], taken: &[[Vec<Duration>; 2]]) {
    let mut rows = vec![row([
        "program",
        "14 % of a processor",
        "to /next, ms",
        "then to the answer, ms",
        "p90, ms",
    ])];
    for ((program, when), [readies, answers]) in runs.iter().zip(taken) {
        let when = match when {
            Small::Always => "from the start",
            Small::Later => "from /next on",
        };
        rows.push(row([
            program.name,
            when,
            &ms(median(readies)),
            &ms(median(answers)),
            &ms(quantile(answers, 0.9)),
        ]));
    }
    report.table(&rows);
}

/// A control group of our own, taken away with the last of its processes.
struct Group(PathBuf);

impl Group {
    /// Of the kernel's first or second edition, whichever is there.
    fn make() -> io::Result<Self> {
        let second = Path::new("/sys/fs/cgroup/cgroup.controllers").exists();
        let parent = if second {
            "/sys/fs/cgroup"
        } else {
            "/sys/fs/cgroup/cpu"
        };
        let group = Self(Path::new(parent).join(format!("kennin-bench-{}", std::process::id())));
        std::fs::create_dir(&group.0)?;
        if second {
            std::fs::write(group.0.join("cpu.max"), format!("{QUOTA} {PERIOD}"))?;
        } else {
            std::fs::write(group.0.join("cpu.cfs_period_us"), PERIOD.to_string())?;
            std::fs::write(group.0.join("cpu.cfs_quota_us"), QUOTA.to_string())?;
        }
        Ok(group)
    }

    fn members(&self) -> PathBuf {
        self.0.join("cgroup.procs")
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // One that stays is empty and costs nothing.
        let _ = std::fs::remove_dir(&self.0);
    }
}
