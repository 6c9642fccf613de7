//! Invitations by mail: batches, the pace of SES, and the tick that sends.

pub mod batches;
mod look;
mod pace;
mod rate;
pub mod send_invitations;
mod sending;
mod tick;
mod wording;
