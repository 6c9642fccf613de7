//! The keys and the attributes of the indexes, in one place: what is dearest to change later.

use std::collections::BTreeMap;

use domain::calendar::wire_time;
use domain::throttle::Prefix;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// A table by its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// Roster, accounts, responses, settings, facilities.
    People,
    /// Flows, sessions, devices, throttles (TTL).
    Fleeting,
    /// Work to be done: invitation batches (TTL).
    Queue,
    /// Who did what, when (put only).
    Audit,
}

/// Where an item lives. `sk` is `-` where a partition holds one item.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The table.
    pub table: Table,
    /// Partition key.
    pub pk: String,
    /// Sort key.
    pub sk: String,
}

/// A row a kind of item: its table, what its key is made of, and partition and sort key.
macro_rules! keys {
    ($($(#[$doc:meta])+ $table:ident $name:ident($($part:ident: $kind:ty),*) = $pk:literal, $sk:literal;)+) => {
        impl Key {
            $($(#[$doc])+
            pub fn $name($($part: $kind),*) -> Self {
                Self { table: Table::$table, pk: format!($pk), sk: format!($sk) }
            })+
        }
    };
}

keys! {
    /// A roster entry, by the HMAC of insurer, 記号 and 番号.
    People roster(lookup: &str) = "P#{lookup}", "-";
    /// A member's account.
    People account(member: Uuid) = "M#{member}", "ACCOUNT";
    /// The survey response.
    People response(member: Uuid, campaign: &str) = "M#{member}", "R#{campaign}";
    /// An immutable submission.
    People submission(member: Uuid, campaign: &str, n: u32) = "M#{member}", "SUB#{campaign}#{n}";
    /// The login, by the user ID in lower case.
    People login(folded_user_id: &str) = "L#{folded_user_id}", "-";
    /// Heads of the terms' versions and the maintenance.
    People site() = "SITE", "-";
    /// The site's notices.
    People site_notices() = "SITE", "NOTICES";
    /// The full text of one version of the terms.
    People terms(version: u32) = "SITE", "TERMS#{version:06}";
    /// An insurer's settings.
    People insurer(code: &str) = "I#{code}", "-";
    /// What its screens show.
    People pages(insurer: &str) = "I#{insurer}", "PAGES";
    /// Number of the last roster import and whether it is unfinished.
    People import(insurer: &str) = "I#{insurer}", "IMPORT";
    /// A campaign.
    People campaign(id: &str) = "C#{id}", "-";
    /// How far the opening of a campaign has come.
    People opening(campaign: &str) = "C#{campaign}", "OPENING";
    /// A registered network's insurer.
    People network(prefix: Prefix) = "NET#{prefix}", "-";
    /// The member behind an enquiry number.
    People enquiry(number: &str) = "E#{number}", "-";
    /// A facility, as the ledger has it.
    People facility(number: &str) = "FAC#{number}", "LEDGER";
    /// A facility's reissue request.
    People facility_request(number: &str, id: Uuid) = "FAC#{number}", "REQ#{id}";
    /// A federation; `-` lists them all.
    People federation(prefecture: &str) = "FED#{prefecture}", "-";
    /// A sign-up or reissue flow.
    Fleeting flow(id: &str) = "F#{id}", "-";
    /// A session, by the hash of its token.
    Fleeting session(member: Uuid, token_hash: &str) = "M#{member}", "S#{token_hash}";
    /// A known device, by its id.
    Fleeting device(member: Uuid, id: &str) = "M#{member}", "D#{id}";
    /// A member's living code over all flows, and the wrong ones.
    Fleeting code(member: Uuid) = "M#{member}", "CODE";
    /// Throttle counters; `window` is the number of the longest one.
    Fleeting throttle(kind: &str, subject: &str, window: i64) = "T#{kind}#{subject}#{window}", "-";
    /// The pace of mail.
    Fleeting rate(pool: &str) = "RATE#{pool}", "-";
    /// Head of an invitation batch.
    Queue batch(campaign: &str, round: u16, shard: u8, seq: u32) = "Q#{campaign}#{round}#{shard}", "{seq:06}";
    /// A letter of the outbox.
    Queue letter(id: Uuid) = "O#{id}", "-";
    /// An audit entry, in the order of time: `id` is a UUID v7.
    Audit audit(insurer: &str, day: Date, id: Uuid) = "A#{insurer}#{day}", "{id}";
}

impl Key {
    /// Counters of a workplace, `-` for none. The shard stands in the partition, so that as many writers as
    /// shards count without meeting.
    pub fn counter(campaign: &str, shard: u8, workplace: &str) -> Self {
        let none = workplace.is_empty();
        Self {
            table: Table::People,
            pk: format!("N#{campaign}#{shard}"),
            sk: if none { "-" } else { workplace }.to_owned(),
        }
    }

    /// The HMAC in a roster entry's key; another key's partition as it is.
    pub fn lookup(&self) -> &str {
        self.pk.strip_prefix("P#").unwrap_or(&self.pk)
    }

    /// Recipients of the batch whose head is here.
    pub fn payload(self) -> Self {
        let sk = format!("{}#P", self.sk);
        Self { sk, ..self }
    }
}

/// Shards of the indexes `roster`, `work` and `due`.
pub const INDEX_SHARDS: u8 = 16;

/// The shard of a member: the last of the random bits of the id.
pub fn shard_of(member: Uuid, shards: u8) -> u8 {
    let [.., last] = member.into_bytes();
    last % shards
}

/// Where in a sparse index to look.
#[derive(Clone, Debug)]
pub struct Index {
    pub(super) table: Table,
    /// Its name, which its keys' attributes begin with.
    pub(super) name: &'static str,
    pub(super) pk: String,
    /// The condition on the sort key `#s` with the value of `:s`.
    pub(super) sort: Option<(&'static str, String)>,
}

impl Index {
    /// One shard of an insurer's roster.
    pub fn roster(insurer: &str, shard: u8) -> Self {
        Self {
            table: Table::People,
            name: "roster",
            pk: format!("{insurer}#{shard}"),
            sort: None,
        }
    }

    /// One shard of a campaign's responses in one state, as the API names it; the longest untouched first.
    pub fn work(campaign: &str, shard: u8, state: &str) -> Self {
        Self {
            table: Table::People,
            name: "work",
            pk: format!("{campaign}#{shard}"),
            sort: Some(("begins_with(#s, :s)", format!("{state}#"))),
        }
    }

    /// One shard of the batches that a tick should look at, up to a moment.
    pub fn due(shard: u8, until: Timestamp) -> Self {
        Self {
            table: Table::Queue,
            name: "due",
            pk: shard.to_string(),
            sort: Some(("#s <= :s", wire_time(until))),
        }
    }

    /// The letters of the outbox that a tick should look at, up to a moment.
    pub fn letters(until: Timestamp) -> Self {
        Self {
            pk: LETTERS.to_owned(),
            ..Self::due(0, until)
        }
    }
}

/// Partition of `queue.due` in which the letters stand.
const LETTERS: &str = "mail";

/// Attributes that an index finds an item by, to be kept in it.
pub type Indexed = BTreeMap<&'static str, String>;

/// `people.roster`: one insurer's roster.
pub fn roster(insurer: &str, member: Uuid) -> Indexed {
    let pk = Index::roster(insurer, shard_of(member, INDEX_SHARDS)).pk;
    [("roster_pk", pk), ("roster_sk", member.to_string())].into()
}

/// `people.work`: one campaign's responses by state. `state` as the API names it.
pub fn work(campaign: &str, member: Uuid, state: &str, updated: Timestamp) -> Indexed {
    let pk = Index::work(campaign, shard_of(member, INDEX_SHARDS), state).pk;
    let sk = format!("{state}#{}", wire_time(updated));
    [("work_pk", pk), ("work_sk", sk)].into()
}

/// The attributes of `queue.due`, which a finished batch does not have.
pub const DUE: [&str; 2] = ["due_pk", "due_sk"];

/// `queue.due`: batches by when a tick should look at them.
pub fn due(shard: u8, at: Timestamp) -> Indexed {
    DUE.into_iter()
        .zip([shard.to_string(), wire_time(at)])
        .collect()
}

/// `queue.due`: letters by when a tick should look at them. A parked one has neither attribute.
pub fn due_letter(at: Timestamp) -> Indexed {
    DUE.into_iter()
        .zip([LETTERS.to_owned(), wire_time(at)])
        .collect()
}

/// `audit.subject`: what was done to one member, in the order of time.
pub fn subject(insurer: &str, member: Uuid) -> String {
    format!("{insurer}#{member}")
}
