//! How long one tick may still work.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};
use platform::App;

/// The time of one tick, from its start.
#[derive(Clone)]
pub(crate) struct Budget {
    app: App,
    began: Timestamp,
    /// Also by the machine's time: a clock that stands must not keep a tick for ever.
    started: Instant,
}

impl Budget {
    #[expect(
        clippy::disallowed_methods,
        reason = "a clock that stands must not keep a tick for ever"
    )]
    pub(crate) fn new(app: &App) -> Self {
        Self {
            app: app.clone(),
            began: app.now(),
            started: Instant::now(),
        }
    }

    /// Real time since the start.
    pub(crate) fn millis(&self) -> u128 {
        self.started.elapsed().as_millis()
    }

    /// What is left of the configured budget; negative when it is over.
    pub(crate) fn left(&self) -> SignedDuration {
        let real = SignedDuration::try_from(self.started.elapsed()).unwrap_or(SignedDuration::MAX);
        let told = self.app.now().duration_since(self.began);
        let budget = SignedDuration::from_secs(i64::from(self.app.config().tick_budget));
        budget - real.max(told)
    }
}
