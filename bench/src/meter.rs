//! Measures the calls of steps: time, AWS calls and Argon2 runs of each.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::Value;
use tests::Calls;

use local::demo::Fault;
use tests::{Answer, Browser, World};

/// What was measured of one step.
#[derive(Default)]
pub(crate) struct Samples {
    /// From the request to the answer.
    pub(crate) took: Vec<Duration>,
    /// From the first AWS call to the end of the last.
    pub(crate) aws: Vec<Duration>,
    /// The longest chain of dependent AWS calls of any one request.
    pub(crate) depth: usize,
    /// The most AWS calls of any one request.
    pub(crate) total: usize,
    /// Argon2 runs of the last request.
    pub(crate) argon2: u64,
    /// Operations of the longest chain's request: `∥` beside each other, `→` one after the other.
    pub(crate) operations: String,
}

/// Samples by step.
#[derive(Default)]
pub(crate) struct Meter(pub(crate) BTreeMap<&'static str, Samples>);

impl Meter {
    /// Posts to a step and measures.
    ///
    /// # Errors
    /// An answer that is no success.
    pub(crate) async fn post(
        &mut self,
        world: &World,
        browser: &mut Browser<'_>,
        step: &'static str,
        body: Value,
    ) -> Result<Answer, Fault> {
        world.calls.take();
        let runs = world.argon2_runs();
        let began = Instant::now();
        let answer = browser.post(step, body).await;
        let took = began.elapsed();
        let calls = world.calls.take();
        let depth = Calls::depth(&calls);
        let samples = self.0.entry(step).or_default();
        samples.took.push(took);
        samples.aws.push(Calls::span(&calls));
        samples.argon2 = world.argon2_runs() - runs;
        samples.total = samples.total.max(calls.len());
        if depth > samples.depth {
            samples.depth = depth;
            samples.operations = waves(&calls);
        }
        well(step, answer)
    }
}

/// The answer, if it is a success.
///
/// # Errors
/// What came instead.
pub(crate) fn well(step: &str, answer: Answer) -> Result<Answer, Fault> {
    if answer.status.is_success() {
        Ok(answer)
    } else {
        Err(format!("{step}: {} {}", answer.status, answer.body).into())
    }
}

/// The calls in the order of their starts; `→` where one began after all before it had ended.
fn waves(calls: &[tests::Call]) -> String {
    let mut calls: Vec<_> = calls.iter().collect();
    calls.sort_by_key(|call| call.start);
    let mut text = String::new();
    let mut end: Option<Instant> = None;
    for call in calls {
        text += match end {
            None => "",
            Some(end) if call.start >= end => " → ",
            Some(_) => " ∥ ",
        };
        text += &call.operation;
        end = end.max(Some(call.end));
    }
    text
}
