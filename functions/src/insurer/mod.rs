//! What an insurer says in public, and what it sets going: enrolment, the roster, a campaign (library
//! functions until the staff steps call them).

mod enrol;
mod entry;
mod import;
mod import_roster;
#[expect(
    clippy::module_inception,
    reason = "the reading step of the journey has its name"
)]
pub mod insurer;
pub mod notices;
mod open_campaign;
mod opening;
mod walk;

pub use enrol::enrol;
pub use import_roster::{Imported, Mode, import_roster};
pub use open_campaign::{Opened, open_campaign};
