//! A member with the dependents of both files, before and after it is an entry of the table.

use super::entry::{Dependent, Owned, RosterEntry};
use super::member::MemberRow;
use crate::field::redacted;

/// One member and the dependents, as the files have them.
#[derive(Clone, PartialEq, Eq)]
pub struct Household {
    /// Line of the member's row, the heading being line 1.
    pub line: u64,
    /// The member's row.
    pub member: MemberRow,
    /// The dependents, in the order of their file.
    pub dependents: Vec<Dependent>,
}

redacted!(Household);

impl Household {
    /// The entry of this household, with what the table knows of it.
    pub fn entry(self, own: Owned, import: u64) -> RosterEntry {
        RosterEntry {
            own,
            row: self.member,
            dependents: self.dependents,
            import,
        }
    }

    /// The entry as this import leaves it, `None` where nothing changed. What the table owns stays, but
    /// that the member stands in the roster.
    pub fn renewed(self, was: &RosterEntry, import: u64) -> Option<RosterEntry> {
        let mut entry = self.entry(was.own.clone(), was.import);
        entry.own.gone = None;
        if entry == *was {
            return None;
        }
        entry.import = import;
        Some(entry)
    }
}
