//! Endpoints and an App at the machine's time: what pauses or is a process of its own needs a clock
//! that goes.

use emulators::template::Template;
use platform::{App, Clock, Config};
use serde_json::Value;
use tempfile::TempDir;

use super::rosters::{self, INSURER};
use crate::demo::{self, Fault};
use crate::endpoints::Endpoints;
use crate::world::{self, root, secrets};

/// A running system without a door.
pub(super) struct Stand {
    pub(super) app: App,
    pub(super) endpoints: Endpoints,
    pub(super) edge: String,
    pub(super) folder: TempDir,
}

impl Stand {
    /// Empty tables; `change` sets the configuration.
    ///
    /// # Errors
    /// An endpoint that does not start.
    pub(super) fn start(change: impl FnOnce(&mut Config)) -> Result<Self, Fault> {
        let template = Template::read(&root().join("template.yaml"))?;
        let origin = "http://localhost:3000".to_owned();
        let site = [origin.clone()];
        let endpoints = Endpoints::start(&template, None, &Clock::Machine, &site)?;
        let folder = TempDir::new()?;
        let file = folder.path().join("secrets.json");
        let edge = secrets::write(&file)?;
        let mut config = Config {
            endpoints: endpoints.addresses(),
            ..world::config(&file, &origin)
        };
        change(&mut config);
        Ok(Self {
            app: App::new(config, Clock::Machine),
            endpoints,
            edge,
            folder,
        })
    }
}

/// Loads the demo into `app` with one insurer only, of `count` generated members, its campaign opened.
///
/// # Errors
/// As [`demo::load`].
pub(super) async fn load(app: &App, count: usize) -> Result<(), Fault> {
    let demo = root().join("tests/demo");
    let folder = TempDir::new()?;
    for file in ["faq.json", "site.json", "facilities.csv", "federations.csv"] {
        std::fs::copy(demo.join(file), folder.path().join(file))?;
    }
    let mut insurers: Vec<Value> =
        serde_json::from_slice(&std::fs::read(demo.join("insurers.json"))?)?;
    insurers.retain(|insurer| insurer.get("code").and_then(Value::as_str) == Some(INSURER));
    let insurers = serde_json::to_vec(&insurers)?;
    std::fs::write(folder.path().join("insurers.json"), insurers)?;
    rosters::write(folder.path(), count)?;
    demo::load(app, folder.path()).await
}
