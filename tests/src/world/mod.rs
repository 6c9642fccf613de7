//! A World: every step over its own endpoints. Two Apps serve each step in turn, so that nothing can
//! live between requests that a fleet of functions would not share.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use emulators::template::Template;
use http::{Request, Response};
use jiff::Timestamp;
use platform::{
    App, Argon2Cost, Calls, Clock, Config, Credentials, Endpoints as Addresses, TableNames,
};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::Browser;
use crate::endpoints::{BUCKET, Endpoints};

mod faults;
mod scene;
pub(crate) mod secrets;

pub use faults::Faults;

/// When a World's clock stands at first: an ordinary working day, three weeks into the demo campaigns.
pub const MORNING: &str = "2026-11-20T10:00:00+09:00";

/// The system under test.
pub struct World {
    /// The clock of every App in it.
    pub clock: Clock,
    /// The calls that its Apps made.
    pub calls: Calls,
    apps: [App; 2],
    routers: [Router; 2],
    turn: AtomicUsize,
    edge: String,
    /// The endpoints that it stands on, with the mailbox.
    pub endpoints: Endpoints,
    faults: Option<Faults>,
    state: TempDir,
}

/// The project's root, wherever a test runs.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
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
        let template = Template::read(&root().join("template.yaml")).expect("template.yaml");
        let clock = Clock::standing(MORNING.parse::<Timestamp>().expect("a time"));
        let site = ["http://localhost:3000".to_owned()];
        let endpoints = Endpoints::start(&template, None, &clock, &site).expect("endpoints");
        let state = TempDir::new().expect("a folder");
        if let Some(scene) = scene {
            scene
                .set(state.path(), &endpoints.dynamodb)
                .expect("the scene");
        }
        let edge = secrets::write(&state.path().join("secrets.json")).expect("secrets");
        let faults = harmed.then(|| Faults::before(&endpoints));
        let addresses = faults.as_ref().map(Faults::addresses);
        let config = Config {
            endpoints: addresses.unwrap_or_else(|| endpoints.addresses()),
            ..config(&state.path().join("secrets.json"), "http://localhost:3000")
        };
        let calls = Calls::default();
        let apps = [(); 2].map(|()| App::recording(config.clone(), clock.clone(), calls.clone()));
        let routers = [&apps[0], &apps[1]].map(|app| functions::router(app, functions::STEPS));
        Self {
            clock,
            calls,
            apps,
            routers,
            turn: AtomicUsize::new(0),
            edge,
            endpoints,
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

    /// One of the Apps, for setting the scene.
    pub fn app(&self) -> &App {
        let [app, _] = &self.apps;
        app
    }

    /// A browser of somebody at 192.0.2.1, without cookies.
    pub fn browser(&self) -> Browser<'_> {
        Browser::new(self)
    }

    /// The edge's secret header value.
    pub fn edge_secret(&self) -> &str {
        &self.edge
    }

    /// How many Argon2 runs both Apps have done.
    pub fn argon2_runs(&self) -> u64 {
        self.apps.iter().map(App::argon2_runs).sum()
    }

    /// Hands a request to the next of the two Apps.
    ///
    /// # Panics
    /// Never: a router answers everything.
    #[expect(clippy::expect_used, reason = "a router answers everything")]
    pub async fn call(&self, request: Request<Body>) -> Response<Body> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % self.routers.len();
        let router = self.routers.get(turn).cloned().expect("two routers");
        router.oneshot(request).await.expect("an answer")
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

/// A configuration over loopback with everything but the endpoints' addresses.
pub fn config(secrets: &Path, site_origin: &str) -> Config {
    Config {
        endpoints: Addresses::Aws,
        region: "ap-northeast-1".to_owned(),
        credentials: Credentials {
            key: "local".to_owned(),
            secret: "local".to_owned(),
            session: None,
        },
        tables: TableNames {
            people: "people".to_owned(),
            fleeting: "fleeting".to_owned(),
            queue: "queue".to_owned(),
            audit: "audit".to_owned(),
        },
        bucket: BUCKET.to_owned(),
        site_origin: site_origin.to_owned(),
        secrets: format!("file:{}", secrets.display()),
        argon2: Argon2Cost::FLOOR,
        mail_rate: 10,
        tick_budget: 50,
    }
}
