//! Counters of a campaign's states (`N#`): moved in the same transaction as the state they count.

use uuid::Uuid;

use crate::tables::{Change, Key, shard_of};

/// Shards of one workplace's counters: a large one takes hundreds of submissions a minute.
pub const SHARDS: u8 = 8;
/// The attribute that counts accounts.
pub const REGISTERED: &str = "registered";

/// Moves counters of `workplace` in `campaign` by `moves` (attribute, amount), in the member's shard.
/// Attributes are the states' names on the wire: `not-started`, `draft`, `submitted`…
pub fn moved(campaign: &str, workplace: &str, member: Uuid, moves: &[(&str, i64)]) -> Change {
    let key = Key::counter(campaign, workplace, shard_of(member, SHARDS));
    let mut change = Change::at(key);
    for (attribute, amount) in moves {
        change = change.add(attribute, *amount);
    }
    change
}
