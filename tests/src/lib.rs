//! The whole system in one process: real handlers, embedded tables, a mailbox, a clock that can be moved.

pub mod binaries;
mod browser;
mod calls;
pub mod contract;
pub mod invitations;
mod log;
mod partition;
pub mod people;
pub mod scenes;
mod together;
pub mod world;

pub use browser::{Answer, Browser};
pub use calls::{Call, Calls};
pub use local::root;
pub use log::Log;
pub use partition::partition;
pub use together::together;
pub use world::{MORNING, World};
