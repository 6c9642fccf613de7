//! A gate at which a call waits until the test opens it: races without sleeps.

use std::sync::Arc;
use tokio::sync::Semaphore;

/// Shared by a rule and its test. Each opening lets one call through.
#[derive(Debug, Clone)]
pub struct Gate {
    waiting: Arc<Semaphore>,
    open: Arc<Semaphore>,
}

impl Gate {
    /// A closed gate.
    pub fn closed() -> Self {
        Self {
            waiting: Arc::new(Semaphore::new(0)),
            open: Arc::new(Semaphore::new(0)),
        }
    }

    /// Returns when a call stands at the gate; each call is told once.
    pub async fn reached(&self) {
        if let Ok(permit) = self.waiting.acquire().await {
            permit.forget();
        }
    }

    /// Lets one call through, the waiting one or the next.
    pub fn open(&self) {
        self.open.add_permits(1);
    }

    pub(super) async fn pass(&self) {
        self.waiting.add_permits(1);
        if let Ok(permit) = self.open.acquire().await {
            permit.forget();
        }
    }
}
