//! Invitations to a campaign: batches of up to 50 recipients, sent by whichever tick leases them.
//!
//! ```text
//! batch      pending(not before) ─lease→ leased(owner, until) ─finish→ done
//!                 ↑   ↑                    │  ↺ leased again once expired
//!                 │   └─ release (not now) ┤
//!                 └── take up ── parked ←──┘ nobody knows any more who was mailed
//!
//! recipient  pending → accepted(message id) | failed | suppressed(reason), also from the start
//! ```
//!
//! No edge but those drawn. A recipient is handed to the sender [`MOST_TRIES`] times at most without an answer
//! that was recorded: each time counts before it is made.

mod batch;
mod mail;
mod payload;
mod plan;
mod recipient;
mod token;

pub use batch::{Batch, LEASE, MOST_TRIES, Next, State, Verdict, call_size};
pub use mail::{own_link, replacement};
pub use payload::Payload;
pub use plan::{BATCH, Invitee, Round, SHARDS, plan};
pub use recipient::{Delivery, Later, Recipient, SendAnswer, Suppression};
pub use token::InvitationToken;
