//! One insurer's roster: its import, and walking it (library functions until the staff steps call them).

mod entry;
mod import;
mod run;
pub(crate) mod walk;

pub use import::{Imported, Mode, import_roster};
