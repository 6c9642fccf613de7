//! Roster import: rows a second and memory, in a process of its own, since the embedded tables live in
//! this one.

use std::fs::File;
use std::path::Path;
use std::time::Instant;

use domain::identity::InsurerCode;
use functions::campaigns::enrol;
use functions::roster::{Mode, import_roster};
use platform::App;
use platform::audit::Actor;
use serde::{Deserialize, Serialize};

use crate::numbers::mib;
use crate::report::{Report, row};
use crate::rosters::{self, INSURER};
use crate::stand::Stand;
use crate::{IMPORT, Wish};
use local::demo::{self, Fault};
use local::root;
use tests::binaries;

/// What the child tells.
#[derive(Serialize, Deserialize)]
struct Told {
    seconds: f64,
    added: u64,
    /// Resident bytes before the import, and the most until its end.
    before: u64,
    peak: u64,
}

/// Imports two sizes and prints.
pub(crate) async fn measure(wish: &Wish, report: &mut Report<'_>) -> Result<(), Fault> {
    let sizes = if wish.quick {
        [200, 400]
    } else {
        [10_000, 40_000]
    };
    report.part(
        "Roster import",
        "Generated Shift_JIS files, one dependent a member, imported into empty tables by a process of its own over \
         loopback (the embedded DynamoDB is in the parent); rows are members and dependents; memory is VmHWM of that \
         process, and VmRSS just before the import.",
    );
    let mut rows = vec![row([
        "members",
        "rows",
        "time, s",
        "rows/s",
        "before, MiB",
        "peak, MiB",
        "grown, MiB",
    ])];
    let mut peaks = Vec::new();
    for members in sizes {
        let told = child(members).await?;
        if told.added != members as u64 {
            return Err(format!("{} of {members} were added", told.added).into());
        }
        rows.push(row([
            &members.to_string(),
            &(2 * members).to_string(),
            &format!("{:.2}", told.seconds),
            &format!("{:.0}", 2.0 * members as f64 / told.seconds.max(0.001)),
            &mib(told.before),
            &mib(told.peak),
            &mib(told.peak.saturating_sub(told.before)),
        ]));
        peaks.push(told.peak as f64 / 1_048_576.0);
    }
    report.table(&rows);
    if let ([small, large], [few, many]) = (peaks.as_slice(), sizes) {
        let more = large - small;
        report.line(&format!(
            "\nPeak of {many} members less that of {few}: {more:+.1} MiB."
        ));
    }
    Ok(())
}

async fn child(members: usize) -> Result<Told, Fault> {
    let stand = Stand::start(|_| {})?;
    rosters::write(stand.folder.path(), members)?;
    let child = tokio::process::Command::new(std::env::current_exe()?)
        .arg(IMPORT)
        .arg(stand.folder.path())
        .env_clear()
        .envs(binaries::environment(stand.app().config()))
        .stderr(std::process::Stdio::inherit())
        .output()
        .await?;
    if !child.status.success() {
        return Err(format!("the import ended with {}", child.status).into());
    }
    Ok(serde_json::from_slice(&child.stdout)?)
}

/// The child: imports the files in `folder` as its environment says and answers JSON for its parent.
///
/// # Errors
/// The environment, the files or the tables.
pub async fn import(folder: &Path) -> Result<String, Fault> {
    let app = App::from_env()?;
    let all = demo::insurers(&app, &root().join("tests/demo"))?;
    let ours = all.into_iter().find(|one| one.insurer.code == INSURER);
    let enrolment = ours.ok_or("the demo has another set of insurers")?;
    let actor = Actor::operator("bench");
    let enrolled = enrol(&app, &actor, &enrolment).await;
    enrolled.map_err(demo::refused)?;
    let code = InsurerCode::parse(INSURER).map_err(|fault| fault.to_string())?;
    let file = |kind: &str| File::open(folder.join(format!("{kind}-{INSURER}.csv")));
    let (members, dependents) = (file("members")?, file("dependents")?);
    let before = memory("VmRSS:")?;
    let began = Instant::now();
    let imported = import_roster(&app, &actor, &code, members, dependents, Mode::Write).await;
    let imported = imported.map_err(demo::refused)?;
    let told = Told {
        seconds: began.elapsed().as_secs_f64(),
        added: imported.added,
        before,
        peak: memory("VmHWM:")?,
    };
    Ok(serde_json::to_string(&told)?)
}

/// A line of this process's status, bytes.
fn memory(name: &str) -> Result<u64, Fault> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse().ok());
    let kilobytes: u64 = kilobytes.ok_or("no memory in the status")?;
    Ok(kilobytes * 1024)
}
