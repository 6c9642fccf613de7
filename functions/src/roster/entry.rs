//! What an import writes of one member. Whatever of it is done twice, or by two runs, is done once.

use domain::identity::InsurerCode;
use domain::roster::{EmailFrom, Household, Owned, RosterEntry, enquiry_material, enquiry_number};
use platform::audit::{Actor, Entry};
use platform::tables::{self, Change, Commit, Item, Key, Transaction, Update};
use platform::{App, Problem, Secrets, random};
use serde::Serialize;

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
    /// Another household than the entry as it was read.
    Changed(Key, Box<(Household, RosterEntry)>),
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
        match task {
            Task::New(key, household) => self.add(key, *household).await,
            Task::Changed(key, both) => {
                let (household, was) = *both;
                self.renew(&key, household, was).await
            }
            Task::Gone(key, was) => {
                let left = RosterEntry::clone(&was).left(self.number);
                let change = Change::between(key, &was, left)?.when_is("import", was.import);
                self.app.tables().update(change).await.map(|_| ())
            }
        }
    }

    /// Two plain writes, of which each may be repeated: first the enquiry number, then the entry with it.
    async fn add(&self, key: Key, household: Household) -> Result<(), Problem> {
        let mut own = Owned::new(random::id(self.app.now()), self.insurer.clone());
        own.enquiry_number = self.claim(key.lookup(), own.generation).await?;
        let index = tables::roster(self.insurer.as_str(), own.member_id);
        let entry = Change::at(key)
            .set_all(household.entry(own, self.number))
            .set_all(index)
            .when("attribute_not_exists(#pk)");
        self.app.tables().update(entry).await.map(|_| ())
    }

    /// The first number made of this key and generation that is not another's; it is theirs from now on.
    async fn claim(&self, roster_key: &str, generation: u32) -> Result<String, Problem> {
        let claim = Claim {
            insurer: &self.insurer,
            roster_key,
            generation,
        };
        let mut attempt = 0;
        loop {
            let material = enquiry_material(roster_key, generation, attempt);
            let number = enquiry_number(self.insurer.as_str(), &self.secrets.lookup(&material));
            let change = Change::at(Key::enquiry(&number)).set_all(&claim);
            let change = change
                .when(
                    "attribute_not_exists(#pk) OR #roster_key = :key AND #generation = :generation",
                )
                .with(":key", roster_key)
                .with(":generation", generation);
            if let Update::Done(_) = self.app.tables().update(change).await? {
                return Ok(number);
            }
            attempt += 1;
        }
    }

    /// Writes what differs, with the account's address where the account has it from the roster.
    async fn renew(&self, key: &Key, file: Household, mut was: RosterEntry) -> Result<(), Problem> {
        while let Some(entry) = file.clone().renewed(&was, self.number) {
            let change = Change::between(key.clone(), &was, &entry)?
                .when_is("import", was.import)
                .when_is("registered", was.own.registered);
            let newer = match entry.row.email.as_deref() {
                Some(email) if was.own.registered && was.row.email != entry.row.email => {
                    self.move_email(change, &entry, email).await?
                }
                _ => self.update(change).await?,
            };
            let newer: Option<RosterEntry> = newer.map(Item::parse).transpose()?;
            // The same import's entry: somebody has signed up since it was read.
            let Some(newer) = newer.filter(|newer| newer.import == was.import) else {
                break;
            };
            was = newer;
        }
        Ok(())
    }

    /// Answers the entry as it is where it is not as it was read.
    async fn update(&self, entry: Change) -> Result<Option<Item>, Problem> {
        match self.app.tables().update(entry).await? {
            Update::Done(_) => Ok(None),
            Update::Unmet(item) => Ok(item),
        }
    }

    /// The same, and the account's address with it; an account with an address of its own keeps that.
    async fn move_email(
        &self,
        entry: Change,
        member: &RosterEntry,
        email: &str,
    ) -> Result<Option<Item>, Problem> {
        let (id, now) = (member.own.member_id, self.app.now());
        let account = Change::at(Key::account(id))
            .set("email", email)
            .set("email_moved", now)
            .when_is("email_from", EmailFrom::Roster);
        let told = Entry::new(&self.actor, "import-roster", self.insurer.as_str())
            .member(id, &["email"])
            .why(format!("import {}", self.number));
        let mut writes = Transaction::default();
        let slot = writes.add(entry.clone());
        writes.add(account);
        writes.add(told.write(now)?);
        match self.app.tables().transact(writes).await? {
            Commit::Done => Ok(None),
            Commit::Unmet(unmet) if unmet.is_at(slot) => Ok(unmet.at(slot).cloned()),
            Commit::Unmet(_) => self.update(entry).await,
        }
    }
}
