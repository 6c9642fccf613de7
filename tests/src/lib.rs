//! The whole system in one process: real handlers, embedded tables, a mailbox, a clock that can be moved.
#![expect(
    clippy::indexing_slicing,
    reason = "an index into an answer fails the test that asks for what is not there"
)]

pub mod binaries;
mod browser;
mod calls;
pub mod contract;
pub mod exercised;
pub mod invitations;
mod json;
mod log;
mod partition;
pub mod people;
pub mod scenes;
mod schema;
pub mod world;

pub use browser::{Answer, Browser};
pub use calls::{Call, Calls};
pub use futures_util::future::join_all as together;
pub use json::Json;
pub use local::root;
pub use log::Log;
pub use partition::partition;
#[doc(hidden)]
pub use serde_json::json;
pub use world::{MORNING, World};
