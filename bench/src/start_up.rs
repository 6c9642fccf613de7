//! Start-up of real binaries to the first `/next` of a stub Runtime API, against the bare runtime.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use emulators::runtime_api;
use tempfile::TempDir;

use crate::Wish;
use crate::launches::{self, HELLO, PYTHON, Program};
use crate::numbers::{median, mib, ms, quantile};
use crate::report::{Report, row};
use crate::stand::{self, Stand};
use crate::strangers;
use local::demo::Fault;
use local::root;

/// The target of the issue: this many times the bare runtime at most.
const TARGET: f64 = 1.3;

/// What one program's starts gave.
#[derive(Default)]
struct Starts {
    ready: Vec<Duration>,
    first: Vec<Duration>,
    resident: Vec<u64>,
}

/// Interleaved runs: each round starts each program once, in an order of its own, since a program that comes after
/// one that used much memory finds colder caches.
pub(crate) async fn measure(wish: &Wish, report: &mut Report<'_>) -> Result<(), Fault> {
    let (rounds, slow_rounds) = if wish.quick { (2, 1) } else { (50, 7) };
    let stand = Stand::start(|_| {})?;
    stand::load(stand.app(), 10).await?;
    let folder = TempDir::new_in(root().join("target"))?;
    let programs = launches::all(wish, &stand, folder.path())?;
    let mut starts: Vec<Starts> = programs.iter().map(|_| Starts::default()).collect();
    // One start of each before, so that all of them come from the page cache.
    for round in 0..=rounds {
        let mut order: Vec<_> = programs.iter().zip(&mut starts).enumerate().collect();
        order.sort_by_key(|(place, _)| shuffled(round, *place));
        for (_, (program, starts)) in order {
            if program.name == PYTHON && round > slow_rounds {
                continue;
            }
            let fresh = once(program, &stand).await?;
            if round > 0 {
                starts.ready.push(fresh.0);
                starts.first.push(fresh.1);
                starts.resident.push(fresh.2);
            }
        }
    }
    tell(report, &programs, &starts, rounds, slow_rounds);
    Ok(())
}

/// A place in the order of this round: the same in every run.
fn shuffled(round: u32, place: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (round, place).hash(&mut hasher);
    hasher.finish()
}

/// (to the first `/next`, to the first answer, resident bytes at the first `/next`)
async fn once(program: &Program, stand: &Stand) -> Result<(Duration, Duration, u64), Fault> {
    let function = runtime_api::start(program.launch.clone())?;
    let gone = |_| {
        let log = function.log().unwrap_or_default();
        format!("{} ended: {log}", program.name)
    };
    let ready = function.ready().await.map_err(gone)?;
    let resident = function.resident_bytes().unwrap_or_default();
    let step = Some(program.name).filter(|name| ![HELLO, PYTHON].contains(name));
    let took = strangers::ask(&function, step, stand).await?;
    Ok((ready, ready + took, resident))
}

fn tell(
    report: &mut Report<'_>,
    programs: &[Program],
    starts: &[Starts],
    rounds: u32,
    slow_rounds: u32,
) {
    report.part(
        "Start-up",
        &format!(
            "Medians of {rounds} interleaved starts ({slow_rounds} of Python) of the binaries as deployed, from just \
             before the process to its first `/next` at a stub Runtime API; first answer: the same plus the time to \
             the answer of one request by somebody unknown (Python: one GetItem); resident memory at the first `/next`. \
             The files are copies, as a deployed package is unpacked; what the linker itself has just written lies in \
             the page cache in small pieces and starts later, the bare runtime's as well: the last ratio."
        ),
    );
    let ready = |name: &str, unpacked: bool| {
        let mut all = programs.iter().zip(starts);
        let found = all.find(|(program, _)| program.name == name && program.unpacked == unpacked);
        found.map(|(_, starts)| median(&starts.ready).as_secs_f64())
    };
    let ratio = |name: &str, unpacked: bool| Some(ready(name, unpacked)? / ready(HELLO, unpacked)?);
    let mut rows = vec![row([
        "program",
        "to /next, ms",
        "p90, ms",
        "ratio to the bare runtime",
        "target ≤ 1.3",
        "to the first answer, ms",
        "resident, MiB",
        "binary, MiB",
        "ratio as linked",
    ])];
    let unpacked = |(program, _): &(&Program, &Starts)| program.unpacked;
    for (program, starts) in programs.iter().zip(starts).filter(unpacked) {
        let its = ratio(program.name, true).unwrap_or(f64::INFINITY);
        let verdict = match program.name {
            HELLO | PYTHON => "",
            _ if its <= TARGET => "met",
            _ => "NOT MET",
        };
        let linked = ratio(program.name, false);
        let mut resident = starts.resident.clone();
        resident.sort_unstable();
        let middle = resident.get(resident.len() / 2).copied();
        let size = program.file.as_ref().and_then(|file| file.metadata().ok());
        rows.push(row([
            program.name,
            &ms(median(&starts.ready)),
            &ms(quantile(&starts.ready, 0.9)),
            &format!("{its:.2}"),
            verdict,
            &ms(median(&starts.first)),
            &mib(middle.unwrap_or_default()),
            &size.map_or_else(String::new, |size| mib(size.len())),
            &linked.map_or_else(String::new, |ratio| format!("{ratio:.2}")),
        ]));
    }
    report.table(&rows);
    if !programs.iter().any(|program| program.name == PYTHON) {
        report.line("\nPython + boto3 was not measured: no --python.");
    }
}
