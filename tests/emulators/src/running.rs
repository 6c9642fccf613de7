//! A server on a thread and a runtime of its own, which ends with its handle.
//!
//! Own threads because the embedded DynamoDB blocks its worker: on a shared runtime a 2 ms timer
//! of the caller ran 13 to 50 ms late, apart 1.5 ms.

use crate::Error;
use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::thread::JoinHandle;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// A listening endpoint on 127.0.0.1. Dropping it stops the server and closes its files.
#[derive(Debug)]
pub struct Running {
    addr: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// The address, always on 127.0.0.1, with the port that was given or found.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// `http://127.0.0.1:<port>`, as an SDK's `endpoint_url` takes it.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Binds any free port of 127.0.0.1 and runs `serve` on a thread called `name`.
    pub(crate) fn start<S, F>(name: &str, serve: S) -> Result<Self, Error>
    where
        S: FnOnce(TcpListener) -> F + Send + 'static,
        F: Future<Output = ()>,
    {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        // Accepted sockets inherit it; without it each GetObject waits 40 ms for an ACK.
        socket2::SockRef::from(&listener).set_tcp_nodelay(true)?;
        let addr = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                runtime.block_on(async move {
                    let Ok(listener) = TcpListener::from_std(listener) else {
                        return;
                    };
                    tokio::select! {
                        () = serve(listener) => {}
                        _ = stopped => {}
                    }
                });
            })?;
        Ok(Self {
            addr,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the server was printed by its own thread.
            let _ = thread.join();
        }
    }
}
