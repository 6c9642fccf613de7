//! A member with the dependents of both files, before and after it is an entry of the table.

use std::fmt;

use uuid::Uuid;

use super::entry::{Dependent, RosterEntry};
use super::member::MemberRow;
use crate::identity::InsurerCode;

/// One member and the dependents, as the files have them.
#[derive(Clone, PartialEq, Eq)]
pub struct Household {
    /// The member's row.
    pub member: MemberRow,
    /// The dependents, in the order of their file.
    pub dependents: Vec<Dependent>,
}

impl fmt::Debug for Household {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Household")
            .field("dependents", &self.dependents.len())
            .finish_non_exhaustive()
    }
}

impl Household {
    /// The entry of a member who was not in the table yet; `member_id` is random, and the enquiry
    /// number is still to be given.
    #[must_use]
    pub fn new_entry(self, insurer: InsurerCode, member_id: Uuid, import: u64) -> RosterEntry {
        let Self { member, dependents } = self;
        RosterEntry {
            member_id,
            insurer,
            symbol: member.symbol,
            number: member.number,
            kana_key: member.kana_key,
            birth_date: member.birth_date,
            name: member.name,
            email: member.email,
            workplace: member.workplace,
            continued: member.continued,
            overseas: member.overseas,
            income: member.income,
            registered: false,
            dependents,
            import,
            enquiry_number: String::new(),
            gone: None,
        }
    }

    /// The entry as this import leaves it, `None` where nothing changed. The member's id, the
    /// enquiry number and whether an account exists are the table's: no import touches them.
    #[must_use]
    pub fn renewed(self, was: &RosterEntry, import: u64) -> Option<RosterEntry> {
        let mut entry = self.new_entry(was.insurer.clone(), was.member_id, was.import);
        entry.registered = was.registered;
        entry.enquiry_number.clone_from(&was.enquiry_number);
        if entry == *was {
            return None;
        }
        entry.import = import;
        Some(entry)
    }
}
