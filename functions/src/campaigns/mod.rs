//! A campaign: the insurer's enrolment with it, and its opening (library functions until the staff steps call them).

mod chunk;
mod enrol;
mod open;

pub use enrol::enrol;
pub use open::{Opened, open_campaign};
