//! Endpoints and an App at the machine's time: what pauses or is a process of its own needs a clock
//! that goes.

use emulators::template::Template;
use platform::{App, Clock, Config};
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

/// Enrols the demo's 0386 in `app`, imports `count` generated members and opens the campaign.
///
/// # Errors
/// As [`demo::load_insurer`].
pub(super) async fn load(app: &App, count: usize) -> Result<(), Fault> {
    let folder = TempDir::new()?;
    rosters::write(folder.path(), count)?;
    let all = demo::insurers(app, &root().join("tests/demo"))?;
    let ours = all.into_iter().find(|(insurer, _)| insurer.code == INSURER);
    let (insurer, campaign) = ours.ok_or("the demo has another set of insurers")?;
    demo::load_insurer(app, folder.path(), insurer, &campaign).await
}
