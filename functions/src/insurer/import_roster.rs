//! Imports a roster: both files as a whole or not at all, and only what changed.

use std::io::{self, Read, Seek};

use domain::calendar;
use domain::identity::InsurerCode;
use domain::roster::{Household, Report, check};
use platform::{App, Problem};

use super::import::Import;

/// Households that are read, compared and written together.
const CHUNK: usize = 100;

/// Whether an import writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The same pass without a write: what would be done.
    DryRun,
    /// Writes what changed.
    Write,
}

/// What an import did, or in a dry run would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// What was found in the files; one error rejects both, and nothing is written.
    pub report: Report,
    /// The import's number; none where nothing had to be written.
    pub number: Option<u64>,
    /// Members who were not in the table.
    pub added: u64,
    /// Members whose entry changed, those who came back among them.
    pub changed: u64,
    /// Members who no longer stand in the roster.
    pub gone: u64,
}

/// Imports the roster of `insurer` from its two files. Killed at any point and repeated with the same
/// files it leaves the same entries as an unbroken run; repeated once more it writes nothing.
///
/// Each entry is one update of one item: what a sign-up sets meanwhile (`registered`) stays.
///
/// # Errors
/// `busy` or internal, among them a file that cannot be read to its end.
pub async fn import_roster<M, D>(
    app: &App,
    insurer: &InsurerCode,
    members: M,
    dependents: D,
    mode: Mode,
) -> Result<Imported, Problem>
where
    M: Read + Seek + Send,
    D: Read + Seek + Send,
{
    let today = calendar::today(app.now());
    let checked = check(members, dependents, today).map_err(unreadable)?;
    let Some(roster) = checked.roster else {
        return Ok(Imported {
            report: checked.report,
            ..Imported::default()
        });
    };
    let mut import = Import::begin(app, insurer, mode, checked.report).await?;
    let mut chunk: Vec<Household> = Vec::with_capacity(CHUNK);
    for household in roster.households().map_err(unreadable)? {
        chunk.push(household.map_err(unreadable)?);
        if chunk.len() == CHUNK {
            import.take(std::mem::take(&mut chunk)).await?;
        }
    }
    import.take(chunk).await?;
    import.mark_the_gone().await?;
    import.finish().await
}

fn unreadable(fault: io::Error) -> Problem {
    Problem::internal("roster file", fault.kind())
}
