//! Counters of a campaign (`N#`), by workplace: moved in the transaction that moves what they count.

use std::collections::BTreeMap;

use domain::campaigns::Counter;
use platform::tables::{Change, INDEX_SHARDS, Key, shard_of};
use uuid::Uuid;

/// Moves of any number of members, added up: one write for each workplace and shard.
pub struct Moves<'a> {
    campaign: &'a str,
    /// By shard and workplace.
    sums: BTreeMap<(u8, String), BTreeMap<Counter, i64>>,
}

impl<'a> Moves<'a> {
    /// None yet.
    pub const fn of(campaign: &'a str) -> Self {
        Self {
            campaign,
            sums: BTreeMap::new(),
        }
    }

    /// Moves `counter` by `amount` where `member` is counted: under their workplace, in the shard of their id.
    pub fn by(mut self, member: Uuid, workplace: &str, counter: Counter, amount: i64) -> Self {
        let place = (shard_of(member, INDEX_SHARDS), workplace.to_owned());
        let counters = self.sums.entry(place).or_default();
        *counters.entry(counter).or_default() += amount;
        self
    }

    /// Moves `member` from one counter to another.
    pub fn from_to(self, member: Uuid, workplace: &str, from: Counter, to: Counter) -> Self {
        self.by(member, workplace, from, -1)
            .by(member, workplace, to, 1)
    }

    /// The writes; a counter that comes out where it was is not written.
    pub fn changes(self) -> impl Iterator<Item = Change> {
        let Self { campaign, sums } = self;
        sums.into_iter()
            .filter_map(move |((shard, workplace), mut counters)| {
                counters.retain(|_, amount| *amount != 0);
                let key = Key::counter(campaign, shard, &workplace);
                let add = |change: Change, (counter, amount): (Counter, i64)| {
                    change.add(&counter.name(), amount)
                };
                (!counters.is_empty()).then(|| counters.into_iter().fold(Change::at(key), add))
            })
    }
}
