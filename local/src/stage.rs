//! What a World, the local run and the bench stand on: the endpoints of `template.yaml`, secrets, and two
//! Apps that serve each step in turn, so that nothing can live between requests that a fleet of functions
//! would not share.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use emulators::template::Template;
use http::{Request, StatusCode};
use platform::{App, Clock, Config};
use tower::ServiceExt;

use crate::demo::{self, Fault};
use crate::{Endpoints, config, root, secrets};

/// Where a stage stands.
pub struct Ground<'a> {
    /// The folder of the secrets, which are made if there are none.
    pub folder: &'a Path,
    /// Whether the endpoints keep their state there too; else it is gone with the stage.
    pub kept: bool,
    /// The demo data, whose insurers' domains SES may send from.
    pub demo: &'a Path,
    /// The clock of Apps and endpoints.
    pub clock: Clock,
    /// Origins of the site; the first is its own, the others may upload too.
    pub origins: &'a [String],
}

/// The whole system without a door.
pub struct Stage {
    /// The endpoints, with the mailbox.
    pub endpoints: Endpoints,
    /// Both Apps.
    pub apps: [App; 2],
    /// The edge's secret header value.
    pub edge: String,
    routers: [Router; 2],
    turn: AtomicUsize,
}

impl Stage {
    /// Starts the endpoints; `change` sets the scene and the configuration; then `app` makes each App.
    ///
    /// # Errors
    /// A port, a file, `template.yaml`, or what `change` answers.
    pub fn set(
        ground: &Ground<'_>,
        change: impl FnOnce(&Endpoints, &mut Config) -> Result<(), Fault>,
        app: impl Fn(Config, Clock) -> App,
    ) -> Result<Self, Fault> {
        let template = Template::read(&root().join("template.yaml"))?;
        let kept = ground.kept.then_some(ground.folder);
        let endpoints = Endpoints::start(
            &template,
            kept,
            &ground.clock,
            ground.origins,
            demo::senders(ground.demo)?,
        )?;
        let file = ground.folder.join(secrets::FILE);
        let origin = ground.origins.first().ok_or("no origin")?;
        let mut config = Config {
            endpoints: endpoints.addresses(),
            ..config(&file, origin)
        };
        change(&endpoints, &mut config)?;
        let edge = secrets::write(&file)?;
        let apps = [(); 2].map(|()| app(config.clone(), ground.clock.clone()));
        let routers = apps
            .each_ref()
            .map(|app| functions::router(app, functions::STEPS));
        Ok(Self {
            endpoints,
            apps,
            edge,
            routers,
            turn: AtomicUsize::new(0),
        })
    }

    /// One of the Apps.
    pub const fn app(&self) -> &App {
        let [app, _] = &self.apps;
        app
    }

    /// Hands a request to the next of the two Apps.
    pub async fn call(&self, request: Request<Body>) -> Response {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % self.routers.len();
        match self.routers.get(turn).cloned() {
            Some(router) => router.oneshot(request).await.into_response(),
            None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}
