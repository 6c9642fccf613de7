//! The proxy's way of a call: in, written down, harmed or passed on, and back.

use super::{Call, Fault, Script, answers, operation};
use bytes::Bytes;
use http::{Request, Response, Uri, header};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Frame, Incoming};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};
use std::io::Error;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::net::TcpListener;

type Upstream = Client<HttpConnector, Full<Bytes>>;

/// A body that may end too early: its bytes, and whether the connection breaks behind them.
pub(super) struct Piece {
    bytes: Option<Bytes>,
    broken: bool,
    flushed: bool,
}

impl Body for Piece {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        if self.broken && self.bytes.is_none() && !self.flushed {
            // hyper sends what it has only when there is nothing more to read at once.
            self.flushed = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(match self.bytes.take() {
            Some(bytes) => Some(Ok(Frame::data(bytes))),
            None if self.broken => Some(Err(lost())),
            None => None,
        })
    }
}

/// hyper closes the connection on it, without an answer.
fn lost() -> Error {
    Error::other("lost on the way, as the test wants it")
}

pub(super) async fn serve(listener: TcpListener, to: SocketAddr, script: Arc<Script>) {
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    let upstream: Upstream = Client::builder(TokioExecutor::new()).build(connector);
    while let Ok((stream, _)) = listener.accept().await {
        let (script, upstream) = (script.clone(), upstream.clone());
        let service = hyper::service::service_fn(move |request| {
            relay(request, to, script.clone(), upstream.clone())
        });
        let connection = hyper::server::conn::http1::Builder::new()
            .serve_connection(TokioIo::new(stream), service);
        // An error is a connection that broke, here often on purpose.
        tokio::spawn(async move { drop(connection.await) });
    }
}

async fn relay(
    request: Request<Incoming>,
    to: SocketAddr,
    script: Arc<Script>,
    upstream: Upstream,
) -> Result<Response<Piece>, Error> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map_err(Error::other)?.to_bytes();
    let (service, operation) = operation::of(&parts, &body);
    let path = parts
        .uri
        .path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string);
    let call = Call {
        operation: operation.clone(),
        path: path.clone(),
        body: String::from_utf8_lossy(&body).into_owned(),
        harmed: false,
    };
    let fault = script.meet(call);
    match &fault {
        Some(Fault::TransactionConflict) => {
            return Ok(whole(answers::transaction_conflict(&operation, &body)));
        }
        Some(Fault::Throttling) => return Ok(whole(answers::throttling(service))),
        Some(Fault::ProvisionedThroughputExceeded) => {
            return Ok(whole(answers::throughput_exceeded()));
        }
        Some(Fault::Unprocessed) => return Ok(whole(answers::unprocessed(&operation, &body))),
        Some(Fault::Broken) => return Ok(whole(answers::broken(service))),
        Some(Fault::LostRequest) => return Err(lost()),
        Some(Fault::Latency(time)) => tokio::time::sleep(*time).await,
        Some(Fault::Hold(gate)) => gate.pass().await,
        _ => {}
    }
    let mut onward = Request::from_parts(parts, Full::new(body.clone()));
    // The Host header stays as it was signed.
    *onward.uri_mut() = Uri::builder()
        .scheme("http")
        .authority(to.to_string())
        .path_and_query(path)
        .build()
        .map_err(Error::other)?;
    let (mut head, reply) = upstream
        .request(onward)
        .await
        .map_err(Error::other)?
        .into_parts();
    let reply = reply.collect().await.map_err(Error::other)?.to_bytes();
    head.headers.remove(header::TRANSFER_ENCODING);
    match &fault {
        Some(Fault::LostReply) => Err(lost()),
        Some(Fault::LateReply(time)) => {
            tokio::time::sleep(*time).await;
            Ok(whole(Response::from_parts(head, reply)))
        }
        Some(Fault::HalfBody) => {
            head.headers
                .insert(header::CONTENT_LENGTH, reply.len().into());
            let half = Piece {
                bytes: Some(reply.slice(..reply.len() / 2)),
                broken: true,
                flushed: false,
            };
            Ok(Response::from_parts(head, half))
        }
        Some(Fault::PartlyUnprocessed) => Ok(whole(
            answers::partly_unprocessed(&body, &reply).ok_or_else(lost)?,
        )),
        Some(Fault::HeldBack(rows)) => {
            Ok(whole(answers::held_back(&reply, *rows).ok_or_else(lost)?))
        }
        Some(Fault::HoldReply(gate)) => {
            gate.pass().await;
            Ok(whole(Response::from_parts(head, reply)))
        }
        _ => Ok(whole(Response::from_parts(head, reply))),
    }
}

fn whole(answer: Response<Bytes>) -> Response<Piece> {
    answer.map(|bytes| Piece {
        bytes: Some(bytes),
        broken: false,
        flushed: false,
    })
}
