//! The one source of *now*: real time in the cloud, a moved or a standing clock in tests and the local run.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

/// Tells the time to a step.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's time.
    #[default]
    Machine,
    /// The machine's time moved by whole seconds (the local run in another year).
    Moved(i64),
    /// A clock that stands until a test moves it; milliseconds since the epoch.
    Standing(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn standing(at: Timestamp) -> Self {
        Self::Standing(Arc::new(AtomicI64::new(at.as_millisecond())))
    }

    /// Sets a standing clock; the others ignore it.
    pub fn set(&self, at: Timestamp) {
        if let Self::Standing(millis) = self {
            millis.store(at.as_millisecond(), Ordering::SeqCst);
        }
    }

    /// The present moment.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that everything else asks"
    )]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::Machine => Timestamp::now(),
            Self::Moved(seconds) => Timestamp::now() + jiff::SignedDuration::from_secs(*seconds),
            Self::Standing(millis) => {
                Timestamp::from_millisecond(millis.load(Ordering::SeqCst)).unwrap_or(Timestamp::MAX)
            }
        }
    }
}
