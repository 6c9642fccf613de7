//! What the clock sets going.

pub mod batches;
mod pace;
mod pass;
pub mod send_invitations;
mod wording;
