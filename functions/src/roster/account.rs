//! What becomes of an account when the entry of its member changes: it is closed, opened again, or moved to the
//! roster's other address.

use domain::roster::{EmailFrom, RosterEntry};
use jiff::Timestamp;
use platform::audit::{Actor, Entry};
use platform::tables::{Change, Key, Slot, Transaction};
use platform::{App, Problem};
use uuid::Uuid;

use crate::session::Account;

/// An account before and after an entry's change.
pub(super) struct Following {
    member: Uuid,
    before: Account,
    after: Account,
}

impl Following {
    /// The account of who stood in `was`, where `entry` changes it.
    pub(super) async fn of(
        app: &App,
        was: &RosterEntry,
        entry: &RosterEntry,
    ) -> Result<Option<Self>, Problem> {
        let own = |entry: &RosterEntry| (entry.own.member_id, entry.own.gone.is_some());
        if !was.own.registered || own(was) == own(entry) && was.row.email == entry.row.email {
            return Ok(None);
        }
        let member = was.own.member_id;
        let before: Option<Account> = app.tables().get(&Key::account(member)).await?;
        let both = before.map(|before| Self {
            member,
            after: followed(before.clone(), was, entry, app.now()),
            before,
        });
        Ok(both.filter(|both| both.before != both.after))
    }

    /// Adds the account, the entry of the audit, and the login where that is concerned: its place.
    pub(super) fn add_to(
        &self,
        writes: &mut Transaction,
        actor: &Actor,
        import: u64,
        now: Timestamp,
    ) -> Result<Option<Slot>, Problem> {
        let account = Change::between(Key::account(self.member), &self.before, &self.after)?
            .when_is("epoch", self.before.epoch)
            .when_is("email_from", self.before.email_from);
        let (what, field) = match (self.before.closed, self.after.closed) {
            (false, true) => ("close-account", "closed"),
            (true, false) => ("reopen-account", "closed"),
            _ => ("import-roster", "email"),
        };
        let told = Entry::new(actor, what, &self.after.insurer)
            .member(self.member, &[field])
            .why(format!("import {import}"));
        writes.add(account);
        writes.add(told.write(now)?);
        Ok((field == "closed").then(|| writes.add(self.after.login(self.member))))
    }
}

/// Closed for who left, or whose number is another person's; else open, at the roster's address if it came from there.
fn followed(account: Account, was: &RosterEntry, entry: &RosterEntry, now: Timestamp) -> Account {
    if entry.own.member_id != was.own.member_id || entry.own.gone.is_some() {
        return account.close();
    }
    let mut account = account.reopen();
    if let Some(email) = entry
        .row
        .email
        .as_ref()
        .filter(|_| was.row.email != entry.row.email)
        && account.email_from == EmailFrom::Roster
    {
        account.email.clone_from(email);
        account.email_moved = Some(now);
    }
    account
}
