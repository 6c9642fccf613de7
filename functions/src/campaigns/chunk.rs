//! One chunk of an opening: at most one batch of members, committed with the place it reached.

use domain::calendar;
use domain::campaigns::{Campaign, Counter, Mails};
use domain::insurer::Insurer;
use domain::invitations::{BATCH, Batch, Invitee, Payload, Round, plan};
use domain::roster::RosterEntry;
use domain::survey::{Dossier, Response};
use jiff::Timestamp;
use platform::audit::{Actor, Entry};
use platform::tables::{self, Check, Commit, Indexed, Key, Slot, Transaction, Write};
use platform::{App, Problem};
use serde::Serialize;

use super::progress::Progress;
use crate::counters::Moves;
use crate::invitations::batches;
use crate::roster::walk::{self, Place};

/// DynamoDB's limit of one transaction, less progress, audit, head and payload.
const WRITES: usize = 100 - 4;
/// The round of the invitation itself.
const INVITATION: u16 = 0;
/// How long batches stay after the deadline, days.
const KEPT: i32 = 180;

pub(super) struct Chunk<'a> {
    app: &'a App,
    insurer: &'a Insurer,
    campaign: &'a Campaign,
    /// Those whom the campaign asks, with where their entries are.
    members: Vec<(Key, RosterEntry)>,
    /// How many members of the roster it met, asked or not.
    pub(super) met: u64,
    /// Where the walk stands behind the last of them.
    pub(super) reached: Place,
    /// Whether the walk begins again there.
    again: bool,
}

/// Where the writes of a chunk stand that may be unmet: of each member the response and the entry.
struct Slots {
    progress: Slot,
    members: Vec<(Slot, Slot)>,
}

impl<'a> Chunk<'a> {
    /// The next members that the campaign asks, from `place` on.
    pub(super) async fn gather(
        app: &'a App,
        insurer: &'a Insurer,
        campaign: &'a Campaign,
        place: &Place,
    ) -> Result<Self, Problem> {
        let mut chunk = Self {
            app,
            insurer,
            campaign,
            members: Vec::new(),
            met: 0,
            reached: place.clone(),
            again: false,
        };
        while !chunk.reached.is_end() {
            let (found, next) = walk::page(app, &insurer.code, &chunk.reached).await?;
            let (keys, behind): (Vec<_>, Vec<_>) = found.into_iter().unzip();
            let entries = walk::entries(app, &keys).await?;
            for ((key, entry), behind) in entries.into_iter().zip(behind) {
                let entry = entry.filter(|entry| entry.own.gone.is_none());
                chunk.met += u64::from(entry.is_some());
                let asked = entry.filter(|entry| campaign.asks(entry));
                chunk.members.extend(asked.map(|entry| (key, entry)));
                chunk.reached = behind;
                if chunk.is_full() {
                    return Ok(chunk);
                }
            }
            chunk.reached = next;
        }
        Ok(chunk)
    }

    /// Whether another member might not fit into one batch or one transaction.
    fn is_full(&self) -> bool {
        let writes = 2 * self.members.len() + self.moves().changes().count();
        self.members.len() >= BATCH || writes + 3 > WRITES
    }

    /// After it the walk begins again: who was asked before is passed over.
    pub(super) fn walk_again(&mut self) {
        (self.reached, self.again) = (Place::default(), true);
    }

    /// Writes all of it, unless another run has got ahead of `progress`, or an entry is no longer as it was
    /// read: then nothing is written, and the chunk is to be gathered again.
    pub(super) async fn commit(mut self, actor: &Actor, progress: Progress) -> Result<(), Problem> {
        loop {
            let (writes, slots) = self.writes(actor, &progress)?;
            let Commit::Unmet(unmet) = self.app.tables().transact(writes).await? else {
                return Ok(());
            };
            let changed = |(_, entry): &(Slot, Slot)| unmet.is_at(*entry);
            if unmet.is_at(slots.progress) || slots.members.iter().any(changed) {
                return Ok(());
            }
            // Who has a response already was asked before: under another 記号番号, or in an earlier walk.
            let responses = slots.members.into_iter().map(|(response, _)| response);
            let mut asked = responses.map(|response| unmet.is_at(response));
            self.members.retain(|_| !asked.next().unwrap_or_default());
        }
    }

