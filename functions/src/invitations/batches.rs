//! Invitation batches in the table `queue`: a head (who may send it now) and a payload (its recipients).

use domain::campaigns::Counter;
use domain::invitations::{Batch, Payload, Recipient, Verdict};
use jiff::Timestamp;
use platform::audit::{Actor, Entry};
use platform::tables::{
    self, Change, Check, Commit, Indexed, Item, Key, Transaction, Update, Write,
};
use platform::{App, Problem};
use serde::{Deserialize, Serialize};

use crate::counters::Moves;

/// The item `…#P`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stored {
    /// The recipients in their order: feedback finds one by its place.
    pub recipients: Payload,
    /// How many calls were recorded: guards each record, so that none is counted twice.
    #[serde(default)]
    pub calls: u32,
}

fn key(batch: &Batch) -> Key {
    Key::batch(&batch.of.campaign, batch.of.round, batch.shard, batch.seq)
}

/// A new batch, which TTL takes away from `expires_at` on.
pub fn insert(
    batch: &Batch,
    payload: Payload,
    expires_at: Timestamp,
) -> Result<[Write; 2], Problem> {
    #[derive(Serialize)]
    struct Expiring<T> {
        #[serde(flatten)]
        item: T,
        #[serde(flatten)]
        due: Indexed,
        expires_at: i64,
    }
    let expires_at = expires_at.as_second();
    let due = batch.due_at().map(|at| tables::due(batch.shard, at));
    let stored = Stored {
        recipients: payload,
        calls: 0,
    };
    let head = Expiring {
        item: batch,
        due: due.unwrap_or_default(),
        expires_at,
    };
    let payload = Expiring {
        item: stored,
        due: Indexed::new(),
        expires_at,
    };
    Ok([
        Write::insert(key(batch), head)?,
        Write::insert(key(batch).payload(), payload)?,
    ])
}

/// Takes the batch that stands as `was` over as `leased`, unless it has changed since it was read.
pub async fn take(app: &App, was: &Batch, leased: &Batch) -> Result<bool, Problem> {
    let change = head(was, leased).when_is("attempt", was.attempt);
    let taken = app.tables().update(change).await?;
    Ok(matches!(taken, Update::Done(_)))
}

/// Writes the head alone: counted tries, or the batch given back with nothing to record. `false`: somebody else
/// has taken it over.
pub async fn write(app: &App, held: &Batch, next: &Batch) -> Result<bool, Problem> {
    let written = app.tables().update(head(held, next)).await?;
    Ok(matches!(written, Update::Done(_)))
}

/// Takes a parked batch up again, by somebody who has looked whom it reached; `false`: it is not parked.
pub async fn take_up(app: &App, actor: &Actor, parked: &Batch) -> Result<bool, Problem> {
    let now = app.now();
    let (next, verdict) = parked.clone().take_up(now);
    if verdict != Verdict::Granted {
        return Ok(false);
    }
    let entry =
        Entry::new(actor, "take-up-batch", &parked.of.insurer).campaign(&parked.of.campaign);
    let mut writes = Transaction::default();
    writes.add(head(parked, &next));
    writes.add(entry.write(now)?);
    Ok(matches!(app.tables().transact(writes).await?, Commit::Done))
}

/// The recipients, read after the lease was taken.
pub async fn payload(app: &App, batch: &Batch) -> Result<Stored, Problem> {
    let stored = app.tables().get(&key(batch).payload()).await?;
    stored.ok_or_else(|| Problem::internal("batch", "no payload"))
}

/// Records what one call did: the recipients' states, the head if it is still as held, the counters.
/// `false`: somebody else has taken the batch over, and nothing was written.
pub async fn record(
    app: &App,
    held: &Batch,
    next: &Batch,
    was: &Stored,
    recipients: &Payload,
) -> Result<bool, Problem> {
    let payload = Change::at(key(held).payload())
        .set("recipients", recipients)
        .set("calls", was.calls + 1)
        .when_is("calls", was.calls);
    let mut writes = Transaction::default();
    if next == held {
        writes.add(Check::at(key(held)).when_is("state", &held.state));
    } else {
        writes.add(head(held, next));
    }
    let payload = writes.add(payload);
    writes.extend(moves(held, &was.recipients, recipients));
    let Commit::Unmet(unmet) = app.tables().transact(writes).await? else {
        return Ok(true);
    };
    // The same record may be there already, its answer lost: the message ids are ours.
    let there = unmet.at(payload).cloned().map(Item::parse::<Stored>);
    Ok(there
        .transpose()?
        .is_some_and(|there| there.recipients == *recipients))
}

/// The head from `held` to `next`, on the index as long as there is something to do.
fn head(held: &Batch, next: &Batch) -> Change {
    let change = Change::at(key(held))
        .set("state", &next.state)
        .set("attempt", next.attempt)
        .set("tried", &next.tried)
        .when_is("state", &held.state);
    match next.due_at() {
        Some(at) => change.set_all(tables::due(held.shard, at)),
        None => tables::DUE.into_iter().fold(change, Change::remove),
    }
}

/// The counters that move between two states of the same recipients.
fn moves(held: &Batch, was: &Payload, is: &Payload) -> impl Iterator<Item = Change> {
    let mut moves = Moves::of(&held.of.campaign);
    for (before, after) in was.0.iter().zip(&is.0) {
        let mails = |one: &Recipient| Counter::Mails(held.of.round, (&one.delivery).into());
        let (member, workplace) = (after.member_id, after.workplace.as_str());
        moves = moves.from_to(member, workplace, mails(before), mails(after));
    }
    moves.changes()
}
