//! What an import writes of one member. Whatever of it is done twice, or by two runs, is done once.

use domain::identity::InsurerCode;
use domain::roster::{Household, Owned, RosterEntry, enquiry_material, enquiry_number};
use platform::audit::Actor;
use platform::tables::{self, Change, Commit, Item, Key, Transaction, Update};
use platform::{App, Problem, Secrets, random};
use serde::Serialize;

use super::account::Following;

/// The import that members are written for.
pub(super) struct Writer {
    pub(super) app: App,
    pub(super) secrets: Secrets,
    pub(super) actor: Actor,
    pub(super) insurer: InsurerCode,
    /// The import's number.
    pub(super) number: u64,
}

/// What is to be written of one member.
pub(super) enum Task {
    /// Not in the table yet.
    New(Key, Box<Household>),
    /// Another household of the same person than the entry as it was read.
    Changed(Key, Box<(Household, RosterEntry)>),
    /// Another person than the entry's.
    Other(Key, Box<(Household, RosterEntry)>),
    /// No longer in the files.
    Gone(Key, Box<RosterEntry>),
}

/// What leads from an enquiry number to its member: the item `E#<number>`.
#[derive(Serialize)]
struct Claim<'a> {
    insurer: &'a InsurerCode,
    roster_key: &'a str,
    generation: u32,
}

impl Writer {
    /// Writes it; an entry that another import has changed meanwhile stays as it is.
    pub(super) async fn write(&self, task: Task) -> Result<(), Problem> {
        let (id, number) = (random::id(self.app.now()), self.number);
        match task {
            Task::New(key, household) => {
                let own = Owned::new(id, self.insurer.clone());
                let own = self.claimed(&key, own).await?;
                self.add(key, household.entry(own, number)).await
            }
            Task::Changed(key, both) => {
                let (file, was) = *both;
                let renewed = |was: &RosterEntry| file.clone().renewed(was, number);
                self.follow(&key, was, renewed).await
            }
            Task::Other(key, both) => {
                let (file, was) = *both;
                let own = self.claimed(&key, was.own.next(id)).await?;
                let entry = file.entry(own, number);
                self.follow(&key, was, |_| Some(entry.clone())).await
            }
            Task::Gone(key, was) => {
                let left = |was: &RosterEntry| Some(was.clone().left(number));
                self.follow(&key, *was, left).await
            }
        }
    }

    /// The second of two plain writes, of which each may be repeated: the enquiry number is theirs already.
    async fn add(&self, key: Key, entry: RosterEntry) -> Result<(), Problem> {
        let change = Change::at(key).set_all(&entry);
        let change = change.set_all(self.index(&entry));
        let change = change.when("attribute_not_exists(#pk)");
        self.app.tables().update(change).await.map(|_| ())
    }

    /// What the index of the roster finds the member by.
    fn index(&self, entry: &RosterEntry) -> tables::Indexed {
        tables::roster(self.insurer.as_str(), entry.own.member_id)
    }

    /// With the first enquiry number made of this key and generation that is not another's; it is theirs from now on.
    async fn claimed(&self, key: &Key, mut own: Owned) -> Result<Owned, Problem> {
        let claim = Claim {
            insurer: &self.insurer,
            roster_key: key.lookup(),
            generation: own.generation,
        };
        let mut attempt = 0;
        loop {
            let material = enquiry_material(claim.roster_key, claim.generation, attempt);
            let number = enquiry_number(self.insurer.as_str(), &self.secrets.lookup(&material));
            let change = Change::at(Key::enquiry(&number)).set_all(&claim);
            let change = change
                .when(
                    "attribute_not_exists(#pk) OR #roster_key = :key AND #generation = :generation",
                )
                .with(":key", claim.roster_key)
                .with(":generation", claim.generation);
            if let Update::Done(_) = self.app.tables().update(change).await? {
                own.enquiry_number = number;
                return Ok(own);
            }
            attempt += 1;
        }
    }

    /// Writes what `after` makes of the entry, and what becomes of its account. Where somebody has signed up since it
    /// was read, that is looked at again; nothing is written where another import was there.
    async fn follow(
        &self,
        key: &Key,
        mut was: RosterEntry,
        after: impl Fn(&RosterEntry) -> Option<RosterEntry>,
    ) -> Result<(), Problem> {
        while let Some(entry) = after(&was) {
            let change = self.change(key, &was, &entry)?;
            let newer = match Following::of(&self.app, &was, &entry).await? {
                Some(account) => self.both(change, &account, &was).await?,
                None => match self.app.tables().update(change).await? {
                    Update::Done(_) => None,
                    Update::Unmet(item) => item.map(Item::parse).transpose()?,
                },
            };
            let Some(newer) = newer.filter(|newer| newer.import == was.import) else {
                break;
            };
            was = newer;
        }
        Ok(())
    }

    /// What was read → `entry`, while it is as it was read.
    fn change(&self, key: &Key, was: &RosterEntry, entry: &RosterEntry) -> Result<Change, Problem> {
        let change = Change::between(key.clone(), was, entry)?
            .when_is("import", was.import)
            .when_is("registered", was.own.registered);
        if entry.own.member_id == was.own.member_id {
            return Ok(change);
        }
        Ok(change.set_all(self.index(entry)))
    }

    /// Both in one transaction; where one of them is no longer as it was read, the entry as it is.
    async fn both(
        &self,
        entry: Change,
        account: &Following,
        was: &RosterEntry,
    ) -> Result<Option<RosterEntry>, Problem> {
        let mut writes = Transaction::default();
        let slot = writes.add(entry);
        let login = account.add_to(&mut writes, &self.actor, self.number, self.app.now())?;
        match self.app.tables().transact(writes).await? {
            Commit::Done => Ok(None),
            Commit::Unmet(unmet) if unmet.is_at(slot) => {
                unmet.at(slot).cloned().map(Item::parse).transpose()
            }
            Commit::Unmet(unmet) if login.is_some_and(|login| unmet.is_at(login)) => {
                Err(Problem::internal("import", "an account without its login"))
            }
            // The account is another than it was.
            Commit::Unmet(_) => Ok(Some(was.clone())),
        }
    }
}
