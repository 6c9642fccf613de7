//! Counts the calls that a step makes to AWS: how many, and how many one after the other.
#![expect(
    clippy::disallowed_methods,
    reason = "which call waited for which is a matter of real time"
)]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextRef,
    FinalizerInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Layer, Storable, StoreReplace};

/// One call: its operation and when it ran.
#[derive(Clone, Debug)]
pub struct Call {
    /// e.g. `GetItem`.
    pub operation: String,
    /// When the SDK took it.
    pub start: Instant,
    /// When its answer was there.
    pub end: Instant,
}

/// A recorder shared by the clients of one App.
#[derive(Clone, Debug, Default)]
pub struct Calls(Arc<Mutex<Vec<Call>>>);

impl Calls {
    /// Takes what was recorded since the last time.
    pub fn take(&self) -> Vec<Call> {
        self.0
            .lock()
            .map(|mut calls| std::mem::take(&mut *calls))
            .unwrap_or_default()
    }

    /// Length of the longest chain of calls of which each began after the one before had ended.
    pub fn depth(calls: &[Call]) -> usize {
        let mut by_end: Vec<_> = calls.iter().collect();
        by_end.sort_by_key(|call| call.end);
        let mut last_end: Option<Instant> = None;
        let mut depth = 0;
        for call in by_end {
            if last_end.is_none_or(|end| call.start >= end) {
                depth += 1;
                last_end = Some(call.end);
            }
        }
        depth
    }

    /// Time from the first start to the last end.
    pub fn span(calls: &[Call]) -> Duration {
        let start = calls.iter().map(|call| call.start).min();
        let end = calls.iter().map(|call| call.end).max();
        start
            .zip(end)
            .map(|(start, end)| end - start)
            .unwrap_or_default()
    }
}

#[derive(Debug)]
struct Began(Instant);

impl Storable for Began {
    type Storer = StoreReplace<Self>;
}

/// Left by a request that was answered: signing an address is no call.
#[derive(Debug)]
struct Answered;

impl Storable for Answered {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for Calls {
    fn name(&self) -> &'static str {
        "Calls"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let mut layer = Layer::new("calls");
        layer.store_put(Began(Instant::now()));
        bag.push_layer(layer);
        Ok(())
    }

    fn read_after_transmit(
        &self,
        _: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        bag.interceptor_state().store_put(Answered);
        Ok(())
    }

    fn read_after_execution(
        &self,
        _: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let answered = bag.load::<Answered>().is_some();
        if let (Some(began), Some(operation)) = (bag.load::<Began>(), bag.load::<Metadata>())
            && answered
            && let Ok(mut calls) = self.0.lock()
        {
            calls.push(Call {
                operation: operation.name().to_owned(),
                start: began.0,
                end: Instant::now(),
            });
        }
        Ok(())
    }
}
