//! Who did what to whom, when and why: written once, with what it tells in one transaction or before the answer, never
//! changed.

use std::collections::BTreeMap;

use domain::calendar;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use crate::tables::{Key, Transaction, Write, subject};
use crate::{App, Problem, Trace, random};

/// Who acts.
#[derive(Clone, Debug, Serialize)]
pub struct Actor {
    role: &'static str,
    name: String,
    /// Hash of the network that they act from, as the month's log lines have it; none for what runs by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// Id of the request that they act by, as its log line has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<String>,
}

impl Actor {
    /// The operator of the site: whoever loads, imports and opens without a console.
    pub fn operator(name: &str) -> Self {
        Self {
            role: "operator",
            name: name.to_owned(),
            from: None,
            request: None,
        }
    }

    /// A member, by their random id, in this request.
    pub fn member(id: Uuid, trace: &Trace) -> Self {
        Self::of("member", id.to_string(), trace)
    }

    /// Whoever asks for the facility of this number (事業所番号, which is published), in this request.
    pub fn facility(number: &str, trace: &Trace) -> Self {
        Self::of("facility", number.to_owned(), trace)
    }

    fn of(role: &'static str, name: String, trace: &Trace) -> Self {
        Self {
            role,
            name,
            from: trace.from().map(str::to_owned),
            request: Some(trace.request().to_owned()),
        }
    }
}

/// Keeps an entry by itself, where its step has no transaction: before the step answers, which it does not when the
/// entry is not durable.
///
/// # Errors
/// `busy` or internal.
pub async fn keep(app: &App, entry: Write) -> Result<(), Problem> {
    let mut alone = Transaction::default();
    alone.add(entry);
    app.tables().transact(alone).await.map(|_| ())
}

/// The partition of what is about no insurer: requests for a facility's login.
pub const REISSUE: &str = "reissue";

/// One entry. It names fields, counts and random ids, and holds no value of a person: neither plainly nor as a hash,
/// since a date of birth is found by trying.
#[derive(Clone, Debug, Serialize)]
pub struct Entry<'a> {
    who: &'a Actor,
    what: &'static str,
    #[serde(skip)]
    insurer: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    campaign: Option<&'a str>,
    /// What it is about besides, by its random id: an attachment, a request.
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<&'a str>,
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
            object: None,
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

    /// About the thing with this random id.
    #[must_use]
    pub const fn object(mut self, id: &'a str) -> Self {
        self.object = Some(id);
        self
    }

    /// To this member, in these fields.
    pub fn member(mut self, id: Uuid, fields: &[&'static str]) -> Self {
        self.subject = Some(subject(self.insurer, id));
        self.fields = fields.to_vec();
        self
    }

    /// About this facility, by its number, which is published.
    #[must_use]
    pub fn facility(mut self, number: &str) -> Self {
        self.subject = Some(format!("{REISSUE}#{number}"));
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
