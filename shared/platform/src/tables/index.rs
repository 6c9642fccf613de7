//! The attributes of the sparse indexes: spelt once for all writers.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::calendar;
use jiff::Timestamp;
use uuid::Uuid;

/// Shards of the indexes `roster`, `work` and `due`.
pub const INDEX_SHARDS: u8 = 16;

/// The shard of a member: the last of the random bits of the id.
pub fn shard_of(member: Uuid, shards: u8) -> u8 {
    let [.., last] = member.into_bytes();
    last % shards
}

/// `people.roster`: one insurer's roster. (`roster_pk`, `roster_sk`) of a member.
pub fn roster(insurer: &str, member: Uuid) -> [(&'static str, String); 2] {
    let shard = shard_of(member, INDEX_SHARDS);
    [
        ("roster_pk", format!("{insurer}#{shard}")),
        ("roster_sk", member.to_string()),
    ]
}

/// `people.work`: one campaign's responses by state. `state` as the API names it.
pub fn work(
    campaign: &str,
    member: Uuid,
    state: &str,
    updated: Timestamp,
) -> [(&'static str, String); 2] {
    let shard = shard_of(member, INDEX_SHARDS);
    let updated = calendar::wire_time(updated);
    [
        ("work_pk", format!("{campaign}#{shard}")),
        ("work_sk", format!("{state}#{updated}")),
    ]
}

/// `queue.due`: batches by when a tick should look at them. A finished batch has neither attribute.
pub fn due(shard: u8, at: Timestamp) -> [(&'static str, String); 2] {
    [
        ("due_pk", shard.to_string()),
        ("due_sk", calendar::wire_time(at)),
    ]
}

/// `audit.subject`: what was done to one member, in the order of time.
pub fn subject(insurer: &str, member: Uuid) -> String {
    format!("{insurer}#{member}")
}

/// A text as the tables write it, for the start of a page that is built from what was kept.
pub fn text(value: String) -> AttributeValue {
    AttributeValue::S(value)
}
