//! One import on its way: what is compared, written and marked, in chunks.

use std::collections::HashSet;

use domain::identity::{InsurerCode, lookup_material};
use domain::roster::{Household, Person, Report, RosterEntry, most_others};
use futures_util::{TryStreamExt, stream};
use platform::audit::{Actor, Entry};
use platform::tables::{Key, Transaction};
use platform::{App, Problem};

use super::entry::{Task, Writer};
use super::imported::{Imported, Run};
use super::lease::Last;
use super::walk;

/// Writes that are on their way at once.
const AT_ONCE: usize = 16;

pub(super) struct Import {
    writer: Writer,
    run: Run,
    /// Whether it writes by now what it compares.
    writes: bool,
    /// SHA-256 of the files.
    files: String,
    last: Last,
    /// Whether this import has its number in the table.
    begun: bool,
    /// Half of each roster key of the files, so that the others can be told.
    seen: HashSet<u128>,
    /// The same of those who left.
    left: HashSet<u128>,
    /// Members held back who are not in the roster, and stay so.
    held_gone: u64,
    done: Imported,
}

impl Import {
    /// Takes up an import that was killed, or stands ready for a new one.
    pub(super) async fn begin(
        app: &App,
        actor: &Actor,
        insurer: &InsurerCode,
        run: Run,
        files: String,
        report: Report,
    ) -> Result<Self, Problem> {
        let last = Last::of(app, insurer.as_str()).await?;
        let begun = last.running && last.files == files;
        let writer = Writer {
            app: app.clone(),
            secrets: app.secrets().await?.clone(),
            actor: actor.clone(),
            insurer: insurer.clone(),
            number: last.number + u64::from(!begun),
        };
        Ok(Self {
            writer,
            run,
            writes: false,
            begun,
            files,
            last,
            seen: HashSet::new(),
            left: HashSet::new(),
            held_gone: 0,
            done: Imported {
                report,
                ..Imported::default()
            },
        })
    }

    /// Whether the roster has been imported before: to a first one nobody can be another person.
    pub(super) const fn follows_another(&self) -> bool {
        self.last.number > 0
    }

    /// Whether the rows compared so far bring more others than the run may bring.
    pub(super) fn is_refused(&self) -> bool {
        self.done.others > most_others(self.last.members()).max(self.run.confirmed)
    }

    /// From now on what is compared is written; what was counted until now is counted anew.
    pub(super) fn will_write(&mut self) {
        self.writes = true;
        self.held_gone = 0;
        self.done = Imported {
            report: std::mem::take(&mut self.done.report),
            ..Imported::default()
        };
    }

    /// Compares a chunk with the table and writes what differs.
    pub(super) async fn take(&mut self, chunk: Vec<Household>) -> Result<(), Problem> {
        let keys: Vec<Key> = chunk.iter().map(|household| self.key(household)).collect();
        self.seen.extend(keys.iter().filter_map(half));
        let found = walk::entries(&self.writer.app, &keys).await?;
        let rows = chunk.into_iter().zip(found);
        let tasks = rows.filter_map(|(row, (key, was))| self.task(row, key, was));
        let tasks = tasks.collect();
        self.write(tasks).await
    }

    /// What is to be done for a row: nothing where the table holds it, and where nobody says who it is.
    fn task(&mut self, row: Household, key: Key, was: Option<RosterEntry>) -> Option<Task> {
        let Some(was) = was else {
            self.done.added += 1;
            return Some(Task::New(key, Box::new(row)));
        };
        match self.run.decisions.person(&row, &was) {
            Ok(Person::Same) => {
                // Nothing to write where the table holds it already.
                let _changed = row.clone().renewed(&was, 0)?;
                self.done.changed += 1;
                Some(Task::Changed(key, Box::new((row, was))))
            }
            Ok(Person::Other) => {
                self.done.others += 1;
                Some(Task::Other(key, Box::new((row, was))))
            }
            Err(doubt) => {
                self.done.held.back(row.line, doubt);
                self.held_gone += u64::from(was.own.gone.is_some());
                None
            }
        }
    }

