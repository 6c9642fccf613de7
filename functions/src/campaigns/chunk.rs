//! One chunk of an opening: at most one batch of members, committed with the place it reached.

use std::collections::HashMap;

use domain::calendar;
use domain::campaigns::Campaign;
use domain::insurer::Insurer;
use domain::invitations::{BATCH, Batch, Invitee, Payload, Round, plan};
use domain::roster::RosterEntry;
use domain::survey::{Dossier, Response};
use jiff::Timestamp;
use platform::counters::moved;
use platform::tables::{self, Change, Commit, Key, Write};
use platform::{App, Problem};
use serde_json::{Value, json};

use super::open::Progress;
use crate::invitations::batches;
use crate::roster::walk::{self, Place};

/// DynamoDB's limit of one transaction, less progress, audit, head and payload.
const WRITES: usize = 100 - 4;
/// Invitations leave from this hour of the opening day on, Asia/Tokyo: nobody is woken.
const FIRST_HOUR: i8 = 9;
/// How long batches stay after the deadline, days.
const KEPT: i32 = 180;

pub(super) struct Chunk<'a> {
    app: &'a App,
    insurer: &'a Insurer,
    campaign: &'a Campaign,
    members: Vec<RosterEntry>,
    /// Where the walk stands behind the last of them.
    reached: Place,
}

impl<'a> Chunk<'a> {
    /// The next members that the campaign asks, from `place` on.
    pub(super) async fn gather(
        app: &'a App,
        insurer: &'a Insurer,
        campaign: &'a Campaign,
        place: &Place,
    ) -> Result<Self, Problem> {
        let reached = place.clone();
        let members = Vec::new();
        let mut chunk = Self {
            app,
            insurer,
            campaign,
            members,
            reached,
        };
        while !chunk.reached.is_end() {
            let (found, next) = walk::page(app, &insurer.code, &chunk.reached).await?;
            let (keys, behind): (Vec<_>, Vec<_>) = found.into_iter().unzip();
            let entries = walk::entries(app, &keys).await?;
            for ((_, entry), behind) in entries.into_iter().zip(behind) {
                let asked = |entry: &RosterEntry| entry.gone.is_none() && campaign.asks(entry);
                chunk.members.extend(entry.filter(asked));
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
        let writes = self.members.len() + self.counters().len();
        self.members.len() >= BATCH || writes + 2 > WRITES
    }

    /// Writes all of it, unless another run has got ahead of `progress`.
    pub(super) async fn commit(mut self, progress: Progress) -> Result<(), Problem> {
        loop {
            let writes = self.writes(&progress)?;
            let Commit::Unmet(unmet) = self.app.tables().transact(&writes).await? else {
                return Ok(());
            };
            if unmet.contains_key(&0) {
                return Ok(());
            }
            // Who has a response already was asked before, under another 記号番号.
            let mut place = 0..;
            self.members.retain(|_| {
                place
                    .next()
                    .is_none_or(|place| !unmet.contains_key(&(place + 1)))
            });
        }
    }

    /// Progress first, then a response each, the batch, the counters and at the end the audit.
    fn writes(&self, progress: &Progress) -> Result<Vec<Write>, Problem> {
        let (campaign, now) = (self.campaign, self.app.now());
        let mut next = progress.clone();
        next.chunk += 1;
        next.place = self.reached.clone();
        next.opened.targeted += self.members.len() as u64;
        let mut writes = Vec::new();
        for member in &self.members {
            writes.push(self.response(member, now)?);
        }
        for (batch, payload) in self.batches(progress.opened.batches) {
            next.opened.suppressed += u64::from(payload.tally().suppressed);
            next.opened.batches += 1;
            writes.extend(self.queued(&batch, payload)?);
        }
        writes.extend(self.counters().into_values().map(Write::from));
        if next.place.is_end() {
            let entry = json!({
                "what": "open-campaign", "campaign": campaign.id, "at": now,
                "targeted": next.opened.targeted, "suppressed": next.opened.suppressed,
            });
            writes.push(Write::insert(
                tables::audit(&self.insurer.code, now),
                entry,
            )?);
        }
        let mut all = vec![advance(&campaign.id, progress, &next).into()];
        all.append(&mut writes);
        Ok(all)
    }

    fn response(&self, member: &RosterEntry, now: Timestamp) -> Result<Write, Problem> {
        let campaign = &self.campaign.id;
        let number = member.enquiry_number.clone();
        let dossier = Dossier::new(campaign.clone(), number, self.campaign.freeze(member));
        let response = Response::NotStarted(dossier);
        let mut item = object(&response)?;
        for (name, value) in tables::work(campaign, member.member_id, response.state(), now) {
            item.insert(name.to_owned(), value.into());
        }
        item.insert("workplace".to_owned(), member.workplace.clone().into());
        Write::insert(Key::response(member.member_id, campaign), item)
    }

    fn batches(&self, first: u32) -> impl Iterator<Item = (Batch, Payload)> {
        let round = Round {
            insurer: self.insurer.code.clone(),
            campaign: self.campaign.id.clone(),
            round: 0,
            sender: self.insurer.mail.invitation_from.clone(),
            not_before: calendar::at_hour(self.campaign.opens, FIRST_HOUR),
        };
        let invitees: Vec<Invitee> = self
            .members
            .iter()
            .map(|member| Invitee {
                member_id: member.member_id,
                email: member.email.clone(),
                workplace: member.workplace.clone(),
            })
            .collect();
        let planned: Vec<_> = plan(&round, first, invitees).collect();
        planned.into_iter()
    }

    fn queued(&self, batch: &Batch, payload: Payload) -> Result<[Write; 2], Problem> {
        let ends = calendar::at_hour(calendar::shifted(self.campaign.deadline, KEPT), 0);
        batches::insert(batch, payload, ends)
    }

    /// One change for each counter that the members stand under.
    fn counters(&self) -> HashMap<Key, Change> {
        let id = &self.campaign.id;
        let mut changes: HashMap<Key, Change> = HashMap::new();
        let mut tallies: HashMap<Key, (&RosterEntry, [i64; 3])> = HashMap::new();
        for member in &self.members {
            let workplace = member.workplace.as_deref().unwrap_or_default();
            let key = moved(id, workplace, member.member_id, &[]).key().clone();
            let (_, [targeted, pending, suppressed]) =
                tallies.entry(key).or_insert((member, [0; 3]));
            *targeted += 1;
            match member.email {
                Some(_) => *pending += 1,
                None => *suppressed += 1,
            }
        }
        for (key, (member, [targeted, pending, suppressed])) in tallies {
            let workplace = member.workplace.as_deref().unwrap_or_default();
            let moves = [
                ("targeted", targeted),
                ("not-started", targeted),
                ("mail-pending", pending),
                ("mail-suppressed", suppressed),
            ];
            changes.insert(key, moved(id, workplace, member.member_id, &moves));
        }
        changes
    }
}

fn advance(campaign: &str, was: &Progress, next: &Progress) -> Change {
    let change = Change::at(Key::opening(campaign)).set_all(next);
    if was.chunk == 0 {
        change.when("attribute_not_exists(#chunk)")
    } else {
        change.when("#chunk = :chunk").with(":chunk", was.chunk)
    }
}

fn object(value: impl serde::Serialize) -> Result<serde_json::Map<String, Value>, Problem> {
    match serde_json::to_value(value) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(Problem::internal("item", "not an object")),
        Err(fault) => Err(Problem::internal("item", fault)),
    }
}
