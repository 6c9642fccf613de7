//! Who did what to whom, when and why: written once, with what it tells in one transaction, never changed.

use std::collections::BTreeMap;

use domain::calendar;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use crate::tables::{Key, Write, subject};
use crate::{Problem, random};

/// Who acts.
#[derive(Clone, Debug, Serialize)]
pub struct Actor {
    role: &'static str,
    name: String,
    /// The network they act from, masked; none for what runs by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
}

impl Actor {
    /// The operator of the site: whoever loads, imports and opens without a console.
    pub fn operator(name: &str) -> Self {
        Self {
            role: "operator",
            name: name.to_owned(),
            from: None,
        }
    }
}

/// One entry. It names fields and counts, and holds no value of a person: neither plainly nor as a hash,
/// since a date of birth is found by trying.
#[derive(Clone, Debug, Serialize)]
pub struct Entry<'a> {
    who: &'a Actor,
    what: &'static str,
    #[serde(skip)]
    insurer: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    campaign: Option<&'a str>,
    /// The member whom it is about, as the index `subject` has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<&'static str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    counts: BTreeMap<&'static str, u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

impl<'a> Entry<'a> {
    /// `who` did `what` (a verb, as steps are named) at `insurer`.
    pub const fn new(who: &'a Actor, what: &'static str, insurer: &'a str) -> Self {
        Self {
            who,
            what,
            insurer,
            campaign: None,
            subject: None,
            fields: Vec::new(),
            counts: BTreeMap::new(),
            why: None,
        }
    }

    /// In this campaign.
    pub const fn campaign(mut self, id: &'a str) -> Self {
        self.campaign = Some(id);
        self
    }

    /// To this member, in these fields.
    pub fn member(mut self, id: Uuid, fields: &[&'static str]) -> Self {
        self.subject = Some(subject(self.insurer, id));
        self.fields = fields.to_vec();
        self
    }

    /// So many of something.
    pub fn count(mut self, name: &'static str, number: u64) -> Self {
        self.counts.insert(name, number);
        self
    }

    /// For this reason.
    pub fn why(mut self, reason: impl Into<String>) -> Self {
        self.why = Some(reason.into());
        self
    }

    /// The write that keeps it: an insert, so that no entry ever replaces another.
    ///
    /// # Errors
    /// `internal` when it cannot be stored.
    pub fn write(&self, now: Timestamp) -> Result<Write, Problem> {
        #[derive(Serialize)]
        struct Dated<'a> {
            at: Timestamp,
            #[serde(flatten)]
            entry: &'a Entry<'a>,
        }
        let key = Key::audit(self.insurer, calendar::today(now), random::id(now));
        let entry = Dated {
            at: now,
            entry: self,
        };
        Write::insert(key, entry)
    }
}
