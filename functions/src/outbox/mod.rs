//! The outbox: mails that a step promises in the transaction of what they tell of, and the tick that sends them.

mod letter;
pub mod send_mail;

pub use letter::Letter;
