//! Ticks under load, under fire and killed, some of them by the machine's time.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests only"
)]

mod faults;
mod killed;
mod pace;

use std::path::Path;

use local::{Endpoints, Ground, Stage, root};
use platform::{App, Clock, Config};

/// A stage at the machine's time, for a binary or a pause, which have no other clock.
fn machine(folder: &Path, mail_rate: u32) -> Stage {
    let ground = Ground {
        folder,
        kept: false,
        demo: &root().join("tests/demo"),
        clock: Clock::Machine,
        origins: &["http://localhost:3000".to_owned()],
    };
    let set = |_: &Endpoints, config: &mut Config| {
        config.mail_rate = mail_rate;
        Ok(())
    };
    Stage::set(&ground, set, App::new).unwrap()
}
