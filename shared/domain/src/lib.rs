//! What Kennin decides: pure rules, with time and randomness as arguments.

pub mod attachments;
pub mod calendar;
pub mod campaigns;
pub mod code;
pub mod digest;
pub mod email;
pub mod field;
pub mod flow;
pub mod identity;
pub mod insurer;
pub mod invitations;
pub mod kana;
pub mod outbox;
pub mod password;
pub mod read;
pub mod reissue;
pub mod roster;
pub mod signup;
pub mod survey;
pub mod terms;
pub mod text;
pub mod throttle;
pub mod user_id;

pub use field::{FieldError, Wrong};
