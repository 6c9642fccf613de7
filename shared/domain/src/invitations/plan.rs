//! Parting a campaign's targeted members into batches.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::batch::{Batch, State};
use super::{Delivery, Payload, Recipient, Suppression};

/// Most recipients of one batch: what one bulk call of SES can take.
pub const BATCH: usize = 50;
/// Batches lie on this many shards, so that many ticks can find work without meeting.
pub const SHARDS: u32 = 16;

/// What all batches of one round have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Code of the insurer.
    pub insurer: String,
    /// The campaign's id.
    pub campaign: String,
    /// 0 for the invitation; reminders (later) count on.
    pub round: u16,
    /// The insurer's own address, from which the whole round goes out.
    pub sender: String,
}

/// A targeted member, with the registered address.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitee {
    /// The member.
    pub member_id: Uuid,
    /// The registered address, if any.
    pub email: Option<String>,
    /// The workplace (事業所) under which the member is counted, if any.
    pub workplace: Option<String>,
    /// Key of the roster entry.
    pub roster_key: String,
    /// Whether there is an account already: who has one is invited like everybody.
    pub registered: bool,
}

impl From<Invitee> for Recipient {
    fn from(invitee: Invitee) -> Self {
        let delivery = if invitee.email.is_some() {
            Delivery::Pending
        } else {
            Delivery::Suppressed(Suppression::NoAddress)
        };
        Self {
            member_id: invitee.member_id,
            email: invitee.email,
            workplace: invitee.workplace.unwrap_or_default(),
            roster_key: invitee.roster_key,
            registered: invitee.registered,
            later: None,
            delivery,
        }
    }
}

/// Parts the invitees into batches of at most [`BATCH`], over the shards in turn, counting from batch
/// number `first`. The same invitees from the same `first` give the same keys, so a chunk that is
/// planned again after a crash finds its batches there. They wait until `not_before`; a batch in which nobody
/// has an address is done from the start.
pub fn plan(
    round: &Round,
    not_before: Timestamp,
    first: u32,
    invitees: impl IntoIterator<Item = Invitee>,
) -> impl Iterator<Item = (Batch, Payload)> {
    let mut invitees = invitees.into_iter();
    (first..).map_while(move |number| {
        let payload = Payload(invitees.by_ref().take(BATCH).map(Recipient::from).collect());
        if payload.0.is_empty() {
            return None;
        }
        let state = if payload.is_settled() {
            State::Done
        } else {
            State::Pending { not_before }
        };
        let batch = Batch {
            of: round.clone(),
            shard: u8::try_from(number % SHARDS).unwrap_or(0),
            seq: number / SHARDS,
            attempt: 0,
            tried: String::new(),
            state,
        };
        Some((batch, payload))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;
    use crate::campaigns::Mails;

    fn round() -> Round {
        Round {
            insurer: "0386".into(),
            campaign: "0386-2026-1".into(),
            round: 0,
            sender: "rippou-kenpo@rippou.example.jp".into(),
        }
    }

    fn invitees(with_address: &[bool]) -> Vec<Invitee> {
        let invitee = |(n, has): (usize, &bool)| Invitee {
            member_id: Uuid::from_u128(n as u128),
            email: has.then(|| format!("member{n}@corp.example.jp")),
            workplace: None,
            roster_key: format!("{n:064x}"),
            registered: false,
        };
        with_address.iter().enumerate().map(invitee).collect()
    }

    #[test]
    fn members_without_an_address_are_suppressed_and_counted() {
        let planned: Vec<_> = plan(
            &round(),
            Timestamp::UNIX_EPOCH,
            0,
            invitees(&[true, false, true]),
        )
        .collect();
        assert_eq!(planned.len(), 1);
        let count = |mails| planned[0].1.count(mails);
        assert_eq!((count(Mails::Pending), count(Mails::Suppressed)), (2, 1));
        let nobody: Vec<_> =
            plan(&round(), Timestamp::UNIX_EPOCH, 0, invitees(&[false; 60])).collect();
        assert_eq!(nobody.len(), 2);
        assert!(nobody.iter().all(|(batch, _)| batch.state == State::Done));
        assert_eq!(
            plan(&round(), Timestamp::UNIX_EPOCH, 0, Vec::new()).count(),
            0
        );
    }

    proptest! {
        #[test]
        fn everybody_stands_in_exactly_one_batch_with_a_key_of_its_own(
            with_address in proptest::collection::vec(any::<bool>(), 0..2_000),
            first in 0u32..100,
        ) {
            let planned: Vec<_> = plan(&round(), Timestamp::UNIX_EPOCH, first, invitees(&with_address)).collect();
            let keys: HashSet<_> = planned.iter().map(|(batch, _)| (batch.shard, batch.seq)).collect();
            prop_assert_eq!(keys.len(), planned.len());
            for (batch, payload) in &planned {
                prop_assert!(u32::from(batch.shard) < SHARDS);
                prop_assert!(payload.0.len() <= BATCH);
            }
            let members: Vec<u128> = planned
                .iter()
                .flat_map(|(_, payload)| payload.0.iter().map(|one| one.member_id.as_u128()))
                .collect();
            prop_assert_eq!(members, (0..with_address.len() as u128).collect::<Vec<_>>());
        }
    }
}
