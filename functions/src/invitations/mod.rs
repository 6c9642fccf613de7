//! Invitations by mail: batches, the pace of SES, and the tick that sends.

pub mod batches;
mod pace;
pub mod send_invitations;
mod tick;
mod wording;
