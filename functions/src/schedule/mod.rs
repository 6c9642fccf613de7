//! What the clock sets going.

pub mod batches;
