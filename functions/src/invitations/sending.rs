//! One leased batch, call after call: each is counted before it is made and recorded behind it.

use std::time::Duration;

use domain::campaigns::Mails;
use domain::invitations::{Batch, Delivery, Next, Payload, SendAnswer, State, call_size};
use jiff::{SignedDuration, Timestamp};
use platform::{ATTEMPT_TIMEOUT, BulkTo, Problem};

use super::batches::{self, Stored};
use super::look::{Look, look};
use super::tick::Lane;
use super::wording::{Outcome, Stop, Wording, receivers};

/// How often a record that the tables do not take is tried.
const RECORD_TRIES: u32 = 3;
/// The pause before the second try; before the third twice as long.
const RECORD_PAUSE: Duration = Duration::from_millis(200);

/// What is left to do with a batch: as it is held, and its recipients. `None`: it is not held any more.
type Left = Option<(Batch, Payload)>;

impl Lane {
    /// Sends a batch that this tick has leased, as far as it comes.
    pub async fn send(&mut self, mut held: Batch, mut stored: Stored) -> Result<(), Problem> {
        let Some(wording) = self.shared.wording(&held).await? else {
            self.shared.refuse(&held);
            let until = self.rested(Some(Stop::ThisSender));
            return self
                .give_back(&held, &held, &stored.recipients, until)
                .await;
        };
        while let Some((next, recipients)) = self.step(&wording, &held, &stored).await? {
            (held, stored.recipients) = (next, recipients);
            stored.calls += 1;
        }
        Ok(())
    }

    /// Looks once more, makes one call, and records what it did.
    async fn step(
        &mut self,
        wording: &Wording,
        held: &Batch,
        stored: &Stored,
    ) -> Result<Left, Problem> {
        let Some((recipients, places)) = self.looked(held, stored).await? else {
            return Ok(None);
        };
        let reached = receivers(&self.shared.app, held, &recipients, &places);
        let (to, odd) = reached.await?;
        let called = self.call(wording, held, stored, &to).await?;
        let Some((counted, mut outcome)) = called else {
            return Ok(None);
        };
        let refused = odd.into_iter().map(|place| (place, SendAnswer::Refused));
        outcome.answers.extend(refused);
        self.recorded(&counted, stored, recipients, outcome).await
    }

    /// The next recipients as they stand today, and the places of those who are to be mailed. `None`: nothing is to be
    /// done now, and the batch is not held any more.
    async fn looked(
        &mut self,
        held: &Batch,
        stored: &Stored,
    ) -> Result<Option<(Payload, Vec<usize>)>, Problem> {
        let app = self.shared.app.clone();
        let size = call_size(app.config().mail_rate);
        let (until, places) = match held.next(&stored.recipients, size, app.now()) {
            Next::Call(places) => (None, places),
            Next::Wait(until) => (Some(until), Vec::new()),
            Next::Park | Next::Finish => {
                let next = self.after(held, &stored.recipients, None);
                batches::write(&app, held, &next).await?;
                return Ok(None);
            }
        };
        let looked = match until {
            Some(until) => Look::Not(until),
            None => look(&app, held, &stored.recipients, &places).await?,
        };
        let recipients = match looked {
            Look::Now(recipients) | Look::Over(recipients) => recipients,
            Look::Not(until) => {
                self.give_back(held, held, &stored.recipients, until)
                    .await?;
                return Ok(None);
            }
        };
        let pending = |place: &usize| {
            let one = recipients.0.get(*place);
            one.is_some_and(|one| one.delivery == Delivery::Pending)
        };
        let places = places.into_iter().filter(pending).collect();
        Ok(Some((recipients, places)))
    }

    /// Counts the tries, waits for the moment and calls, if there is anybody to call. `None`: it came to no call, and
    /// the batch is not held any more.
    async fn call(
        &mut self,
        wording: &Wording,
        held: &Batch,
        stored: &Stored,
        to: &[BulkTo],
    ) -> Result<Option<(Batch, Outcome)>, Problem> {
        if to.is_empty() {
            return Ok(Some((held.clone(), Outcome::default())));
        }
        let app = self.shared.app.clone();
        let tried: Vec<usize> = to.iter().map(|one| one.index).collect();
        let counted = held.clone().trying(&tried);
        if !batches::write(&app, held, &counted).await? {
            return Ok(None);
        }
        if !self.turn(&counted, tried.len()).await? {
            let back = counted.clone().not_sent(&tried);
            let (all, now) = (&stored.recipients, app.now());
            self.give_back(&counted, &back, all, now).await?;
            return Ok(None);
        }
        let outcome = wording.send(&app, &counted, to).await;
        Ok(Some((counted, outcome)))
    }

