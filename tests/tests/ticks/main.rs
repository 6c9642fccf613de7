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

use emulators::template::Template;
use local::Endpoints;
use local::{config, root};
use platform::{Clock, Config};

/// Endpoints on the machine's clock, and the configuration of a function that stands on them.
fn machine() -> (Endpoints, Config) {
    let template = Template::read(&root().join("template.yaml")).unwrap();
    let site = ["http://localhost:3000".to_owned()];
    let endpoints = Endpoints::start(&template, None, &Clock::Machine, &site).unwrap();
    let nowhere = root().join("target/no-secrets.json");
    let config = Config {
        endpoints: endpoints.addresses(),
        ..config(&nowhere, "http://localhost:3000")
    };
    (endpoints, config)
}
