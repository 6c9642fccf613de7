//! Both files of a roster: checked as a whole, then read member by member.

use std::collections::HashMap;
use std::io::{self, Read, Seek};

use csv::{ByteRecord, Position};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::cells::{Cells, Column};
use super::households::{Key, Place, Roster, first, key};
use super::report::{Finding, Report, RosterFile, Severity};
use super::sheet::Sheet;
use super::{DependentRow, MemberRow, dependent, member};

/// What the check of a roster gives.
#[derive(Debug)]
pub struct Checked<M, D> {
    /// All findings of both files.
    pub report: Report,
    /// The roster itself; none where the report holds an error.
    pub roster: Option<Roster<M, D>>,
}

/// Reads both files from their start to their end and reports everything that is wrong with them.
/// `today` is a day in Japan: no birth lies after it.
///
/// # Errors
/// Only what the inputs themselves raise; whatever is wrong with their content is in the report.
pub fn check<M: Read + Seek, D: Read + Seek>(
    members: M,
    dependents: D,
    today: Date,
) -> io::Result<Checked<M, D>> {
    let mut report = Report::default();
    let (members, keys) = walk_members(members, today, &mut report)?;
    let (dependents, places) = walk_dependents(dependents, today, &keys, &mut report)?;
    report.sort();
    let roster = Roster {
        members,
        dependents,
        places,
        today,
    };
    Ok(Checked {
        roster: report.accepts().then_some(roster),
        report,
    })
}

fn walk_members<M: Read>(
    input: M,
    today: Date,
    report: &mut Report,
) -> io::Result<(M, HashMap<Key, u64>)> {
    const FILE: RosterFile = RosterFile::Members;
    let mut keys: HashMap<Key, u64> = HashMap::new();
    let read = |cells: &mut Cells<'_>| MemberRow::read(cells, today);
    let each = |row: Option<MemberRow>, at: &Position, report: &mut Report| {
        report.members += 1;
        let Some(row) = row else { return };
        if let Some(first) = keys.insert(key(&row.symbol, &row.number), at.line()) {
            report.add(repeated(FILE, at.line(), "番号", "記号・番号", first));
        }
    };
    let input = walk(input, FILE, member::COLUMNS, report, read, each)?;
    Ok((input, keys))
}

fn walk_dependents<D: Read>(
    input: D,
    today: Date,
    members: &HashMap<Key, u64>,
    report: &mut Report,
) -> io::Result<(D, Vec<Place>)> {
    const FILE: RosterFile = RosterFile::Dependents;
    const NOBODYS: &str =
        "この記号・番号の方が被保険者(組合員)の名簿にないか、その行に誤りがあります。";
    let mut places = Vec::new();
    let read = |cells: &mut Cells<'_>| DependentRow::read(cells, today);
    let each = |row: Option<DependentRow>, at: &Position, report: &mut Report| {
        report.dependents += 1;
        let Some(row) = row else { return };
        let (member, line) = (key(&row.symbol, &row.number), at.line());
        if !members.contains_key(&member) {
            report.add(Finding::new(
                FILE,
                line,
                Some("番号"),
                NOBODYS,
                Severity::Error,
            ));
        }
        places.push(Place {
            member,
            byte: at.byte(),
            line,
            branch: u64::from_be_bytes(first(&Sha256::digest(&row.dependent.branch))),
        });
    };
    let input = walk(input, FILE, dependent::COLUMNS, report, read, each)?;
    // By member and, within one, in the order of the file.
    places.sort_unstable();
    report_repeated_branches(&places, report);
    Ok((input, places))
}

fn report_repeated_branches(places: &[Place], report: &mut Report) {
    const FILE: RosterFile = RosterFile::Dependents;
    for family in places.chunk_by(|a, b| a.member == b.member) {
        let mut lines = HashMap::new();
        for Place { branch, line, .. } in family {
            let first = *lines.entry(branch).or_insert(*line);
            if first != *line {
                report.add(repeated(FILE, *line, "枝番", "枝番", first));
            }
        }
    }
}

/// Opens one file, reads each row for `each`, and turns a row without end into a finding.
fn walk<R: Read, T>(
    input: R,
    file: RosterFile,
    columns: &'static [Column],
    report: &mut Report,
    read: impl Fn(&mut Cells<'_>) -> Option<T>,
    mut each: impl FnMut(Option<T>, &Position, &mut Report),
) -> io::Result<R> {
    let mut findings = Vec::new();
    let mut sheet = Sheet::open(input, file, columns, &mut findings)?;
    let readable = !findings.iter().any(Finding::rejects);
    findings.into_iter().for_each(|finding| report.add(finding));
    let mut record = ByteRecord::new();
    let mut last = 1;
    if !readable {
        return Ok(sheet.into_input());
    }
    loop {
        match sheet.next(&mut record) {
            Ok(Some(at)) => {
                last = at.line();
                let (row, findings) = sheet.layout.row(&record, last, &read);
                findings.into_iter().for_each(|finding| report.add(finding));
                each(row, &at, report);
            }
            Ok(None) => break,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                let message = "この行の次の行が長すぎます。引用符の閉じ忘れをご確認ください。";
                report.add(Finding::new(file, last, None, message, Severity::Error));
                break;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(sheet.into_input())
}

fn repeated(file: RosterFile, line: u64, column: &'static str, what: &str, first: u64) -> Finding {
    let message = format!("同じ{what}の行がすでにあります({first}行目)。");
    Finding::new(file, line, Some(column), message, Severity::Error)
}

#[cfg(test)]
pub(super) mod tests;
