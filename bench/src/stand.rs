//! Endpoints and an App at the machine's time: what pauses or is a process of its own needs a clock
//! that goes.

use local::demo::{self, Fault};
use local::{Endpoints, Ground, Stage, root};
use platform::{App, Clock, Config};
use serde_json::Value;
use tempfile::TempDir;

use crate::rosters::{self, INSURER};

/// A running system without a door.
pub(crate) struct Stand {
    pub(crate) stage: Stage,
    pub(crate) folder: TempDir,
}

impl Stand {
    /// Empty tables; `change` sets the configuration.
    ///
    /// # Errors
    /// An endpoint that does not start.
    pub(crate) fn start(change: impl FnOnce(&mut Config)) -> Result<Self, Fault> {
        let folder = TempDir::new()?;
        let ground = Ground {
            folder: folder.path(),
            kept: false,
            demo: &root().join("tests/demo"),
            clock: Clock::Machine,
            origins: &["http://localhost:3000".to_owned()],
        };
        let set = |_: &Endpoints, config: &mut Config| {
            change(config);
            Ok(())
        };
        let stage = Stage::set(&ground, set, App::new)?;
        Ok(Self { stage, folder })
    }

    pub(crate) const fn app(&self) -> &App {
        self.stage.app()
    }
}

/// Loads the demo into `app` with one insurer only, of `count` generated members, its campaign opened.
///
/// # Errors
/// As [`demo::load`].
pub(crate) async fn load(app: &App, count: usize) -> Result<(), Fault> {
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
