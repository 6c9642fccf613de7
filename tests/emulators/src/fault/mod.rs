//! A proxy that stands before an endpoint, writes down each call and does harm on demand: what the
//! cloud does now and then and an embedded store never does.
//!
//! ```no_run
//! # use emulators::fault::{self, Fault, Rule};
//! let proxy = fault::start("http://127.0.0.1:8000")?;
//! proxy.inject(Rule::next("TransactWriteItems", Fault::TransactionConflict).times(2));
//! proxy.inject(Rule::next("UpdateItem", Fault::LostReply).containing("T#identity"));
//! # Ok::<(), emulators::Error>(())
//! ```

mod answers;
mod gate;
mod operation;
mod relay;

use crate::{Error, Running};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub use gate::Gate;

/// What happens to a call.
#[derive(Debug, Clone)]
pub enum Fault {
    /// DynamoDB: not executed; `TransactionCanceledException` of `TransactionConflict` alone, or
    /// `TransactionConflictException` for a single write.
    TransactionConflict,
    /// Not executed; `ThrottlingException`, `Throttling` (SES) or `SlowDown` (S3).
    Throttling,
    /// DynamoDB: not executed; `ProvisionedThroughputExceededException`.
    ProvisionedThroughputExceeded,
    /// DynamoDB batches: nothing executed, all of it in `UnprocessedKeys` or `UnprocessedItems`.
    Unprocessed,
    /// `BatchGetItem`: executed, but the first table's keys come back as `UnprocessedKeys`.
    PartlyUnprocessed,
    /// Not executed; 500 in the service's own shape.
    Broken,
    /// DynamoDB `Query`: executed, but so many of the rows it found are missing: an index that lags.
    HeldBack(usize),
    /// Executed after this long.
    Latency(Duration),
    /// Executed; the answer comes after this long.
    LateReply(Duration),
    /// Not executed; the connection is closed.
    LostRequest,
    /// Executed; the connection is closed instead of an answer.
    LostReply,
    /// Executed; half of the answer's body arrives, then the connection is closed.
    HalfBody,
    /// Waits at the gate until the test opens it, then is executed.
    Hold(Gate),
    /// Executed; the answer waits at the gate.
    HoldReply(Gate),
}

/// Which calls a fault meets. Rules are asked in their order; the first that fits is used up by one.
#[derive(Debug, Clone)]
pub struct Rule {
    operation: String,
    containing: String,
    after: usize,
    times: usize,
    fault: Fault,
}

impl Rule {
    /// The next call of `operation`: `UpdateItem`, `SendEmail`, `PutObject`; `*`: of any.
    pub fn next(operation: &str, fault: Fault) -> Self {
        Self {
            operation: operation.to_owned(),
            containing: String::new(),
            after: 0,
            times: 1,
            fault,
        }
    }

    /// So many calls instead of one.
    pub fn times(self, times: usize) -> Self {
        Self { times, ..self }
    }

    /// Lets so many fitting calls through first.
    pub fn after(self, after: usize) -> Self {
        Self { after, ..self }
    }

    /// Only calls whose path or body contains this text, e.g. a key's prefix.
    pub fn containing(self, text: &str) -> Self {
        Self {
            containing: text.to_owned(),
            ..self
        }
    }

    fn fits(&self, call: &Call) -> bool {
        self.times > 0
            && (self.operation == "*" || self.operation == call.operation)
            && (call.body.contains(&self.containing) || call.path.contains(&self.containing))
    }
}

/// A call as the proxy saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The AWS operation: `GetItem`, `SendBulkTemplatedEmail`, `CopyObject`, …
    pub operation: String,
    /// Path and query.
    pub path: String,
    /// The request's body as text.
    pub body: String,
    /// Whether a rule met it.
    pub harmed: bool,
}

/// A running proxy.
pub struct Proxy {
    running: Running,
    script: Arc<Script>,
}

/// What the test wants and what the proxy saw.
#[derive(Default)]
struct Script {
    rules: Mutex<Vec<Rule>>,
    calls: Mutex<Vec<Call>>,
}

/// Starts a proxy before the endpoint at `upstream`, e.g. `http://127.0.0.1:8000`.
///
/// # Errors
/// The address cannot be read or is not of this machine.
pub fn start(upstream: &str) -> Result<Proxy, Error> {
    let authority = upstream
        .strip_prefix("http://")
        .and_then(|rest| rest.parse::<std::net::SocketAddr>().ok());
    let authority = authority.filter(|address| address.ip().is_loopback());
    let authority = authority
        .ok_or_else(|| Error::Store(format!("not an address of this machine: {upstream}")))?;
    let script = Arc::new(Script::default());
    let played = script.clone();
    let running = Running::start("fault-proxy", move |listener| {
        relay::serve(listener, authority, played)
    })?;
    Ok(Proxy { running, script })
}

impl Proxy {
    /// `http://127.0.0.1:<port>`: give it to a client instead of the endpoint's own.
    pub fn url(&self) -> String {
        self.running.url()
    }

    /// Adds a rule behind the others.
    pub fn inject(&self, rule: Rule) {
        self.script
            .rules
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(rule);
    }

    /// How many faults have not met a call yet: a test that ends with any has tested nothing.
    pub fn pending(&self) -> usize {
        self.script
            .rules
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .map(|rule| rule.times)
            .sum()
    }

    /// Every call since the start or the last [`forget`](Self::forget), in the order of arrival.
    pub fn calls(&self) -> Vec<Call> {
        self.script
            .calls
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Forgets calls and rules.
    pub fn forget(&self) {
        self.script
            .calls
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.script
            .rules
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}

impl Script {
    /// Writes the call down and finds what shall happen to it.
    fn meet(&self, mut call: Call) -> Option<Fault> {
        let mut rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        let fault = rules
            .iter_mut()
            .find(|rule| rule.fits(&call))
            .and_then(|rule| {
                if rule.after > 0 {
                    rule.after -= 1;
                    return None;
                }
                rule.times -= 1;
                Some(rule.fault.clone())
            });
        call.harmed = fault.is_some();
        self.calls
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(call);
        fault
    }
}
