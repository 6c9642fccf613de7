//! What an import is asked to do, and what it did.

use domain::roster::Report;

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
