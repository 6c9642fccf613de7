//! The pace of bulk mail, as a tick keeps it.
//!
//! A tick asks for the moments of about half a second in one conditional update of `RATE#bulk` that pushes the next one
//! on, so that any number of ticks keep one pace, and asks for more before they are used up: its calls never wait for
//! the tables.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use domain::invitations::call_size;
use jiff::{SignedDuration, Timestamp};
use platform::{App, Problem};
use tokio::sync::{Mutex, mpsc};

use super::rate::{self, LATE, Push};

/// Microseconds of moments that are asked for at a time: they are over one by one while the answer is on the way. More,
/// where the tables are slower.
const BLOCK: i64 = 500_000;
/// But never for an answer that took longer than this, nor more moments than this.
const FURTHEST: i64 = 5_000_000;
const MOST: i64 = 64;

/// The moments of one tick's calls.
pub struct Pace {
    asks: Asks,
    /// What was asked for and is not taken yet; none before the first call.
    moments: Mutex<Option<mpsc::Receiver<Result<Moment, Problem>>>>,
}

/// When a call may start, and how many mails are counted for it.
#[derive(Clone, Copy)]
struct Moment {
    at: Timestamp,
    mails: i64,
}

impl Pace {
    /// That of a tick which ends at `latest`.
    pub fn until(app: &App, latest: Timestamp) -> Self {
        let rate = app.config().mail_rate;
        let asks = Asks {
            app: app.clone(),
            latest,
            size: call_size(rate).into(),
            cost: rate::cost(rate),
            spare: Arc::default(),
        };
        Self {
            asks,
            moments: Mutex::default(),
        }
    }

    /// Waits for the moment at which a call of so many mails may start. `false`: not in this tick, not now, or not
    /// within this day's share.
    pub async fn turn(&self, mails: usize) -> Result<bool, Problem> {
        let asks = &self.asks;
        let mails = i64::try_from(mails).unwrap_or(i64::MAX);
        let is_late = |at| asks.app.now().duration_since(at) > LATE;
        while let Some(moment) = self.moment().await? {
            let at = moment.at;
            // Late already, or only when it wakes up.
            if is_late(at) || !asks.wait(at).await || is_late(at) {
                asks.spare(moment.mails);
                continue;
            }
            // What is left of the day may be less than this call wants.
            let enough = mails <= moment.mails;
            asks.spare(moment.mails - if enough { mails } else { 0 });
            return Ok(enough);
        }
        Ok(false)
    }

    async fn moment(&self) -> Result<Option<Moment>, Problem> {
        let mut moments = self.moments.lock().await;
        let moments = moments.get_or_insert_with(|| self.asks.clone().begin());
        moments.recv().await.transpose()
    }

    /// Takes back what certainly was not sent.
    pub fn give_back(&self, mails: usize) {
        self.asks.spare(i64::try_from(mails).unwrap_or_default());
    }

    /// What was counted and not sent is told to the others. A lost one leaves less of the day to bulk mail, no more.
    pub async fn finish(&self) {
        let asks = &self.asks;
        if let Some(moments) = self.moments.lock().await.as_mut() {
            moments.close();
            while let Some(moment) = moments.recv().await {
                asks.spare(moment.map_or(0, |moment| moment.mails));
            }
        }
        rate::uncount(&asks.app, asks.spare.swap(0, Ordering::Relaxed)).await;
    }
}

/// Asks for a tick's moments.
#[derive(Clone)]
struct Asks {
    app: App,
    latest: Timestamp,
    /// Mails of a full call.
    size: i64,
    /// From one call to the next, microseconds.
    cost: i64,
    /// Mails that are counted in the day and not sent: the next moments use them up.
    spare: Arc<AtomicI64>,
}

impl Asks {
    fn spare(&self, mails: i64) {
        self.spare.fetch_add(mails, Ordering::Relaxed);
    }

    /// `false`, at once: the tick ends before.
    async fn wait(&self, at: Timestamp) -> bool {
        if at > self.latest {
            return false;
        }
        let wait = at.duration_since(self.app.now());
        tokio::time::sleep(Duration::try_from(wait).unwrap_or_default()).await;
        true
    }

    /// Asks from now on, until nobody listens any more.
    fn begin(self) -> mpsc::Receiver<Result<Moment, Problem>> {
        let half = usize::try_from((BLOCK / self.cost).min(MOST) / 2).unwrap_or_default() + 1;
        let (moments, taken) = mpsc::channel(half);
        tokio::spawn(async move {
            if let Err(problem) = self.ask(&moments).await {
                // Nobody who listens: nobody to tell.
                moments.send(Err(problem)).await.unwrap_or_default();
            }
        });
        taken
    }

    async fn ask(&self, moments: &mpsc::Sender<Result<Moment, Problem>>) -> Result<(), Problem> {
        let mut answer = 0;
        loop {
            let asked_at = self.app.now();
            let calls = (BLOCK.max(2 * answer) / self.cost + 1).min(MOST);
            let Some((first, calls)) = self.block(calls, answer).await? else {
                return Ok(());
            };
            answer = self.app.now().as_microsecond() - asked_at.as_microsecond();
            answer = answer.clamp(0, FURTHEST);
            for n in 0..calls {
                let at = first.at + SignedDuration::from_micros(n * self.cost);
                if moments.send(Ok(Moment { at, ..first })).await.is_err() {
                    self.spare((calls - n) * first.mails);
                    return Ok(());
                }
            }
        }
    }

    /// The first of so many moments, and how many there are: near the end of the day's share one alone, in the end
    /// with as many mails as are left. `None`: none.
    async fn block(&self, mut calls: i64, answer: i64) -> Result<Option<(Moment, i64)>, Problem> {
        let mut mails = self.size;
        loop {
            let spare = self.spare.swap(0, Ordering::Relaxed);
            let more = (calls * mails - spare).max(0);
            let push = Push {
                latest: self.latest,
                answer,
                by: calls * self.cost,
                mails: more,
            };
            let Some((at, over)) = rate::push(&self.app, &push).await? else {
                self.spare(spare);
                return Ok(None);
            };
            if over <= 0 {
                self.spare(spare + more - calls * mails);
                return Ok(Some((Moment { at, mails }, calls)));
            }
            rate::uncount(&self.app, more).await;
            self.spare(spare);
            if calls == 1 {
                mails -= over;
            }
            if mails <= 0 {
                return Ok(None);
            }
            calls = 1;
        }
    }
}
