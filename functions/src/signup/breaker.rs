//! Stops who tries out one insurer's cards from many networks: for the rest of the hour a check needs the invitation,
//! or a network that the insurer has registered.

use domain::throttle::breaker::{FROM_ONE_NETWORK, OPENED, REFUSED, may_trip, trips};
use domain::throttle::{Prefix, Subject, seconds_left};
use jiff::Timestamp;
use platform::tables::{Change, INDEX_SHARDS, Items, Key, shard_of};
use platform::{App, Problem, Refusal, throttles};
use uuid::Uuid;

/// Marks the counter of refused checks of an hour in which too many were.
const TRIPPED: &str = "tripped";
/// The window of all its counters, seconds.
const HOUR: i64 = 3_600;

/// The breaker of one insurer's population at one moment.
pub(super) struct Breaker<'a> {
    insurer: &'a str,
    now: Timestamp,
}

impl<'a> Breaker<'a> {
    pub(super) const fn of(insurer: &'a str, now: Timestamp) -> Self {
        Self { insurer, now }
    }

    /// The key to read beside other things.
    pub(super) fn key(&self) -> Key {
        throttles::key(&REFUSED, self.insurer, self.now)
    }

    /// Refuses where it has tripped, to the end of the hour.
    ///
    /// # Errors
    /// `too-many-tries`.
    pub(super) fn judge(&self, items: &Items) -> Result<(), Problem> {
        let tripped = |counter: &platform::tables::Item| counter.number(TRIPPED) > 0;
        if items.item(&self.key()).is_some_and(tripped) {
            let wait = seconds_left(HOUR, self.now);
            return Err(Problem::too_many(Refusal::TooManyTries, wait));
        }
        Ok(())
    }

    /// Counts a refused check that came from `network`, of which only the first few count.
    ///
    /// # Errors
    /// `busy` or internal.
    pub(super) async fn raise(&self, app: &App, network: Prefix) -> Result<(), Problem> {
        let from = Subject::InsurerFrom(self.insurer, network);
        if let Err(full) = app.throttles().count(&FROM_ONE_NETWORK, from).await {
            return match full.refusal() {
                Refusal::TooManyTries => Ok(()),
                _ => Err(full),
            };
        }
        let all = Subject::Insurer(self.insurer);
        let counter = app.throttles().count_unlimited(&REFUSED, all).await?;
        let [window] = REFUSED.windows else {
            return Ok(());
        };
        let refused = counter.number(&REFUSED.attribute(window, self.now));
        if !may_trip(refused) || counter.number(TRIPPED) > 0 {
            return Ok(());
        }
        self.look(app, refused).await
    }

    /// Trips if so many refused checks are too many for this roster and for what is opened besides.
    async fn look(&self, app: &App, refused: i64) -> Result<(), Problem> {
        let opened = |shard| throttles::key(&OPENED, &spelt(self.insurer, shard), self.now);
        let roster = Key::import(self.insurer);
        let keys: Vec<Key> = (0..INDEX_SHARDS)
            .map(opened)
            .chain([roster.clone()])
            .collect();
        let items = app.tables().batch(&keys).await?;
        let number = |key: &Key, name: &str| items.item(key).map_or(0, |item| item.number(name));
        let [window] = OPENED.windows else {
            return Ok(());
        };
        let attribute = OPENED.attribute(window, self.now);
        let opened = keys.iter().map(|key| number(key, &attribute)).sum();
        let members = number(&roster, "members");
        if trips(refused, members, opened) {
            tracing::error!(
                alarm = "breaker",
                insurer = self.insurer,
                refused,
                opened,
                "breaker tripped"
            );
            let trip = Change::at(self.key()).set(TRIPPED, 1);
            app.tables().update(trip).await?;
        }
        Ok(())
    }
}

/// Counts an account that a member of `insurer` opens: an honest morning has many of both.
pub(super) fn opened(insurer: &str, member: Uuid, now: Timestamp) -> Change {
    let shard = shard_of(member, INDEX_SHARDS);
    throttles::one_more(&OPENED, &spelt(insurer, shard), now)
}

fn spelt(insurer: &str, shard: u8) -> String {
    format!("{insurer}#{shard}")
}
