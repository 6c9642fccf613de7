//! What the clock sets going.

mod send_invitations;
