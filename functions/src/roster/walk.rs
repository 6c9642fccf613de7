//! Walks one insurer's roster by its index, page by page, from any place on.

use std::time::Duration;

use domain::roster::RosterEntry;
use platform::tables::{Cursor, INDEX_SHARDS, Index, Items, Key};
use platform::{App, Problem, Refusal};
use serde::{Deserialize, Serialize};

/// Keys of one page: what one batch get can read.
const PAGE: i32 = 100;

/// A place between two members of the walk; it can be kept and taken up again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    shard: u8,
    /// Behind the last member before it in the shard.
    after: Option<Cursor>,
}

impl Place {
    /// Whether nobody follows.
    pub(crate) const fn is_end(&self) -> bool {
        self.shard >= INDEX_SHARDS
    }
}

/// How long to rest before each further walk, milliseconds.
const PAUSES: [u64; 6] = [50, 100, 200, 400, 800, 1_600];

/// Whole walks, one after another: the index lags behind its table, so it finds and never decides. Who
/// knows how many members a walk must meet makes it again until it does.
#[derive(Default)]
pub(crate) struct Passes {
    made: usize,
}

impl Passes {
    /// Rests, longer each time.
    ///
    /// # Errors
    /// `busy` when the index stays behind: the same is to be done again later.
    pub(crate) async fn again(&mut self) -> Result<(), Problem> {
        let pause = PAUSES.get(self.made).ok_or(Refusal::Busy)?;
        self.made += 1;
        tokio::time::sleep(Duration::from_millis(*pause)).await;
        Ok(())
    }
}

/// The next members' keys, each with the place behind it; and where the next page begins.
pub(crate) async fn page(
    app: &App,
    insurer: &str,
    from: &Place,
) -> Result<(Vec<(Key, Place)>, Place), Problem> {
    let shard = from.shard;
    let roster = Index::roster(insurer, shard);
    let found = app.tables().find(roster, PAGE, from.after.as_ref()).await?;
    let place = |after| Place {
        shard,
        after: Some(after),
    };
    let members = found.items.into_iter();
    let members = members.map(|member| (member.key, place(member.behind)));
    let next_shard = Place {
        shard: shard + 1,
        after: None,
    };
    Ok((members.collect(), found.next.map_or(next_shard, place)))
}

/// The entries at `keys`; at most 100.
pub(crate) async fn entries(
    app: &App,
    keys: &[Key],
) -> Result<Vec<(Key, Option<RosterEntry>)>, Problem> {
    let mut found = if keys.is_empty() {
        Items::default()
    } else {
        app.tables().batch(keys).await?
    };
    keys.iter()
        .map(|key| Ok((key.clone(), found.take(key)?)))
        .collect()
}
