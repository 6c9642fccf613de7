//! The time that an endpoint goes by: the wall's, or one that a test moves.

use jiff::Timestamp;
use std::sync::Arc;

/// Asked at each request; shared with the system under test, so that both live in one time.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The machine's own clock.
#[expect(
    clippy::disallowed_methods,
    reason = "an endpoint outside the system has a clock of its own"
)]
pub fn wall() -> Clock {
    Arc::new(Timestamp::now)
}
