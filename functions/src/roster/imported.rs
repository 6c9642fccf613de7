//! What an import is asked to do, and what it did.

use domain::roster::{Decisions, Doubt, Report};

/// Whether an import writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The same pass without a write: what would be done.
    DryRun,
    /// Writes what changed.
    Write,
}

/// How an import is to run. Nothing of it is guessed: what is not said is not written.
#[derive(Clone, Debug)]
pub struct Run {
    /// Whether it writes.
    pub mode: Mode,
    /// What is said of rows that may be a correction or a stranger.
    pub decisions: Decisions,
    /// How many other persons under known numbers were seen in a dry run and found right: beyond what every import
    /// may bring, no more than these are taken.
    pub confirmed: u64,
}

impl From<Mode> for Run {
    fn from(mode: Mode) -> Self {
        Self {
            mode,
            decisions: Decisions::default(),
            confirmed: 0,
        }
    }
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
    /// Other persons than before under their 記号番号, by the rows or because the run says so. They are new
    /// members, and the accounts of those who stood there are closed.
    pub others: u64,
    /// Rows in doubt of which the run says nothing: their entries stay as they were.
    pub held: Held,
    /// More others than the run may bring without confirmation: nothing is written, also of the rest.
    pub refused: bool,
    /// Members who no longer stand in the roster.
    pub gone: u64,
}

impl Imported {
    /// Whether the files are good and the run may bring what they bring.
    #[must_use]
    pub const fn accepted(&self) -> bool {
        self.report.accepts() && !self.refused
    }
}

/// Rows that are held back until somebody decides, by their lines in the members' file (the heading being line 1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Another name alone.
    pub kana: Vec<u64>,
    /// Another birth date alone.
    pub birth_date: Vec<u64>,
}

impl Held {
    pub(super) fn back(&mut self, line: u64, doubt: Doubt) {
        match doubt {
            Doubt::Kana => self.kana.push(line),
            Doubt::BirthDate => self.birth_date.push(line),
        }
    }

    pub(super) const fn count(&self) -> u64 {
        (self.kana.len() + self.birth_date.len()) as u64
    }
}
