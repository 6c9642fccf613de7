//! What the clock sets going.

mod bounded;
mod looked;
mod day;
mod send_invitations;
mod senders;
