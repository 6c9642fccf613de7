//! Changing a member's response: one conditional write, repeated on what another write left behind.

use std::time::Duration;

use domain::campaigns::Counter;
use domain::survey::Response;
use platform::tables::{self, Change, Commit, Item, Items, Key, Transaction, Update, Write};
use platform::{App, Problem, Refusal, random};
use uuid::Uuid;

use crate::counters::Moves;

/// How often a change is tried on what other writes left behind: a member drops sixty files at once.
const ATTEMPTS: u8 = 60;
/// The longest pause before trying again, in steps of 2 ms.
const LONGEST_PAUSE: u8 = 20;

/// A response as the table keeps it.
#[derive(Clone)]
pub struct Stored {
    key: Key,
    member: Uuid,
    /// Workplace whose counters it stands under.
    workplace: String,
    /// The response.
    pub response: Response,
}

impl Stored {
    /// The response of `member` in `campaign` among `items`, if there is one.
    ///
    /// # Errors
    /// `internal` when the item has another form.
    pub fn take(items: &mut Items, member: Uuid, campaign: &str) -> Result<Option<Self>, Problem> {
        let key = Key::response(member, campaign);
        let item = items.item(&key).cloned();
        item.map(|item| Self::parse(key, member, item)).transpose()
    }

    fn parse(key: Key, member: Uuid, item: Item) -> Result<Self, Problem> {
        let workplace = item.text("workplace").unwrap_or_default().to_owned();
        Ok(Self {
            key,
            member,
            workplace,
            response: item.parse()?,
        })
    }

    /// Applies `act` and writes what it made of the response; both versions must still be those that
    /// it saw, else it is applied again to the newer response. A move of the state also moves the
    /// counters, in one transaction with whatever `along` adds.
    ///
    /// # Errors
    /// What `act` refuses; `busy` when other writes never stop.
    pub async fn change<T>(
        mut self,
        app: &App,
        mut act: impl FnMut(Response) -> Result<(Response, T), Problem>,
        along: impl Fn(&T) -> Result<Vec<Write>, Problem>,
    ) -> Result<(Response, T), Problem> {
        for attempt in 0..ATTEMPTS {
            let before = self.response.clone();
            let (after, told) = act(before.clone())?;
            if after == before {
                return Ok((after, told));
            }
            let newer = self.write(app, &before, &after, along(&told)?).await?;
            let Some(item) = newer else {
                return Ok((after, told));
            };
            self = Self::parse(self.key, self.member, item)?;
            // The client sent it again after its answer was lost: it is there already.
            if self.response == after {
                return Ok((after, told));
            }
            pause(attempt).await;
        }
        Err(Refusal::Busy.into())
    }

    /// Writes; answers the newer item where another write was quicker.
    async fn write(
        &self,
        app: &App,
        before: &Response,
        after: &Response,
        along: Vec<Write>,
    ) -> Result<Option<Item>, Problem> {
        let (was, campaign) = (before.dossier(), &before.dossier().campaign);
        let mut change = Change::between(self.key.clone(), before, after)?
            .when("#version = :version AND #documents_version = :documents")
            .with(":version", was.version)
            .with(":documents", was.documents_version);
        let mut counters = Moves::of(campaign);
        let moves = before.state() != after.state();
        if moves {
            let work = tables::work(campaign, self.member, after.state(), app.now());
            change = change.set_all(work);
            let (from, to) = [before, after]
                .map(|one| Counter::Responses(one.state()))
                .into();
            counters = counters.from_to(self.member, &self.workplace, from, to);
        }
        if !moves && along.is_empty() {
            return match app.tables().update(change).await? {
                Update::Done(_) => Ok(None),
                Update::Unmet(item) => item.map(Some).ok_or_else(|| Refusal::NotFound.into()),
            };
        }
        let mut writes = Transaction::default();
        let response = writes.add(change);
        writes.extend(counters.changes());
        writes.extend(along);
        match app.tables().transact(writes).await? {
            Commit::Done => Ok(None),
            Commit::Unmet(unmet) => {
                let newer = unmet.at(response).cloned();
                newer.map(Some).ok_or_else(|| Refusal::Stale.into())
            }
        }
    }
}

/// A random pause, so that parallel writers take turns.
async fn pause(attempt: u8) {
    let [dice] = random::bytes::<1>();
    let steps = dice % (attempt.min(LONGEST_PAUSE) + 1);
    tokio::time::sleep(Duration::from_millis(2 * u64::from(steps))).await;
}
