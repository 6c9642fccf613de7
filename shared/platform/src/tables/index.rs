//! The attributes of the sparse indexes, spelt once for who writes and who looks.

use domain::calendar;
use jiff::Timestamp;
use uuid::Uuid;

use super::Table;

/// Shards of the indexes `roster`, `work` and `due`.
pub const INDEX_SHARDS: u8 = 16;

/// The shard of a member: the last of the random bits of the id.
pub fn shard_of(member: Uuid, shards: u8) -> u8 {
    let [.., last] = member.into_bytes();
    last % shards
}

/// Where in a sparse index to look.
#[derive(Clone, Copy, Debug)]
pub enum Index<'a> {
    /// One insurer's roster.
    Roster {
        /// Whose.
        insurer: &'a str,
        /// One of [`INDEX_SHARDS`].
        shard: u8,
    },
    /// One campaign's responses in one state, the longest untouched first.
    Work {
        /// The campaign's id.
        campaign: &'a str,
        /// One of [`INDEX_SHARDS`].
        shard: u8,
        /// As the API names it.
        state: &'a str,
    },
    /// Batches that a tick should look at.
    Due {
        /// One of [`INDEX_SHARDS`].
        shard: u8,
        /// Up to this moment.
        until: Timestamp,
    },
}

impl Index<'_> {
    pub(super) const fn table(&self) -> Table {
        match self {
            Self::Roster { .. } | Self::Work { .. } => Table::People,
            Self::Due { .. } => Table::Queue,
        }
    }

    /// Its name, which its keys' attributes begin with.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Roster { .. } => "roster",
            Self::Work { .. } => "work",
            Self::Due { .. } => "due",
        }
    }

    pub(super) fn partition(&self) -> String {
        match self {
            Self::Roster { insurer, shard } => sharded(insurer, *shard),
            Self::Work {
                campaign, shard, ..
            } => sharded(campaign, *shard),
            Self::Due { shard, .. } => shard.to_string(),
        }
    }

    /// The condition on the sort key `#s` with the value of `:s`.
    pub(super) fn sort(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Roster { .. } => None,
            Self::Work { state, .. } => Some(("begins_with(#s, :s)", format!("{state}#"))),
            Self::Due { until, .. } => Some(("#s <= :s", calendar::wire_time(*until))),
        }
    }
}

fn sharded(owner: &str, shard: u8) -> String {
    format!("{owner}#{shard}")
}

/// `people.roster`: one insurer's roster. (`roster_pk`, `roster_sk`) of a member.
pub fn roster(insurer: &str, member: Uuid) -> [(&'static str, String); 2] {
    let shard = shard_of(member, INDEX_SHARDS);
    [
        ("roster_pk", sharded(insurer, shard)),
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
        ("work_pk", sharded(campaign, shard)),
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
