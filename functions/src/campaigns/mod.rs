//! A campaign: the insurer's enrolment with it, and its opening (library functions until the staff steps call them).

mod chunk;
mod enrol;
mod open;
mod progress;
pub mod registered;

pub use enrol::enrol;
pub use open::open_campaign;
pub use progress::Opened;
