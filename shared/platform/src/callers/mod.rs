//! Who calls, as an argument of the handler: an unguarded step shows in review.

mod admission;
mod flow;
mod in_survey;

mod session;

pub use admission::{Admission, BeforeTerms, Member, admit};
pub use flow::{FlowCookie, Maybe, ReissueCookie, SignUpCookie};
pub use in_survey::{InSurvey, NamesCampaign};

pub use session::{ABSOLUTE_LIFE, Account, DEVICE_LIFE, Device, IDLE_LIFE, Login, Session};
