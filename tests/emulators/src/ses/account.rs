//! The sending account: who may send, how fast, with which templates.

use super::address::Address;
use super::query::Fault;
use super::quota::{Limits, Over, Quota};
use super::render::MailTemplate;
use crate::clock::Clock;
use crate::mailbox::{Mail, Mailbox};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Everything that the calls share.
pub(super) struct Account {
    pub(super) mailbox: Mailbox,
    pub(super) templates: BTreeMap<String, MailTemplate>,
    pub(super) identities: Vec<String>,
    pub(super) configuration_sets: Vec<String>,
    /// Whether bulk calls tell a wrong sender, template or set destination by destination.
    pub(super) tells_each: AtomicBool,
    /// What bulk calls are told about an address, whatever is right with it; `*` is every address.
    pub(super) says: Mutex<BTreeMap<String, &'static str>>,
    pub(super) limits: Mutex<Limits>,
    pub(super) quota: Mutex<Quota>,
    pub(super) events: Mutex<Vec<Value>>,
    pub(super) clock: Clock,
    pub(super) calls: AtomicU64,
}

impl Account {
    pub(super) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// An id that no other message has, also after a restart.
    pub(super) fn message_id(&self) -> String {
        let n = self.calls.fetch_add(1, Ordering::Relaxed);
        let mut salt = [0; 8];
        // Without salt the time and the counter still tell the messages of one run apart.
        let _ = getrandom::fill(&mut salt);
        format!(
            "{:016x}-{:016x}-{n:06}",
            self.now().as_millisecond(),
            u64::from_be_bytes(salt)
        )
    }

    pub(super) fn sender(&self, source: &str) -> Result<Address, Fault> {
        let sender = Address::parse(source).map_err(Fault::invalid)?;
        let domain = sender.domain();
        let verified = self
            .identities
            .iter()
            .map(|identity| identity.to_ascii_lowercase())
            .any(|identity| {
                identity == sender.bare.to_ascii_lowercase()
                    || domain == identity
                    || domain.ends_with(&format!(".{identity}"))
            });
        if verified {
            return Ok(sender);
        }
        let why = "Email address is not verified. The following identities failed the check in region AP-NORTHEAST-1:";
        Err(Fault::new(
            "MessageRejected",
            format!("{why} {}", sender.bare),
        ))
    }

    /// What a test wants said about this address.
    pub(super) fn said(&self, to: &str) -> Option<&'static str> {
        let says = self.says.lock().unwrap_or_else(PoisonError::into_inner);
        says.get(to).or_else(|| says.get("*")).copied()
    }

    /// The configuration set that a call names; one that nobody made is refused.
    pub(super) fn configuration_set(&self, named: Option<&str>) -> Result<Option<String>, Fault> {
        let Some(named) = named else { return Ok(None) };
        if self.configuration_sets.iter().any(|set| set == named) {
            return Ok(Some(named.to_owned()));
        }
        Err(Fault::new(
            "ConfigurationSetDoesNotExist",
            format!("Configuration set <{named}> does not exist."),
        ))
    }

    pub(super) fn take(&self, recipients: usize) -> Result<(), Over> {
        let limits = *self.limits.lock().unwrap_or_else(PoisonError::into_inner);
        let mut quota = self.quota.lock().unwrap_or_else(PoisonError::into_inner);
        quota.take(
            limits,
            self.now(),
            u32::try_from(recipients).unwrap_or(u32::MAX),
        )
    }

    pub(super) fn keep(&self, mails: Vec<Mail>) -> Result<(), Fault> {
        self.mailbox
            .keep(mails)
            .map_err(|error| Fault::internal(&error))
    }
}
