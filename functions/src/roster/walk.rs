//! Walks one insurer's roster by its index, page by page, from any place on.

use std::collections::HashMap;
use std::time::Duration;

use domain::roster::RosterEntry;
use platform::tables::{INDEX_SHARDS, Item, Items, Key, Table};
use platform::{App, Problem, Refusal};
use serde::{Deserialize, Serialize};

/// Keys of one page: what one batch get can read.
const PAGE: i32 = 100;

/// A place between two members of the walk; it can be kept and taken up again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    shard: u8,
    /// Key and index position of the last member before it in the shard.
    after: Option<(String, String)>,
}

impl Place {
    /// Whether nobody follows.
    pub(crate) const fn is_end(&self) -> bool {
        self.shard >= INDEX_SHARDS
    }

    const fn next_shard(&self) -> Self {
        Self {
            shard: self.shard + 1,
            after: None,
        }
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
    let partition = format!("{insurer}#{}", from.shard);
    let start = from.after.as_ref().map(|(pk, position)| {
        let text = [
            ("pk", pk.as_str()),
            ("sk", "-"),
            ("roster_pk", &partition),
            ("roster_sk", position),
        ];
        text.map(|(name, value)| (name.to_owned(), value.to_owned()))
    });
    let start: Option<HashMap<_, _>> = start.map(|start| {
        let value = |(name, text)| (name, platform::tables::text(text));
        start.into_iter().map(value).collect()
    });
    let partition = ("roster_pk", partition.as_str());
    let found = app
        .tables()
        .find(Table::People, "roster", partition, None, PAGE, start)
        .await?;
    let behind = |(key, item): (Key, Item)| {
        let position = item.text("roster_sk").unwrap_or_default().to_owned();
        let after = Some((key.pk.clone(), position));
        let shard = from.shard;
        (key, Place { shard, after })
    };
    let members: Vec<_> = found.items.into_iter().map(behind).collect();
    let next = match (members.last(), found.next) {
        (Some((_, place)), Some(_)) => place.clone(),
        _ => from.next_shard(),
    };
    Ok((members, next))
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
