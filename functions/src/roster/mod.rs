//! One insurer's roster: its import, and walking it (library functions until the staff steps call them).

mod account;
mod entry;
mod import;
mod imported;
pub(crate) mod lease;
mod run;
pub(crate) mod walk;

pub use import::import_roster;
pub use imported::{Held, Imported, Mode, Run};
