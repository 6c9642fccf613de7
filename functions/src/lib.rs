//! The steps of Kennin: a folder per journey, a file per step, one list of them all.

pub mod attachments;
mod budget;
pub mod campaigns;
pub mod counters;
pub mod entry;
pub mod facilities;
pub mod flows;
pub mod invitations;
#[cfg(test)]
mod mail_tests;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod outbox;
#[cfg(doctest)]
mod proofs;
pub mod reissue;
pub mod roster;
mod serve;
pub mod session;
#[cfg(feature = "openapi")]
pub mod shape;
pub mod signup;
mod stand_in;
pub mod step;
mod steps;
pub mod survey;

pub use serve::{log_as_json, router, serve};
pub use step::{Caller, Kind, Method, Route, Step};
pub use steps::STEPS;
