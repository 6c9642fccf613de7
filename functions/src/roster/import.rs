//! Imports a roster: both files as a whole or not at all, and only what changed.

use std::io::{self, BufRead, BufReader, Read, Seek};

use domain::calendar;
use domain::identity::InsurerCode;
use domain::roster::{Decisions, Household, Roster, check};
use platform::audit::Actor;
use platform::random::hex;
use platform::{App, Problem};
use sha2::{Digest, Sha256};

use super::imported::{Imported, Mode, Run};
use super::run::Import;

/// Households that are read, compared and written together.
const CHUNK: usize = 100;

/// Imports the roster of `insurer` from its two files. Killed at any point and repeated with the same
/// files it leaves the same entries as an unbroken run; repeated once more it writes nothing.
///
/// Another person under a known 記号番号 is a new member. Whoever is not clearly the one or the other is written
/// only as `run` says; before anything is written all rows are compared, and too many others end it.
///
/// A changed entry is one update of one item: what a sign-up sets meanwhile (`registered`) stays. What changes the
/// account too (another address from the roster, leaving, coming back) is one transaction with the account and its
/// login.
///
/// # Errors
/// `busy`, also while other files of this insurer are being imported, or internal, among them a file that cannot be read to its end.
pub async fn import_roster<M, D>(
    app: &App,
    actor: &Actor,
    insurer: &InsurerCode,
    mut members: M,
    mut dependents: D,
    run: impl Into<Run>,
) -> Result<Imported, Problem>
where
    M: Read + Seek + Send,
    D: Read + Seek + Send,
{
    let run = run.into();
    let mode = run.mode;
    let today = calendar::today(app.now());
    let files = digest(&mut members, &mut dependents, &run.decisions)?;
    let checked = check(members, dependents, today).map_err(unreadable)?;
    let Some(mut roster) = checked.roster else {
        return Ok(Imported {
            report: checked.report,
            ..Imported::default()
        });
    };
    let mut import = Import::begin(app, actor, insurer, run, files, checked.report).await?;
    if mode == Mode::DryRun || import.follows_another() {
        compare(&mut import, &mut roster).await?;
    }
    if mode == Mode::DryRun || import.is_refused() {
        return import.told().await;
    }
    import.will_write();
    compare(&mut import, &mut roster).await?;
    import.mark_the_gone().await?;
    import.finish().await
}

/// Compares every household with the table, chunk by chunk, and lets the import write what differs, if it writes.
async fn compare<M, D>(import: &mut Import, roster: &mut Roster<M, D>) -> Result<(), Problem>
where
    M: Read + Seek + Send,
    D: Read + Seek + Send,
{
    let mut chunk: Vec<Household> = Vec::with_capacity(CHUNK);
    for household in roster.households().map_err(unreadable)? {
        chunk.push(household.map_err(unreadable)?);
        if chunk.len() == CHUNK {
            import.take(std::mem::take(&mut chunk)).await?;
        }
    }
    import.take(chunk).await
}

/// What an import is known by while it is on its way: SHA-256 of both files and their lengths, and of what is said
/// of their rows, since another decision writes other entries.
fn digest(
    members: &mut (impl Read + Seek),
    dependents: &mut (impl Read + Seek),
    decisions: &Decisions,
) -> Result<String, Problem> {
    let mut files = Sha256::new();
    add(&mut files, members).map_err(unreadable)?;
    add(&mut files, dependents).map_err(unreadable)?;
    let decisions = serde_json::to_vec(decisions);
    files.update(decisions.map_err(|fault| Problem::internal("decisions", fault.to_string()))?);
    Ok(hex(&files.finalize()))
}

/// Adds what `file` holds to `files`, and its length, and goes back to its start.
fn add(files: &mut Sha256, file: &mut (impl Read + Seek)) -> io::Result<()> {
    let mut reader = BufReader::new(&mut *file);
    let mut length = 0_u64;
    loop {
        let piece = reader.fill_buf()?;
        if piece.is_empty() {
            break;
        }
        files.update(piece);
        let read = piece.len();
        length += read as u64;
        reader.consume(read);
    }
    files.update(length.to_be_bytes());
    file.rewind()
}

fn unreadable(fault: io::Error) -> Problem {
    Problem::internal("roster file", fault.kind())
}
