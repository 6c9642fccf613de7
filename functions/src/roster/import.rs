//! Imports a roster: both files as a whole or not at all, and only what changed.

use std::io::{self, BufRead, BufReader, Read, Seek};

use domain::calendar;
use domain::identity::InsurerCode;
use domain::roster::{Household, check};
use platform::audit::Actor;
use platform::random::hex;
use platform::{App, Problem};
use sha2::{Digest, Sha256};

use super::imported::{Imported, Mode};
use super::run::Import;

/// Households that are read, compared and written together.
const CHUNK: usize = 100;

/// Imports the roster of `insurer` from its two files. Killed at any point and repeated with the same
/// files it leaves the same entries as an unbroken run; repeated once more it writes nothing.
///
/// A changed entry is one update of one item: what a sign-up sets meanwhile (`registered`) stays. Where the
/// roster has another address, the account that has its address from there follows in the same transaction.
///
/// # Errors
/// `busy`, also while other files of this insurer are being imported, or internal, among them a file that cannot be read to its end.
pub async fn import_roster<M, D>(
    app: &App,
    actor: &Actor,
    insurer: &InsurerCode,
    mut members: M,
    mut dependents: D,
    mode: Mode,
) -> Result<Imported, Problem>
where
    M: Read + Seek + Send,
    D: Read + Seek + Send,
{
    let today = calendar::today(app.now());
    let mut files = Sha256::new();
    digest(&mut files, &mut members).map_err(unreadable)?;
    digest(&mut files, &mut dependents).map_err(unreadable)?;
    let files = hex(&files.finalize());
    let checked = check(members, dependents, today).map_err(unreadable)?;
    let Some(roster) = checked.roster else {
        return Ok(Imported {
            report: checked.report,
            ..Imported::default()
        });
    };
    let mut import = Import::begin(app, actor, insurer, mode, files, checked.report).await?;
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

/// Adds what `file` holds to `files`, and its length, and goes back to its start.
fn digest(files: &mut Sha256, file: &mut (impl Read + Seek)) -> io::Result<()> {
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
