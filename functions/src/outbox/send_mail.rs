//! `send-mail`: each tick sends the letters of the outbox, at least once each.

use domain::outbox::{self, Posting};
use domain::throttle::Subject;
use platform::tables::{Change, DUE, Index, Key, Update, due_letter};
use platform::{App, MailFault, Problem, throttles};
use serde::Serialize;
use serde_json::Value;

use super::letter::{Letter, Row};
use crate::budget::Budget;
use crate::step::{Kind, Schedule, Step, Tick};

/// The step.
pub const STEP: Step = Step {
    name: "send-mail",
    summary: "Sends the mails that steps have promised, each at least once",
    kind: Kind::Schedule(Schedule {
        rate: "rate(1 minute)",
        tick,
    }),
};

/// Letters looked up at a time.
const FOUND: i32 = 25;

/// What one tick did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Posted {
    /// Letters that SES took.
    pub sent: u32,
    /// Letters that wait for a later tick.
    pub later: u32,
    /// Letters to addresses that have had their share.
    pub dropped: u32,
    /// Letters that nobody tries any more: somebody has to look.
    pub parked: u32,
}

fn tick(app: App) -> Tick {
    Box::pin(run(app))
}

async fn run(app: App) -> Result<Value, Problem> {
    let budget = Budget::new(&app);
    let mut done = Posted::default();
    let ended = walk(&app, &budget, &mut done).await;
    let Posted {
        sent,
        later,
        dropped,
        parked,
    } = done;
    let ms = budget.millis();
    tracing::info!(step = STEP.name, sent, later, dropped, parked, ms, "done");
    ended?;
    serde_json::to_value(done).map_err(|fault| Problem::internal("tick", fault))
}

/// From the longest due on. A letter that cannot be read keeps nobody else's: its fault is told at the end.
async fn walk(app: &App, budget: &Budget, done: &mut Posted) -> Result<(), Problem> {
    let (until, mut from, mut fault) = (app.now(), None, None);
    loop {
        let page = app
            .tables()
            .find(Index::letters(until), FOUND, from.as_ref());
        let page = page.await?;
        for found in &page.items {
            if !budget.left().is_positive() {
                return fault.map_or(Ok(()), Err);
            }
            if let Err(problem) = post(app, &found.key, done).await {
                fault.get_or_insert(problem);
            }
        }
        from = page.next;
        if from.is_none() {
            return fault.map_or(Ok(()), Err);
        }
    }
}

/// Claims one letter, sends it, and takes it away.
async fn post(app: &App, key: &Key, done: &mut Posted) -> Result<(), Problem> {
    let now = app.now();
    let Some(Row { letter, posting }) = app.tables().live::<Row>(key, now).await? else {
        return Ok(());
    };
    if posting.is_parked() {
        tracing::error!(alarm = "letter-parked", kind = letter.kind, "not sent");
        done.parked += 1;
        return moved(app, key, &posting, &posting).await.map(|_| ());
    }
    let Some(claimed) = posting.claim(now) else {
        return Ok(());
    };
    if !moved(app, key, &posting, &claimed).await? {
        return Ok(());
    }
    if posting.is_new() && !has_room(app, &letter).await? {
        done.dropped += 1;
        return app.tables().delete(key).await;
    }
    match app.mail().send(&letter.mail()).await {
        Ok(()) => {
            done.sent += 1;
            app.tables().delete(key).await
        }
        Err(fault) => {
            done.later += 1;
            if fault == MailFault::Refused {
                moved(app, key, &claimed, &claimed.refused(app.now())).await?;
            }
            Ok(())
        }
    }
}

/// Counts the letter by its address, where its kind is limited.
async fn has_room(app: &App, letter: &Letter) -> Result<bool, Problem> {
    let Some(limit) = outbox::limit(&letter.kind) else {
        return Ok(true);
    };
    let address = app.secrets().await?.subject(Subject::Address(&letter.to));
    let count = throttles::change(&limit, &address, app.now());
    Ok(matches!(app.tables().update(count).await?, Update::Done(_)))
}

/// Writes how the letter stands, unless another tick has moved it; a parked one leaves the index.
async fn moved(app: &App, key: &Key, was: &Posting, is: &Posting) -> Result<bool, Problem> {
    let change = Change::at(key.clone())
        .set_all(is)
        .when_is("not_before", was.not_before)
        .when_is("unknown", was.unknown);
    let change = if was.is_parked() {
        DUE.into_iter().fold(change, Change::remove)
    } else {
        change.set_all(due_letter(is.not_before))
    };
    let moved = app.tables().update(change).await?;
    Ok(matches!(moved, Update::Done(_)))
}
