//! Who imports an insurer's roster, and how many members the last import left: `I#<insurer>` / `IMPORT`.

use platform::tables::{Change, Key, Update, Write};
use platform::{App, Problem, Refusal};
use serde::{Deserialize, Serialize};

/// How long after its last chunk an import keeps other files of its insurer away, seconds.
const LEASE: i64 = 120;
const OTHER: &str =
    "この保険者の別の名簿を取り込んでいます。終わってから、もう一度取り込んでください。";

/// The item.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Last {
    /// Number of the last import that wrote anything; the first is 1.
    pub(super) number: u64,
    /// Whether it has not come to its end.
    pub(super) running: bool,
    /// SHA-256 of its files: the same ones may take it up at once, and two runs of them do no harm.
    pub(super) files: String,
    /// Epoch second from which other files may follow one that never came to its end.
    leased_until: i64,
    /// Members in the roster after the last import that came to its end: what a walk must have seen.
    members: u64,
}

impl Last {
    /// How many members the last import left in the roster.
    pub(super) const fn members(&self) -> u64 {
        self.members
    }

    pub(super) async fn of(app: &App, insurer: &str) -> Result<Self, Problem> {
        let last: Option<Self> = app.tables().get(&Key::import(insurer)).await?;
        Ok(last.unwrap_or_default())
    }

    /// Takes or renews the lease for the import `number` of `files`, which follows this one or is it.
    ///
    /// # Errors
    /// `busy` where another import is on its way, or began meanwhile.
    pub(super) async fn lease(
        &self,
        app: &App,
        insurer: &str,
        number: u64,
        files: &str,
    ) -> Result<Self, Problem> {
        let now = app.now().as_second();
        let next = Self {
            number,
            running: true,
            files: files.to_owned(),
            leased_until: now + LEASE,
            members: self.members,
        };
        let change = Change::at(Key::import(insurer))
            .set_all(&next)
            .when("attribute_not_exists(#number) OR #number = :last")
            .when("attribute_not_exists(#number) OR #running = :off OR #files = :files OR #leased_until <= :now")
            .with(":last", self.number)
            .with(":off", false)
            .with(":files", files)
            .with(":now", now);
        match app.tables().update(change).await? {
            Update::Done(_) => Ok(next),
            Update::Unmet(_) => Err(Problem::from(Refusal::WrongState).in_words(OTHER)),
        }
    }

    /// The write that ends this import, which left so many members; unmet where another run with the same
    /// files has ended it.
    pub(super) fn end(&self, insurer: &str, members: u64) -> Write {
        Change::at(Key::import(insurer))
            .set("running", false)
            .set("members", members)
            .when_is("running", true)
            .when_is("number", self.number)
            .into()
    }
}

/// How many members the last import left in the roster of `insurer`.
pub(crate) async fn members(app: &App, insurer: &str) -> Result<u64, Problem> {
    Last::of(app, insurer).await.map(|last| last.members)
}
