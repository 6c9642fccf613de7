//! As a member would tell it: through the API only, from the card to the receipt.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod account;
mod receipt;
