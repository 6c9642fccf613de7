//! Invitations to a campaign: batches of up to 50 recipients, sent by whichever tick leases them.
//!
//! ```text
//! batch      pending(not before) ─lease→ leased(owner, until) ─finish→ done
//!                 ↑                        │  ↺ leased again once expired
//!                 └──── release (throttled, time budget spent) ┘
//!
//! recipient  pending → accepted(message id) | failed;  suppressed (no address) from the start
//! ```
//!
//! No edge but those drawn.

mod batch;
mod mail;
mod payload;
mod plan;
mod recipient;

pub use batch::{Batch, LEASE, State, Verdict, call_size};
pub use mail::{TEMPLATE, replacement};
pub use payload::Payload;
pub use plan::{BATCH, Invitee, Round, SHARDS, plan};
pub use recipient::{Delivery, Recipient, SendAnswer};
