//! A World: a stage of its own whose clock can be moved, whose calls are recorded, and before whose endpoints
//! proxies may stand.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use jiff::Timestamp;
use local::{Endpoints, Ground, Stage, root};
use platform::{App, Clock, Config, Observer};
use tempfile::TempDir;

use crate::calls::Calls;

mod faults;
mod scene;

pub use faults::Faults;

/// When a World's clock stands at first: an ordinary working day, three weeks into the demo campaigns.
pub const MORNING: &str = "2026-11-20T10:00:00+09:00";

/// The system under test.
pub struct World {
    /// The clock of every App in it.
    pub clock: Clock,
    /// The calls that its Apps made.
    pub calls: Calls,
    argon2: Arc<AtomicU64>,
    stage: Stage,
    faults: Option<Faults>,
    state: TempDir,
}

impl Deref for World {
    type Target = Stage;

    fn deref(&self) -> &Stage {
        &self.stage
    }
}

impl World {
    /// A World with empty tables, at [`MORNING`].
    ///
    /// # Panics
    /// When an endpoint does not start: a test cannot go on without.
    pub async fn new() -> Self {
        Self::over(None, false)
    }

    /// A World with empty tables and fresh secrets, or with another one's of both.
    #[expect(clippy::expect_used, reason = "a test cannot go on without its World")]
    fn over(scene: Option<&scene::Scene>, harmed: bool) -> Self {
        let clock = Clock::standing(MORNING.parse::<Timestamp>().expect("a time"));
        let state = TempDir::new().expect("a folder");
        let ground = Ground {
            folder: state.path(),
            kept: false,
            demo: &root().join("tests/demo"),
            clock: clock.clone(),
            origins: &["http://localhost:3000".to_owned()],
        };
        let mut faults = None;
        let set = |endpoints: &Endpoints, config: &mut Config| {
            if let Some(scene) = scene {
                scene.set(state.path(), &endpoints.dynamodb)?;
            }
            if harmed {
                let proxies = Faults::before(endpoints);
                config.endpoints = proxies.addresses();
                faults = Some(proxies);
            }
            Ok(())
        };
        let calls = Calls::default();
        let observer = Observer {
            calls: SharedInterceptor::new(calls.clone()),
            argon2: Arc::default(),
        };
        let app = |config, clock| App::observed(config, clock, observer.clone());
        let stage = Stage::set(&ground, set, app).expect("a stage");
        Self {
            clock,
            calls,
            argon2: observer.argon2,
            stage,
            faults,
            state,
        }
    }

    /// The proxies before the endpoints, of a World that was made with them.
    ///
    /// # Panics
    /// When it was made without.
    #[expect(clippy::expect_used, reason = "a test names the World that it wants")]
    pub fn faults(&self) -> &Faults {
        self.faults.as_ref().expect("a World with proxies")
    }

    /// How many Argon2 runs both Apps have done.
    pub fn argon2_runs(&self) -> u64 {
        self.argon2.load(Ordering::Relaxed)
    }

    /// Every mail to `to`, newest first.
    pub fn mails(&self, to: &str) -> Vec<std::sync::Arc<emulators::mailbox::Mail>> {
        self.endpoints.mailbox.messages(Some(to))
    }

    /// SES, whose limits a test may change.
    pub fn ses(&self) -> &emulators::ses::Ses {
        &self.endpoints.ses
    }

    /// Moves the clock to the next second that a throttle's window of `seconds` begins at.
    pub fn to_window(&self, seconds: i64) {
        self.pass(seconds - self.clock.now().as_second().rem_euclid(seconds));
    }

    /// Moves the clock by whole seconds.
    pub fn pass(&self, seconds: i64) {
        self.clock
            .set(self.clock.now() + jiff::SignedDuration::from_secs(seconds));
    }
}
