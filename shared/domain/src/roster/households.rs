//! A checked roster, read again member by member with the dependents of each.

use std::io::{self, Read, Seek, SeekFrom};

use csv::{ByteRecord, Position};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::cells::Cells;
use super::report::RosterFile;
use super::sheet::Sheet;
use super::{DependentRow, Household, MemberRow, dependent, member};
use crate::identity::{Number, Symbol};

/// Half a SHA-256 of 記号 and 番号: enough to tell millions apart, and nothing personal.
pub(super) type Key = [u8; 16];

/// A roster without errors.
///
/// Held in memory, whatever the order of the rows: a 16-byte key and the line of each member while it is
/// checked (about 30 bytes), and of each dependent a key, a hash of 枝番 and where the row stands (40
/// bytes) until the end. No row is held.
#[derive(Debug)]
pub struct Roster<M, D> {
    pub(super) members: M,
    pub(super) dependents: D,
    pub(super) places: Vec<Place>,
    pub(super) today: Date,
}

/// Where one dependent's row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) member: Key,
    pub(super) byte: u64,
    pub(super) line: u64,
    pub(super) branch: u64,
}

impl<M: Read + Seek, D: Read + Seek> Roster<M, D> {
    /// The households, in the order of the members' file, from its start each time. Each row is read again from
    /// its file; dependents in the members' order cost no seek.
    ///
    /// # Errors
    /// What the inputs raise.
    pub fn households(&mut self) -> io::Result<Households<'_, M, D>> {
        self.members.seek(SeekFrom::Start(0))?;
        self.dependents.seek(SeekFrom::Start(0))?;
        let (file, told) = (RosterFile::Dependents, &mut Vec::new());
        let dependents = Sheet::open(&mut self.dependents, file, dependent::COLUMNS, told)?;
        Ok(Households {
            members: Sheet::open(
                &mut self.members,
                RosterFile::Members,
                member::COLUMNS,
                told,
            )?,
            dependents,
            places: &self.places,
            today: self.today,
            record: ByteRecord::new(),
        })
    }
}

/// The households of a checked roster, one at a time. A file that changed since its check ends in
/// [`io::ErrorKind::InvalidData`].
pub struct Households<'a, M, D> {
    members: Sheet<&'a mut M>,
    dependents: Sheet<&'a mut D>,
    places: &'a [Place],
    today: Date,
    record: ByteRecord,
}

impl<M: Read, D: Read + Seek> Households<'_, M, D> {
    fn household(&mut self, at: &Position) -> io::Result<Household> {
        let today = self.today;
        let read = |cells: &mut Cells<'_>| MemberRow::read(cells, today);
        let (member, _) = self.members.layout.row(&self.record, at.line(), read);
        let member = member.ok_or(io::ErrorKind::InvalidData)?;
        let key = key(&member.symbol, &member.number);
        let from = self.places.partition_point(|place| place.member < key);
        let mut dependents = Vec::new();
        for place in self
            .places
            .iter()
            .skip(from)
            .take_while(|place| place.member == key)
        {
            let mut position = Position::new();
            position.set_byte(place.byte).set_line(place.line);
            self.dependents.go_to(position)?;
            self.dependents.next(&mut self.record)?;
            let read = |cells: &mut Cells<'_>| DependentRow::read(cells, today);
            let (row, _) = self.dependents.layout.row(&self.record, place.line, read);
            let row = row.filter(|row| row.symbol == member.symbol && row.number == member.number);
            dependents.push(row.ok_or(io::ErrorKind::InvalidData)?.dependent);
        }
        let line = at.line();
        Ok(Household {
            line,
            member,
            dependents,
        })
    }
}

impl<M: Read, D: Read + Seek> Iterator for Households<'_, M, D> {
    type Item = io::Result<Household>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.members.next(&mut self.record) {
            Ok(at) => at.map(|at| self.household(&at)),
            Err(error) => Some(Err(error)),
        }
    }
}

pub(super) fn key(symbol: &Symbol, number: &Number) -> Key {
    let text = format!("{}\u{1f}{}", symbol.key(), number.key());
    first(&Sha256::digest(text))
}

/// The first bytes of a digest.
pub(super) fn first<const N: usize>(digest: &[u8]) -> [u8; N] {
    digest.first_chunk().copied().unwrap_or([0; N])
}