    /// The place reached, each response with what it stands on, the batch, the counters and at the end the
    /// audit.
    fn writes(&self, actor: &Actor, progress: &Progress) -> Result<(Transaction, Slots), Problem> {
        let (campaign, now) = (self.campaign, self.app.now());
        let mut writes = Transaction::default();
        let mut members = Vec::with_capacity(self.members.len());
        for (key, member) in &self.members {
            let response = writes.add(self.response(key, member, now)?);
            members.push((response, writes.add(unchanged(key, member))));
        }
        let mut next = self.after(progress);
        let ends = calendar::at_hour(calendar::shifted(campaign.deadline, KEPT), 0);
        for (batch, payload) in self.batches(progress.opened.batches) {
            next.opened.suppressed += u64::from(payload.count(Mails::Suppressed));
            next.opened.batches += 1;
            writes.extend(batches::insert(&batch, payload, ends)?);
        }
        writes.extend(self.moves().changes());
        if next.place.is_end() {
            let entry = Entry::new(actor, "open-campaign", &self.insurer.code)
                .campaign(&campaign.id)
                .count("targeted", next.opened.targeted)
                .count("suppressed", next.opened.suppressed);
            writes.add(entry.write(now)?);
        }
        let progress = writes.add(progress.advance(&campaign.id, &next));
        Ok((writes, Slots { progress, members }))
    }

    /// Where the opening stands behind it, but for its batches.
    fn after(&self, progress: &Progress) -> Progress {
        let mut next = progress.clone();
        next.chunk += 1;
        next.place = self.reached.clone();
        next.met = if self.again {
            0
        } else {
            progress.met + self.met
        };
        next.opened.targeted += self.members.len() as u64;
        next
    }

    fn response(&self, key: &Key, member: &RosterEntry, now: Timestamp) -> Result<Write, Problem> {
        let (campaign, own) = (&self.campaign.id, &member.own);
        let frozen = self.campaign.freeze(member);
        let dossier = Dossier::new(campaign.clone(), own.enquiry_number.clone(), frozen);
        let response = Response::NotStarted(dossier);
        let state = response.state();
        let laid = Laid {
            response,
            workplace: member.row.workplace.as_deref(),
            roster_key: key.lookup(),
            name: &member.row.name,
            registered: own.registered,
            work: tables::work(campaign, own.member_id, state, now),
        };
        Write::insert(Key::response(own.member_id, campaign), laid)
    }

    fn batches(&self, first: u32) -> Vec<(Batch, Payload)> {
        let round = Round {
            insurer: self.insurer.code.clone(),
            campaign: self.campaign.id.clone(),
            round: INVITATION,
            sender: self.insurer.mail.invitation_from.clone(),
        };
        let not_before = calendar::at_hour(self.campaign.opens, self.campaign.mail_hours.from());
        let invitees: Vec<Invitee> = self
            .members
            .iter()
            .map(|(key, member)| Invitee {
                member_id: member.own.member_id,
                email: member.row.email.clone(),
                workplace: member.row.workplace.clone(),
                roster_key: key.lookup().to_owned(),
                registered: member.own.registered,
            })
            .collect();
        plan(&round, not_before, first, invitees).collect()
    }

    /// What the members are counted as.
    fn moves(&self) -> Moves<'a> {
        let mut moves = Moves::of(&self.campaign.id);
        for (_, member) in &self.members {
            let workplace = member.row.workplace.as_deref().unwrap_or_default();
            let mails = match member.row.email {
                Some(_) => Mails::Pending,
                None => Mails::Suppressed,
            };
            for (counter, amount) in [
                (Counter::Targeted, 1),
                (Counter::Responses("not-started"), 1),
                (Counter::Registered, i64::from(member.own.registered)),
                (Counter::Mails(INVITATION, mails), 1),
            ] {
                moves = moves.by(member.own.member_id, workplace, counter, amount);
            }
        }
        moves
    }
}

/// A response as the opening writes it, with what the lists of the insurer show of it.
#[derive(Serialize)]
struct Laid<'a> {
    #[serde(flatten)]
    response: Response,
    /// Under which it is counted.
    workplace: Option<&'a str>,
    /// Where the entry of the roster is: who has no account is reached from there.
    roster_key: &'a str,
    name: &'a str,
    /// Whether there is an account, as it is counted.
    registered: bool,
    #[serde(flatten)]
    work: Indexed,
}

/// Holds while the entry is as it was read: neither did an import change it, nor did its member sign up.
fn unchanged(key: &Key, member: &RosterEntry) -> Write {
    Check::at(key.clone())
        .when_is("import", member.import)
        .when_is("registered", member.own.registered)
        .into()
}