    /// Marks who stands in the table but not in the files. The index only finds them: a walk that did not
    /// meet everybody of the files has missed others, too, and is made again.
    pub(super) async fn mark_the_gone(&mut self) -> Result<(), Problem> {
        let unwritten = if self.writes { 0 } else { self.done.added };
        let mut passes = walk::Passes::default();
        while self.mark_once().await? + unwritten < self.seen.len() as u64 {
            passes.again().await?;
        }
        self.done.gone = self.left.len() as u64;
        Ok(())
    }

    /// One walk; how many members of the files it met.
    async fn mark_once(&mut self) -> Result<u64, Problem> {
        let (mut place, mut met) = (walk::Place::default(), 0);
        while !place.is_end() {
            let app = &self.writer.app;
            let (members, next) = walk::page(app, self.writer.insurer.as_str(), &place).await?;
            let stays = |key: &Key| half(key).is_some_and(|half| self.seen.contains(&half));
            let keys = members.into_iter().map(|(key, _)| key);
            let (staying, absent): (Vec<Key>, Vec<Key>) = keys.partition(stays);
            met += staying.len() as u64;
            let mut tasks = Vec::new();
            for (key, entry) in walk::entries(app, &absent).await? {
                if let Some(entry) = entry.filter(|entry| entry.own.gone.is_none()) {
                    self.left.extend(half(&key));
                    tasks.push(Task::Gone(key, Box::new(entry)));
                }
            }
            self.write(tasks).await?;
            place = next;
        }
        Ok(met)
    }

    /// Ends a run that only compared: what it would have done.
    pub(super) async fn told(mut self) -> Result<Imported, Problem> {
        self.mark_the_gone().await?;
        self.done.refused = self.is_refused();
        Ok(self.done)
    }

    /// Ends the import with its entry in the audit, both at once.
    pub(super) async fn finish(mut self) -> Result<Imported, Problem> {
        if !self.begun {
            return Ok(self.done);
        }
        let Writer {
            app,
            insurer,
            actor,
            number,
            ..
        } = &self.writer;
        let report = &self.done.report;
        let entry = Entry::new(actor, "import-roster", insurer.as_str())
            .count("import", *number)
            .count("members", report.members)
            .count("dependents", report.dependents)
            .count("warnings", report.warnings)
            .count("others", self.done.others)
            .count("held", self.done.held.count());
        let members = self.seen.len() as u64 - self.held_gone;
        let end = self.last.end(insurer.as_str(), members);
        let mut writes = Transaction::default();
        writes.add(end);
        writes.add(entry.write(app.now())?);
        // Unmet: another run with the same files has ended it.
        app.tables().transact(writes).await?;
        self.done.number = Some(*number);
        Ok(self.done)
    }

    async fn write(&mut self, tasks: Vec<Task>) -> Result<(), Problem> {
        if !self.writes || tasks.is_empty() {
            return Ok(());
        }
        self.announce().await?;
        let tasks = stream::iter(tasks.into_iter().map(Ok));
        let written = tasks.try_for_each_concurrent(AT_ONCE, |task| self.writer.write(task));
        written.await
    }

    /// Takes the number before the first write, and keeps other files away until the next chunk.
    async fn announce(&mut self) -> Result<(), Problem> {
        let Writer {
            app,
            insurer,
            number,
            ..
        } = &self.writer;
        let lease = self.last.lease(app, insurer.as_str(), *number, &self.files);
        self.last = lease.await?;
        self.begun = true;
        Ok(())
    }

    fn key(&self, household: &Household) -> Key {
        let member = &household.member;
        let material = lookup_material(&self.writer.insurer, &member.symbol, &member.number);
        Key::roster(&self.writer.secrets.lookup(&material))
    }
}

/// Half of the HMAC in a roster key: enough to tell millions apart.
fn half(key: &Key) -> Option<u128> {
    u128::from_str_radix(key.lookup().get(..32)?, 16).ok()
}
