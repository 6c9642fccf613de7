//! The local run: the whole system in one process, with a port, the site, the schedules and demo data.

mod banner;
mod door;
mod schedule;
mod settings;
mod site;
mod state;

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use emulators::mailbox::mailbox_routes;
use emulators::template::Template;
use platform::{App, Config};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::demo::{self, Fault};
use crate::endpoints::Endpoints;
use crate::world::{self, root, secrets};
use state::State;

pub use settings::Settings;

/// How long requests and a tick on their way may take to end.
const ENDING: Duration = Duration::from_secs(8);

/// A local run that is ready: everything is loaded, and its ports are bound.
pub struct LocalRun {
    listeners: Vec<TcpListener>,
    app: App,
    router: axum::Router,
    banner: String,
    _endpoints: Endpoints,
    _state: State,
}

impl LocalRun {
    /// Starts the endpoints over the state, loads the demo data if that was not finished before, and
    /// makes everything ready to answer.
    ///
    /// # Errors
    /// A port that is taken, a state that is in use or cannot be read, or demo data that is refused.
    pub async fn start(settings: Settings) -> Result<Self, Fault> {
        let mut state = State::open(&settings)?;
        let listeners = bind(settings.port).await?;
        let port = match listeners.first() {
            Some(listener) => listener.local_addr()?.port(),
            None => settings.port,
        };
        let (origin, other) = (
            format!("http://localhost:{port}"),
            format!("http://127.0.0.1:{port}"),
        );
        let template = Template::read(&root().join("template.yaml"))?;
        let clock = state.clock();
        let origins = [origin.clone(), other];
        let endpoints = Endpoints::start(&template, Some(state.folder()), &clock, &origins)?;
        let file = state.folder().join("secrets.json");
        let edge = secrets::write(&file)?;
        let config = Config {
            endpoints: endpoints.addresses(),
            mail_rate: settings.mail_rate,
            tick_budget: schedule::BUDGET,
            ..world::config(&file, &origin)
        };
        let apps = [(); 2].map(|()| App::new(config.clone(), clock.clone()));
        let [app, _] = &apps;
        let folder = &settings.demo;
        if !state.is_loaded() {
            demo::load(app, folder).await?;
            state.loaded()?;
        }
        let headers = site::headers(&endpoints.s3.url())?;
        let router = door::routes(&apps, edge)
            .merge(mailbox_routes(endpoints.mailbox.clone()))
            .merge(site::routes())
            .layer(headers);
        let banner = banner::text(app, folder, &origin, &endpoints).await?;
        Ok(Self {
            listeners,
            app: app.clone(),
            router,
            banner,
            _endpoints: endpoints,
            _state: state,
        })
    }

    /// What there is to see and to type in.
    pub fn banner(&self) -> &str {
        &self.banner
    }

    /// Answers until `end`, then lets what is on its way finish.
    ///
    /// # Errors
    /// A listener breaks.
    pub async fn serve(self, end: impl Future<Output = ()>) -> Result<(), Fault> {
        let (ended, ending) = watch::channel(false);
        let ticking = tokio::spawn(schedule::run(self.app, ending.clone()));
        let mut serving = tokio::task::JoinSet::new();
        for listener in self.listeners {
            let service = self
                .router
                .clone()
                .into_make_service_with_connect_info::<SocketAddr>();
            let mut ending = ending.clone();
            let stop = async move { drop(ending.wait_for(|ended| *ended).await) };
            serving.spawn(async move {
                axum::serve(listener, service)
                    .with_graceful_shutdown(stop)
                    .await
            });
        }
        tokio::select! {
            () = end => {}
            Some(broken) = serving.join_next() => return Err(format!("{broken:?}").into()),
        }
        let _ = ended.send(true);
        let finished = async {
            while serving.join_next().await.is_some() {}
            ticking.await
        };
        // What does not end by then is dropped, as a kill would drop it.
        let _ = tokio::time::timeout(ENDING, finished).await;
        Ok(())
    }
}

/// 127.0.0.1 and, where there is one, `::1` on the same port: browsers resolve `localhost` to either.
async fn bind(port: u16) -> Result<Vec<TcpListener>, Fault> {
    let taken = |fault| format!("http://localhost:{port} cannot be used ({fault}); set PORT");
    let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(taken)?;
    let port = first.local_addr()?.port();
    let mut listeners = vec![first];
    listeners.extend(TcpListener::bind((Ipv6Addr::LOCALHOST, port)).await.ok());
    Ok(listeners)
}
