//! `send-invitations`: each tick sends due batches until its time is used; the next one goes on.

use platform::tables::{INDEX_SHARDS, Index};
use platform::{App, Problem, random};
use serde::Serialize;
use serde_json::Value;

use super::tick::Pass;
use crate::step::{Kind, Schedule, Step, Tick};

/// Heads read at a time from one shard of the index.
const FOUND: i32 = 10;

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
    /// Recipients still pending in batches that were given back.
    pub left: u32,
}

fn tick(app: App) -> Tick {
    Box::pin(run(app))
}

async fn run(app: App) -> Result<Value, Problem> {
    let mut pass = Pass::new(&app);
    let ended = walk(&app, &mut pass).await;
    let Ticked {
        batches,
        sent,
        failed,
        left,
    } = pass.done;
    tracing::info!(
        step = STEP.name,
        batches,
        sent,
        failed,
        left,
        ms = pass.millis(),
        "done"
    );
    ended?;
    serde_json::to_value(pass.done).map_err(|fault| Problem::internal("tick", fault))
}

/// Round the shards from a random one on, until a whole round finds nothing to do.
async fn walk(app: &App, pass: &mut Pass<'_>) -> Result<(), Problem> {
    let [anywhere] = random::bytes::<1>();
    let (mut shard, mut idle) = (anywhere % INDEX_SHARDS, 0);
    while idle < INDEX_SHARDS && pass.goes_on() {
        shard = (shard + 1) % INDEX_SHARDS;
        let worked = shard_worked(app, pass, shard).await?;
        idle = if worked { 0 } else { idle + 1 };
    }
    Ok(())
}

async fn shard_worked(app: &App, pass: &mut Pass<'_>, shard: u8) -> Result<bool, Problem> {
    let (now, mut worked, mut from) = (app.now(), false, None);
    loop {
        // A hint: the lease decides.
        let due = Index::due(shard, now);
        let page = app.tables().find(due, FOUND, from.as_ref()).await?;
        for found in &page.items {
            if !pass.goes_on() {
                return Ok(worked);
            }
            worked |= pass.batch(&found.key).await?;
        }
        from = page.next;
        if from.is_none() {
            return Ok(worked);
        }
    }
}
