//! One tick's lanes: each walks shards of its own, finds what is due there and leases it.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::invitations::{Batch, Verdict};
use platform::tables::{INDEX_SHARDS, Index, Key};
use platform::{App, Problem, Refusal, random};

use super::batches;
use super::pace::Pace;
use super::send_invitations::Ticked;
use super::wording::Wording;
use crate::budget::Budget;

/// Heads read at a time from one shard of the index.
const FOUND: i32 = 10;

/// What the lanes of one tick have in common.
#[derive(Clone)]
pub struct Shared {
    pub app: App,
    /// Random name under which the tick holds batches.
    pub owner: String,
    pub(crate) budget: Budget,
    pub pace: Arc<Pace>,
    ended: Arc<AtomicBool>,
    /// Senders that SES refused.
    refused: Arc<Mutex<HashSet<String>>>,
    /// By campaign and round.
    wordings: Arc<Mutex<HashMap<(String, u16), Wording>>>,
}

impl Shared {
    pub fn new(app: &App) -> Self {
        let budget = Budget::new(app);
        let latest = app.now() + budget.left();
        Self {
            app: app.clone(),
            owner: random::hex(&random::bytes::<16>()),
            budget,
            pace: Arc::new(Pace::until(app, latest)),
            ended: Arc::default(),
            refused: Arc::default(),
            wordings: Arc::default(),
        }
    }

    /// Whether there is time, and SES takes mail.
    pub fn goes_on(&self) -> bool {
        !self.ended.load(Ordering::Relaxed) && self.budget.left().is_positive()
    }

    /// Ends the tick, for every lane.
    pub fn end(&self) {
        self.ended.store(true, Ordering::Relaxed);
    }

    /// Leaves a sender's batches alone for this tick, and wakes somebody.
    pub fn refuse(&self, batch: &Batch) {
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        if refused.insert(batch.of.sender.clone()) {
            let (insurer, campaign) = (&batch.of.insurer, &batch.of.campaign);
            tracing::error!(alarm = "mail-sender", insurer, campaign, "cannot send");
        }
    }

    fn is_refused(&self, sender: &str) -> bool {
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.contains(sender)
    }

    /// The words of a batch, read once a tick; `None` where insurer or campaign are not there in full.
    pub async fn wording(&self, batch: &Batch) -> Result<Option<Wording>, Problem> {
        let of = (batch.of.campaign.clone(), batch.of.round);
        let known = self
            .wordings
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&of)
            .cloned();
        if known.is_some() {
            return Ok(known);
        }
        let found = Wording::of(&self.app, batch).await?;
        if let Some(wording) = &found {
            let mut wordings = self.wordings.lock().unwrap_or_else(PoisonError::into_inner);
            wordings.insert(of, wording.clone());
        }
        Ok(found)
    }
}

/// Who sends one batch at a time.
pub struct Lane {
    pub shared: Shared,
    /// What it has done so far.
    pub done: Ticked,
    shards: Vec<u8>,
    /// The first thing that went wrong; one batch's fault is not the others'.
    fault: Option<Problem>,
}

impl Lane {
    /// As many as are configured, with the shards dealt out from a random one on.
    pub fn all(shared: &Shared) -> Vec<Self> {
        let [anywhere] = random::bytes::<1>();
        let shards: Vec<u8> = (0..INDEX_SHARDS)
            .map(|n| (n + anywhere % INDEX_SHARDS) % INDEX_SHARDS)
            .collect();
        let lanes = shared.app.config().batches_in_flight as usize;
        let lanes = lanes.clamp(1, shards.len());
        let lane = |n: usize| Self {
            shared: shared.clone(),
            done: Ticked::default(),
            shards: shards.iter().skip(n).step_by(lanes).copied().collect(),
            fault: None,
        };
        (0..lanes).map(lane).collect()
    }

    /// Round its shards, until a whole round finds nothing to do.
    pub async fn walk(mut self) -> (Ticked, Option<Problem>) {
        let mut works = true;
        while works && self.shared.goes_on() {
            works = false;
            for shard in self.shards.clone() {
                match self.shard(shard).await {
                    Ok(worked) => works |= worked,
                    Err(problem) => self.fault(problem),
                }
            }
        }
        (self.done, self.fault)
    }

    fn fault(&mut self, problem: Problem) {
        // What one batch cannot help is not tried on the next.
        if problem.refusal() == Refusal::Busy {
            self.shared.end();
        }
        self.fault.get_or_insert(problem);
    }

    /// Every batch that is due in one shard; whether there was any work.
    async fn shard(&mut self, shard: u8) -> Result<bool, Problem> {
        let app = self.shared.app.clone();
        let now = app.now();
        let (mut worked, mut from) = (false, None);
        loop {
            // A hint: the lease decides.
            let due = Index::due(shard, now);
            let page = app.tables().find(due, FOUND, from.as_ref()).await?;
            let keys: Vec<Key> = page.items.into_iter().map(|found| found.key).collect();
            if !keys.is_empty() {
                let mut heads = app.tables().batch(&keys).await?;
                for key in &keys {
                    if !self.shared.goes_on() {
                        return Ok(worked);
                    }
                    let head = heads.take_live::<Batch>(key, app.now());
                    match self.head(head).await {
                        Ok(was) => worked |= was,
                        Err(problem) => self.fault(problem),
                    }
                }
            }
            from = page.next;
            if from.is_none() {
                return Ok(worked);
            }
        }
    }

    /// Leases the batch and sends it; `false` if it is not to be had.
    async fn head(&mut self, head: Result<Option<Batch>, Problem>) -> Result<bool, Problem> {
        let Some(was) = head? else { return Ok(false) };
        if self.shared.is_refused(&was.of.sender) {
            return Ok(false);
        }
        let app = &self.shared.app;
        let (held, verdict) = was.clone().lease(&self.shared.owner, app.now());
        let moves = matches!(verdict, Verdict::Granted | Verdict::WornOut);
        if !moves || !batches::take(app, &was, &held).await? {
            return Ok(false);
        }
        if verdict == Verdict::WornOut {
            self.parked(&held);
            return Ok(true);
        }
        // Only now: whoever held it before cannot change it any more.
        let stored = batches::payload(app, &held).await?;
        self.send(held, stored).await?;
        Ok(true)
    }

    /// Wakes somebody: an operator looks whom it reached, and takes it up.
    pub fn parked(&mut self, batch: &Batch) {
        let of = &batch.of;
        let (campaign, round, shard, seq) = (&of.campaign, of.round, batch.shard, batch.seq);
        tracing::error!(alarm = "mail-parked", campaign, round, shard, seq, "parked");
        self.done.parked += 1;
    }
}
