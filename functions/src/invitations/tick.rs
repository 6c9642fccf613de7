//! One tick's work: batch after batch, call after call, within its time.

use std::collections::{HashMap, HashSet};
use std::time::Instant;

use domain::campaigns::Mails;
use domain::invitations::{Batch, Payload, Verdict, call_size};
use jiff::{SignedDuration, Timestamp};
use platform::tables::Key;
use platform::{ATTEMPT_TIMEOUT, App, Problem, random};

use super::batches::{self, Stored};
use super::pace;
use super::send_invitations::Ticked;
use super::wording::{Stop, Wording};

/// How often a record that the tables do not take is tried: who is not marked is mailed again.
const RECORD_TRIES: usize = 3;

/// A tick on its way.
pub struct Pass<'a> {
    app: &'a App,
    /// What it has done so far.
    pub done: Ticked,
    /// Random name under which it holds batches.
    owner: String,
    began: Timestamp,
    /// Also by the machine's time: a clock that stands must not keep a tick for ever.
    started: Instant,
    wordings: HashMap<String, Wording>,
    /// Senders that SES refused.
    refused: HashSet<String>,
    ended: bool,
}

impl<'a> Pass<'a> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a clock that stands must not keep a tick for ever"
    )]
    pub fn new(app: &'a App) -> Self {
        Self {
            app,
            done: Ticked::default(),
            owner: random::hex(&random::bytes::<16>()),
            began: app.now(),
            started: Instant::now(),
            wordings: HashMap::new(),
            refused: HashSet::new(),
            ended: false,
        }
    }

    /// Real time since the start.
    pub fn millis(&self) -> u128 {
        self.started.elapsed().as_millis()
    }

    /// Whether there is time, and SES takes mail.
    pub fn goes_on(&self) -> bool {
        !self.ended && self.time_left().is_positive()
    }

    fn time_left(&self) -> SignedDuration {
        let real = SignedDuration::try_from(self.started.elapsed()).unwrap_or(SignedDuration::MAX);
        let told = self.app.now().duration_since(self.began);
        let budget = SignedDuration::from_secs(i64::from(self.app.config().tick_budget));
        budget - real.max(told)
    }

    /// Leases the batch whose head is at `key` and sends it; `false` if it is not to be had.
    pub async fn batch(&mut self, key: &Key) -> Result<bool, Problem> {
        let now = self.app.now();
        let Some(was) = self.app.tables().live::<Batch>(key, now).await? else {
            return Ok(false);
        };
        if self.refused.contains(&was.of.sender) {
            return Ok(false);
        }
        let (held, verdict) = was.clone().lease(&self.owner, now);
        if verdict != Verdict::Granted || !batches::take(self.app, &was, &held).await? {
            return Ok(false);
        }
        // Only now: whoever held it before cannot change it any more.
        let stored = batches::payload(self.app, &held).await?;
        self.send(held, stored).await?;
        Ok(true)
    }

    async fn send(&mut self, held: Batch, mut stored: Stored) -> Result<(), Problem> {
        let Some(wording) = self.wording(&held).await? else {
            self.refused.insert(held.of.sender.clone());
            return self
                .give_back(held, &stored.recipients, Some(Stop::ThisSender))
                .await;
        };
        let size = call_size(self.app.config().mail_rate);
        loop {
            let places = stored.recipients.next_call(size);
            if places.is_empty() {
                let (next, _) = held.clone().finish(&self.owner);
                batches::leave(self.app, &held, &next.state).await?;
                return Ok(());
            }
            let latest = self.app.now() + self.time_left();
            let turn = pace::turn(self.app, latest).await?;
            if turn.is_none() {
                self.ended = true;
            }
            let timeout = SignedDuration::try_from(ATTEMPT_TIMEOUT).unwrap_or_default();
            if !self.goes_on() || !held.may_call(&self.owner, self.app.now(), timeout) {
                return self.give_back(held, &stored.recipients, None).await;
            }
            let outcome = wording
                .send(self.app, &held, &stored.recipients, &places)
                .await;
            match outcome.stop {
                Some(Stop::Everybody) => self.ended = true,
                Some(Stop::ThisSender) => {
                    self.refused.insert(held.of.sender.clone());
                }
                None => {}
            }
            let recipients = stored.recipients.clone().answered(outcome.answers);
            let next = self.after(&held, &recipients, outcome.stop);
            if !self.record(&held, &next, &stored, &recipients).await? || next != held {
                return Ok(());
            }
            stored.recipients = recipients;
            stored.calls += 1;
        }
    }

    /// The head after a call: done, given back, or still held for the next call.
    fn after(&self, held: &Batch, recipients: &Payload, stop: Option<Stop>) -> Batch {
        if recipients.is_settled() {
            held.clone().finish(&self.owner).0
        } else if stop.is_some() || !self.goes_on() {
            held.clone().release(&self.owner, self.rested(stop)).0
        } else {
            held.clone()
        }
    }

    fn rested(&self, stop: Option<Stop>) -> Timestamp {
        let pause = stop.map(Stop::pause).unwrap_or_default();
        self.app.now() + pause
    }

    async fn give_back(
        &mut self,
        held: Batch,
        recipients: &Payload,
        stop: Option<Stop>,
    ) -> Result<(), Problem> {
        let (next, _) = held.clone().release(&self.owner, self.rested(stop));
        if batches::leave(self.app, &held, &next.state).await? {
            self.done.left += recipients.count(Mails::Pending);
        }
        Ok(())
    }

    /// `false`: somebody else has taken the batch over.
    async fn record(
        &mut self,
        held: &Batch,
        next: &Batch,
        was: &Stored,
        recipients: &Payload,
    ) -> Result<bool, Problem> {
        let mut tries = 0;
        loop {
            tries += 1;
            match batches::record(self.app, held, &next.state, was, recipients).await {
                Ok(true) => break,
                Ok(false) => return Ok(false),
                Err(_) if tries < RECORD_TRIES => {}
                Err(problem) => return Err(problem),
            }
        }
        let more = |mails| {
            recipients
                .count(mails)
                .saturating_sub(was.recipients.count(mails))
        };
        self.done.sent += more(Mails::Accepted);
        self.done.failed += more(Mails::Failed);
        if recipients.is_settled() {
            self.done.batches += 1;
        } else if next != held {
            self.done.left += recipients.count(Mails::Pending);
        }
        Ok(true)
    }

    async fn wording(&mut self, batch: &Batch) -> Result<Option<Wording>, Problem> {
        if let Some(known) = self.wordings.get(&batch.of.campaign) {
            return Ok(Some(known.clone()));
        }
        let found = Wording::of(self.app, batch).await?;
        if let Some(wording) = &found {
            self.wordings
                .insert(batch.of.campaign.clone(), wording.clone());
        }
        Ok(found)
    }
}
