//! One CSV file, row by row: headings found by name, cells decoded one at a time.

use std::io::{self, Read, Seek};

use csv::{ByteRecord, Position, Terminator};
use encoding_rs::{SHIFT_JIS, UTF_8};

use super::cells::{Column, Layout};
use super::report::{Finding, RosterFile};
use crate::read::typed;

/// No row is longer: a quotation mark that is never closed must not pull the whole file into memory.
const LONGEST_ROW: u64 = 256 * 1024;

/// A file that is being read. Bytes are parted at commas before they are decoded, which is safe in
/// both encodings: no second byte of windows-31j is a comma, a quotation mark or a line end.
pub(super) struct Sheet<R> {
    csv: csv::Reader<Capped<R>>,
    pub(super) layout: Layout,
}

impl<R: Read> Sheet<R> {
    /// Reads the heading. The encoding shows there: Japanese headings in windows-31j are never UTF-8.
    pub(super) fn open(
        input: R,
        file: RosterFile,
        columns: &'static [Column],
        findings: &mut Vec<Finding>,
    ) -> io::Result<Self> {
        let mut csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            // A carriage return before the line end is trimmed with the last cell.
            .terminator(Terminator::Any(b'\n'))
            .from_reader(Capped {
                input,
                since_row: 0,
                given: 0,
                last: 0,
            });
        let mut heading = ByteRecord::new();
        csv.read_byte_record(&mut heading).map_err(broken)?;
        csv.get_mut().since_row = 0;
        let encoding = if std::str::from_utf8(heading.as_slice()).is_ok() {
            UTF_8
        } else {
            SHIFT_JIS
        };
        let names: Vec<String> = heading
            .iter()
            .map(|cell| typed(&encoding.decode_without_bom_handling(cell).0))
            .collect();
        let layout = Layout::find(file, encoding, columns, &names, findings);
        Ok(Self { csv, layout })
    }

    /// The next row that is not blank, with where it stands.
    pub(super) fn next(&mut self, record: &mut ByteRecord) -> io::Result<Option<Position>> {
        loop {
            if !self.csv.read_byte_record(record).map_err(broken)? {
                return Ok(None);
            }
            self.csv.get_mut().since_row = 0;
            if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            let mut at = record.position().cloned().unwrap_or_else(Position::new);
            at.set_line(self.line_of(record));
            return Ok(Some(at));
        }
    }

    /// The line on which the row just read begins. The reader's own position lies before blank lines,
    /// so it is counted back from the row's end.
    fn line_of(&self, record: &ByteRecord) -> u64 {
        let Capped { given, last, .. } = *self.csv.get_ref();
        let unfinished = self.csv.position().byte() == given && last != b'\n';
        let inside = record
            .as_slice()
            .iter()
            .filter(|byte| **byte == b'\n')
            .count() as u64;
        let after = self.csv.position().line();
        after.saturating_sub(inside + u64::from(!unfinished))
    }
}

impl<R: Read + Seek> Sheet<R> {
    /// Goes to a row that was read before. Rows in order cost no seek.
    pub(super) fn go_to(&mut self, position: Position) -> io::Result<()> {
        self.csv.seek(position).map_err(broken)
    }
}

impl<R: Read> Sheet<R> {
    pub(super) fn into_input(self) -> R {
        self.csv.into_inner().input
    }
}

/// An input that refuses to give a single row more than [`LONGEST_ROW`] bytes.
struct Capped<R> {
    input: R,
    since_row: u64,
    /// Where in the file the last byte given stands.
    given: u64,
    last: u8,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since_row > LONGEST_ROW {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let count = self.input.read(buffer)?;
        self.since_row += count as u64;
        self.given += count as u64;
        self.last = buffer
            .get(..count)
            .and_then(<[u8]>::last)
            .copied()
            .unwrap_or(self.last);
        Ok(count)
    }
}

impl<R: Seek> Seek for Capped<R> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.since_row = 0;
        self.given = self.input.seek(to)?;
        Ok(self.given)
    }
}

fn broken(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => io::ErrorKind::InvalidData.into(),
    }
}
