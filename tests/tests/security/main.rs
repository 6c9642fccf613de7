//! What must hold over all steps, whoever writes the next one: a file for each promise.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests only"
)]

mod alarms;
mod alike;
mod at_rest;
mod break_in;
mod breaker;
mod canary;
mod cards;
mod codes;
mod devices;
mod doors;
mod evidence;
mod faults;
mod faults_closed;
mod leaks;
mod mail_floods;
mod mails;
mod networks;
mod orders;
mod parallel;
mod policy;
mod policy_table;
mod swapped;
mod windows;
mod wire;
mod wrong_codes;
