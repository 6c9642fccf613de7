//! The roster (加入者名簿): whom an insurer insures, as its two files say it.
//!
//! Two CSV files, members and dependents, in Shift_JIS (windows-31j) or UTF-8, are read row by row.
//! [`check`] walks both and reports each finding with line and column; one error rejects the whole
//! file (the rule of 届書作成プログラム). A [`Roster`] then gives one [`Household`] after another.
//! What is held meanwhile is written there.

mod address;
mod cells;
mod dependent;
mod enquiry;
mod entry;
mod household;
mod households;
mod member;
mod person;
mod read;
mod relationship;
mod report;
mod sheet;
mod values;

pub use address::EmailFrom;
pub use dependent::DependentRow;
pub use enquiry::{enquiry_material, enquiry_number};
pub use entry::{Dependent, Living, Owned, RosterEntry, Sex};
pub use household::Household;
pub use households::{Households, Roster};
pub use member::MemberRow;
pub use person::{Decisions, Doubt, Person, most_others};
pub use read::{Checked, check};
pub use relationship::{Cohabitation, Kinship, Line, Relationship};
pub use report::{Finding, Report, RosterFile, Severity};
