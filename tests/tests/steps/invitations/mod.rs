//! What the clock sets going.

mod bounded;
mod day;
mod looked;
mod send_invitations;
mod senders;
