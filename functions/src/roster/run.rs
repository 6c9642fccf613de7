//! One import on its way: what is compared, written and marked, in chunks.

use std::collections::HashSet;

use domain::identity::InsurerCode;
use domain::roster::{Household, Report};
use platform::tables::{self, Change, Key, Update, Write};
use platform::{App, Problem, Refusal, Secrets, random};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::task::JoinSet;

use super::entry::{Entry, renewal};
use super::import::{Imported, Mode};
use super::walk;

/// Writes that are on their way at once.
const AT_ONCE: usize = 16;
/// How long after its last chunk an import keeps other files of its insurer away, seconds.
const LEASE: i64 = 120;

/// The item `I#<insurer>` / `IMPORT`.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Last {
    /// Number of the last import that wrote anything; the first is 1.
    number: u64,
    /// Whether it has not come to its end.
    running: bool,
    /// SHA-256 of its files: the same ones may take it up at once, and two runs of them do no harm.
    files: String,
    /// Epoch second from which other files may follow one that never came to its end.
    leased_until: i64,
}

pub(super) struct Import<'a> {
    app: &'a App,
    secrets: &'a Secrets,
    insurer: InsurerCode,
    mode: Mode,
    /// SHA-256 of the files.
    files: String,
    last: Last,
    /// Whether this import has its number in the table.
    begun: bool,
    /// Half of each roster key of the files, so that the others can be told.
    seen: HashSet<u128>,
    done: Imported,
}

impl<'a> Import<'a> {
    /// Takes up an import that was killed, or stands ready for a new one.
    pub(super) async fn begin(
        app: &'a App,
        insurer: &InsurerCode,
        mode: Mode,
        files: String,
        report: Report,
    ) -> Result<Self, Problem> {
        let last: Option<Last> = app.tables().get(&Key::import(insurer.as_str())).await?;
        let last = last.unwrap_or_default();
        Ok(Self {
            app,
            secrets: app.secrets().await?,
            insurer: insurer.clone(),
            mode,
            begun: last.running && last.files == files,
            files,
            last,
            seen: HashSet::new(),
            done: Imported {
                report,
                ..Imported::default()
            },
        })
    }

    /// The number of this import: that of the killed one it takes up, or the next.
    const fn number(&self) -> u64 {
        self.last.number + if self.begun { 0 } else { 1 }
    }

    /// Compares a chunk with the table and writes what differs.
    pub(super) async fn take(&mut self, chunk: Vec<Household>) -> Result<(), Problem> {
        let keys: Vec<Key> = chunk.iter().map(|household| self.key(household)).collect();
        self.seen.extend(keys.iter().filter_map(half));
        let found = walk::entries(self.app, &keys).await?;
        let mut writes = Vec::new();
        for (household, (key, was)) in chunk.into_iter().zip(found) {
            match was {
                None => {
                    self.done.added += 1;
                    let id = random::id(self.app.now());
                    let entry = household.new_entry(self.insurer.clone(), id, self.number());
                    writes.push(Entry::New(key, Box::new(entry)));
                }
                Some(was) => {
                    if let Some(entry) = household.renewed(&was, self.number()) {
                        self.done.changed += 1;
                        writes.push(Entry::Changed(Box::new(renewal(key, &entry)?)));
                    }
                }
            }
        }
        self.write(writes).await
    }

    /// Marks who stands in the table but not in the files.
    pub(super) async fn mark_the_gone(&mut self) -> Result<(), Problem> {
        let mut place = walk::Place::default();
        while !place.is_end() {
            let (members, next) = walk::page(self.app, self.insurer.as_str(), &place).await?;
            let absent = |key: &Key| half(key).is_some_and(|half| !self.seen.contains(&half));
            let keys = members.into_iter().map(|(key, _)| key);
            let keys: Vec<Key> = keys.filter(absent).collect();
            let mut writes = Vec::new();
            for (key, entry) in walk::entries(self.app, &keys).await? {
                if entry.is_some_and(|entry| entry.gone.is_none()) {
                    self.done.gone += 1;
                    let change = Change::at(key)
                        .set("gone", self.number())
                        .set("import", self.number());
                    writes.push(Entry::Changed(Box::new(
                        change.when("attribute_exists(#pk)"),
                    )));
                }
            }
            self.write(writes).await?;
            place = next;
        }
        Ok(())
    }

    /// Ends the import with its entry in the audit, both at once.
    pub(super) async fn finish(mut self) -> Result<Imported, Problem> {
        if self.mode == Mode::DryRun || !self.begun {
            return Ok(self.done);
        }
        let (number, now) = (self.number(), self.app.now());
        let report = &self.done.report;
        let entry = json!({
            "what": "import-roster", "import": number, "at": now,
            "members": report.members, "dependents": report.dependents, "warnings": report.warnings,
        });
        let key = Key::import(self.insurer.as_str());
        let end = Change::at(key)
            .set("running", false)
            .when("#running = :on AND #number = :number");
        let end = end.with(":on", true).with(":number", number);
        let audit = tables::audit(self.insurer.as_str(), now);
        let writes = [end.into(), Write::insert(audit, entry)?];
        // Unmet: another run with the same files has ended it.
        self.app.tables().transact(&writes).await?;
        self.done.number = Some(number);
        Ok(self.done)
    }

    async fn write(&mut self, writes: Vec<Entry>) -> Result<(), Problem> {
        if self.mode == Mode::DryRun || writes.is_empty() {
            return Ok(());
        }
        self.announce().await?;
        let mut running = JoinSet::new();
        for entry in writes {
            if running.len() >= AT_ONCE {
                joined(running.join_next().await)?;
            }
            let (app, insurer) = (self.app.clone(), self.insurer.clone());
            running.spawn(async move { entry.write(&app, &insurer).await });
        }
        while !running.is_empty() {
            joined(running.join_next().await)?;
        }
        Ok(())
    }

    /// Takes the number before the first write, and keeps other files away until the next chunk.
    async fn announce(&mut self) -> Result<(), Problem> {
        let next = Last {
            number: self.number(),
            running: true,
            files: self.files.clone(),
            leased_until: self.app.now().as_second() + LEASE,
        };
        let change = Change::at(Key::import(self.insurer.as_str()))
            .set_all(&next)
            .when("attribute_not_exists(#number) OR #number = :last")
            .when("attribute_not_exists(#number) OR #running = :off OR #files = :files OR #leased_until <= :now")
            .with(":last", self.last.number)
            .with(":off", false)
            .with(":files", &self.files)
            .with(":now", self.app.now().as_second());
        match self.app.tables().update(change).await? {
            Update::Done(_) => {
                (self.last, self.begun) = (next, true);
                Ok(())
            }
            // Another import of this insurer is on its way, or began meanwhile.
            Update::Unmet(_) => Err(Refusal::Busy.into()),
        }
    }

    fn key(&self, household: &Household) -> Key {
        let member = &household.member;
        let material =
            domain::identity::lookup_material(&self.insurer, &member.symbol, &member.number);
        Key::roster(&self.secrets.lookup(&material))
    }
}

/// Half of the HMAC in a roster key: enough to tell millions apart.
fn half(key: &Key) -> Option<u128> {
    u128::from_str_radix(key.pk.get(2..34)?, 16).ok()
}

fn joined(
    ended: Option<Result<Result<(), Problem>, tokio::task::JoinError>>,
) -> Result<(), Problem> {
    match ended {
        Some(Ok(done)) => done,
        Some(Err(fault)) => Err(Problem::internal("import", fault)),
        None => Ok(()),
    }
}
