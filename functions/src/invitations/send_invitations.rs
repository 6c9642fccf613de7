//! `send-invitations`: each tick sends due batches, several at a time, until its time is used; the next goes on.

use std::ops::AddAssign;

use platform::{App, Problem};
use serde::Serialize;
use serde_json::Value;
use tokio::task::JoinSet;

use super::rate;
use super::tick::{Lane, Shared};
use crate::step::{Kind, Schedule, Step, Tick};

/// The step.
pub const STEP: Step = Step {
    name: "send-invitations",
    summary: "Sends the invitations that are due, at the configured pace",
    kind: Kind::Schedule(Schedule {
        rate: "rate(1 minute)",
        tick,
    }),
};

/// What one tick did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ticked {
    /// Batches finished.
    pub batches: u32,
    /// Recipients that SES accepted.
    pub sent: u32,
    /// Recipients whose address SES refused.
    pub failed: u32,
    /// Recipients who must not be mailed any more.
    pub suppressed: u32,
    /// Recipients still pending in batches that were given back.
    pub left: u32,
    /// Batches that nobody tries again before an operator has looked.
    pub parked: u32,
}

impl AddAssign for Ticked {
    fn add_assign(&mut self, other: Self) {
        self.batches += other.batches;
        self.sent += other.sent;
        self.failed += other.failed;
        self.suppressed += other.suppressed;
        self.left += other.left;
        self.parked += other.parked;
    }
}

fn tick(app: App) -> Tick {
    Box::pin(run(app))
}

async fn run(app: App) -> Result<Value, Problem> {
    let shared = Shared::new(&app);
    let mut done = Ticked::default();
    let ended = if rate::is_open(&app).await? {
        let ended = fly(&shared, &mut done).await;
        shared.pace.finish().await;
        ended
    } else {
        Ok(())
    };
    let Ticked {
        batches,
        sent,
        failed,
        suppressed,
        left,
        parked,
    } = done;
    let ms = shared.budget.millis();
    tracing::info!(
        step = STEP.name,
        batches,
        sent,
        failed,
        suppressed,
        left,
        parked,
        ms,
        "done"
    );
    ended?;
    serde_json::to_value(done).map_err(|fault| Problem::internal("tick", fault))
}

/// Every lane with its shards; the first fault is told when all have ended.
async fn fly(shared: &Shared, done: &mut Ticked) -> Result<(), Problem> {
    let mut lanes = JoinSet::new();
    for lane in Lane::all(shared) {
        lanes.spawn(lane.walk());
    }
    let mut ended = Ok(());
    for (ticked, fault) in lanes.join_all().await {
        *done += ticked;
        if let (Ok(()), Some(fault)) = (&ended, fault) {
            ended = Err(fault);
        }
    }
    ended
}
