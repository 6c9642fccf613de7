//! The local run: the whole system in one process, with a port, the site, the schedules and demo data.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use emulators::mailbox::mailbox_routes;
use platform::{App, Config};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::demo::{self, Fault};
use crate::state::State;
use crate::{Endpoints, Ground, Settings, Stage, banner, door, schedule, site};

/// How long requests and a tick on their way may take to end.
const ENDING: Duration = Duration::from_secs(8);

/// A local run that is ready: everything is loaded, and its ports are bound.
pub struct LocalRun {
    listeners: Vec<TcpListener>,
    stage: Arc<Stage>,
    router: axum::Router,
    banner: String,
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
        let origins = ["localhost", "127.0.0.1"].map(|host| format!("http://{host}:{port}"));
        let ground = Ground {
            folder: state.folder(),
            kept: true,
            demo: &settings.demo,
            clock: state.clock(),
            origins: &origins,
        };
        let set = |_: &Endpoints, config: &mut Config| {
            config.mail_rate = settings.mail_rate;
            config.tick_budget = schedule::BUDGET;
            Ok(())
        };
        let stage = Arc::new(Stage::set(&ground, set, App::new)?);
        let folder = &settings.demo;
        if !state.is_loaded() {
            demo::load(stage.app(), folder).await?;
            state.loaded()?;
        }
        let router = door::routes(stage.clone())
            .merge(mailbox_routes(stage.endpoints.mailbox.clone()))
            .merge(site::routes())
            .layer(site::headers(&stage.endpoints.s3.url())?);
        let [origin, _] = &origins;
        let banner = banner::text(stage.app(), folder, origin, &stage.endpoints).await?;
        Ok(Self {
            listeners,
            stage,
            router,
            banner,
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
        let ticking = tokio::spawn(schedule::run(self.stage.app().clone(), ending.clone()));
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
