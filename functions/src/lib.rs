//! The steps of Kennin: a folder per journey, a file per step, one list of them all.

pub mod attachments;
pub mod campaigns;
pub mod entry;
pub mod facilities;
pub mod invitations;
#[cfg(test)]
mod mail_tests;
pub mod openapi;
pub mod reissue;
pub mod roster;
mod serve;
pub mod session;
pub mod signup;
mod steps;
pub mod survey;

pub use serve::{log_as_json, router, serve};
pub use steps::{Caller, Kind, Method, Route, STEPS, Schedule, Step, Tick, contract};
