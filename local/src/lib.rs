//! The whole system on this machine: the stage that tests and the local run stand on, and the local run.

mod banner;
mod config;
pub mod demo;
mod door;
pub mod endpoints;
mod run;
mod schedule;
mod secrets;
mod settings;
mod site;
mod stage;
mod state;

use std::path::{Path, PathBuf};

pub use config::config;
pub use endpoints::Endpoints;
pub use run::LocalRun;
pub use settings::Settings;
pub use stage::{Ground, Stage};

/// The project's root, wherever its code runs.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