    /// Waits for this call's moment; `false` where it does not come in this tick, or not within the lease.
    async fn turn(&self, held: &Batch, mails: usize) -> Result<bool, Problem> {
        let shared = &self.shared;
        if !shared.pace.turn(mails).await? {
            shared.end();
            return Ok(false);
        }
        let timeout = SignedDuration::try_from(ATTEMPT_TIMEOUT).unwrap_or_default();
        let may = shared.goes_on() && held.may_call(&shared.owner, shared.app.now(), timeout);
        if !may {
            shared.pace.give_back(mails);
        }
        Ok(may)
    }

    /// Records a call's outcome, and whom the look suppressed.
    async fn recorded(
        &mut self,
        held: &Batch,
        stored: &Stored,
        recipients: Payload,
        outcome: Outcome,
    ) -> Result<Left, Problem> {
        match outcome.stop {
            Some(Stop::Everybody) => self.shared.end(),
            Some(Stop::ThisSender) => self.shared.refuse(held),
            None => {}
        }
        if !outcome.not_sent.is_empty() {
            self.shared.pace.give_back(outcome.not_sent.len());
        }
        let recipients = recipients.answered(outcome.answers, self.shared.app.now());
        let next = held.clone().not_sent(&outcome.not_sent);
        let next = self.after(&next, &recipients, outcome.stop);
        if !self.record(held, &next, stored, &recipients).await? {
            return Ok(None);
        }
        self.count(&next, &stored.recipients, &recipients);
        let is_held = matches!(next.state, State::Leased { .. });
        Ok(is_held.then_some((next, recipients)))
    }

    /// The head after a call: done, parked, given back, or still held for the next call.
    fn after(&mut self, held: &Batch, recipients: &Payload, stop: Option<Stop>) -> Batch {
        let (held, owner) = (held.clone(), self.shared.owner.clone());
        let (now, size) = (
            self.shared.app.now(),
            call_size(self.shared.app.config().mail_rate),
        );
        let (next, _) = match held.next(recipients, size, now) {
            Next::Finish => held.finish(&owner),
            Next::Park => {
                self.parked(&held);
                held.park(&owner)
            }
            _ if stop.is_some() => held.release(&owner, self.rested(stop)),
            Next::Wait(until) => held.release(&owner, until),
            Next::Call(_) if self.shared.goes_on() => return held,
            Next::Call(_) => held.release(&owner, now),
        };
        next
    }

    fn rested(&self, stop: Option<Stop>) -> Timestamp {
        let pause = stop.map(Stop::pause).unwrap_or_default();
        self.shared.app.now() + pause
    }

    /// Gives the batch that stands as `held` back as `next`.
    async fn give_back(
        &mut self,
        held: &Batch,
        next: &Batch,
        recipients: &Payload,
        until: Timestamp,
    ) -> Result<(), Problem> {
        let (next, _) = next.clone().release(&self.shared.owner, until);
        if batches::write(&self.shared.app, held, &next).await? {
            self.done.left += recipients.count(Mails::Pending);
        }
        Ok(())
    }

    /// `false`: somebody else has taken the batch over. Where the tables do not take it at all the tick ends: whoever
    /// is not marked is mailed again.
    async fn record(
        &self,
        held: &Batch,
        next: &Batch,
        was: &Stored,
        recipients: &Payload,
    ) -> Result<bool, Problem> {
        let mut tries = 1;
        loop {
            let recorded = batches::record(&self.shared.app, held, next, was, recipients).await;
            match recorded {
                Ok(recorded) => return Ok(recorded),
                Err(_) if tries < RECORD_TRIES => tokio::time::sleep(RECORD_PAUSE * tries).await,
                Err(problem) => {
                    self.shared.end();
                    return Err(problem);
                }
            }
            tries += 1;
        }
    }

    fn count(&mut self, next: &Batch, was: &Payload, is: &Payload) {
        let more = |mails| is.count(mails).saturating_sub(was.count(mails));
        self.done.sent += more(Mails::Accepted);
        self.done.failed += more(Mails::Failed);
        self.done.suppressed += more(Mails::Suppressed);
        match next.state {
            State::Done => self.done.batches += 1,
            State::Pending { .. } => self.done.left += is.count(Mails::Pending),
            State::Leased { .. } | State::Parked => {}
        }
    }
}
