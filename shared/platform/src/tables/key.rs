//! The keys, in one place: what is dearest to change later.

use domain::throttle::Prefix;
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

const ONLY: &str = "-";

impl Key {
    fn new(table: Table, pk: String, sk: impl Into<String>) -> Self {
        Self {
            table,
            pk,
            sk: sk.into(),
        }
    }

    fn people(pk: String, sk: impl Into<String>) -> Self {
        Self::new(Table::People, pk, sk)
    }

    fn fleeting(pk: String, sk: impl Into<String>) -> Self {
        Self::new(Table::Fleeting, pk, sk)
    }

    /// `P#<HMAC of insurer, 記号 and 番号>`: one roster entry.
    pub fn roster(lookup: &str) -> Self {
        Self::people(format!("P#{lookup}"), ONLY)
    }

    /// The HMAC in a roster entry's key; another key's partition as it is.
    pub fn lookup(&self) -> &str {
        self.pk.strip_prefix("P#").unwrap_or(&self.pk)
    }

    /// `M#<member>` / `ACCOUNT`.
    pub fn account(member: Uuid) -> Self {
        Self::people(format!("M#{member}"), "ACCOUNT")
    }

    /// `M#<member>` / `R#<campaign>`: the survey response.
    pub fn response(member: Uuid, campaign: &str) -> Self {
        Self::people(format!("M#{member}"), format!("R#{campaign}"))
    }

    /// `M#<member>` / `SUB#<campaign>#<n>`: an immutable submission.
    pub fn submission(member: Uuid, campaign: &str, n: u32) -> Self {
        Self::people(format!("M#{member}"), format!("SUB#{campaign}#{n}"))
    }

    /// `L#<lower-case user id>`: the login.
    pub fn login(folded_user_id: &str) -> Self {
        Self::people(format!("L#{folded_user_id}"), ONLY)
    }

    /// `SITE`: heads of the terms' versions and the maintenance.
    pub fn site() -> Self {
        Self::people("SITE".to_owned(), ONLY)
    }

    /// `SITE` / `NOTICES`: the site's notices.
    pub fn site_notices() -> Self {
        Self::people("SITE".to_owned(), "NOTICES")
    }

    /// `SITE` / `TERMS#<version>`: the full text of one version of the terms.
    pub fn terms(version: u32) -> Self {
        Self::people("SITE".to_owned(), format!("TERMS#{version:06}"))
    }

    /// `I#<insurer>`: settings.
    pub fn insurer(code: &str) -> Self {
        Self::people(format!("I#{code}"), ONLY)
    }

    /// `I#<insurer>` / `PAGES`: what its screens show.
    pub fn pages(insurer: &str) -> Self {
        Self::people(format!("I#{insurer}"), "PAGES")
    }

    /// `I#<insurer>` / `IMPORT`: number of the last roster import and whether it is unfinished.
    pub fn import(insurer: &str) -> Self {
        Self::people(format!("I#{insurer}"), "IMPORT")
    }

    /// `C#<campaign>` / `OPENING`: how far the opening of a campaign has come.
    pub fn opening(campaign: &str) -> Self {
        Self::people(format!("C#{campaign}"), "OPENING")
    }

    /// `C#<campaign>`.
    pub fn campaign(id: &str) -> Self {
        Self::people(format!("C#{id}"), ONLY)
    }

    /// `NET#<prefix>`: a registered network's insurer.
    pub fn network(prefix: Prefix) -> Self {
        Self::people(format!("NET#{prefix}"), ONLY)
    }

    /// `E#<enquiry number>`: the member behind it.
    pub fn enquiry(number: &str) -> Self {
        Self::people(format!("E#{number}"), ONLY)
    }

    /// `FAC#<facility>` / `LEDGER`.
    pub fn facility(number: &str) -> Self {
        Self::people(format!("FAC#{number}"), "LEDGER")
    }

    /// `FAC#<facility>` / `REQ#<id>`: a reissue request.
    pub fn facility_request(number: &str, id: Uuid) -> Self {
        Self::people(format!("FAC#{number}"), format!("REQ#{id}"))
    }

    /// `FED#<prefecture>`: a federation; `FED#-` lists them all.
    pub fn federation(prefecture: &str) -> Self {
        Self::people(format!("FED#{prefecture}"), ONLY)
    }

    /// `N#<campaign>#<shard>` / `<workplace>`, `-` for none: counters. The shard stands in the partition, so
    /// that as many writers as shards count without meeting.
    pub fn counter(campaign: &str, shard: u8, workplace: &str) -> Self {
        let workplace = if workplace.is_empty() {
            ONLY
        } else {
            workplace
        };
        Self::people(format!("N#{campaign}#{shard}"), workplace)
    }

    /// `F#<flow>`: a sign-up or reissue flow.
    pub fn flow(id: &str) -> Self {
        Self::fleeting(format!("F#{id}"), ONLY)
    }

    /// `M#<member>` / `S#<hash of the token>`: a session.
    pub fn session(member: Uuid, token_hash: &str) -> Self {
        Self::fleeting(format!("M#{member}"), format!("S#{token_hash}"))
    }

    /// `M#<member>` / `D#<hash of the token>`: a known device.
    pub fn device(member: Uuid, token_hash: &str) -> Self {
        Self::fleeting(format!("M#{member}"), format!("D#{token_hash}"))
    }

    /// `T#<kind>#<subject>#<number of the longest window>`: throttle counters.
    pub fn throttle(kind: &str, subject: &str, window: i64) -> Self {
        Self::fleeting(format!("T#{kind}#{subject}#{window}"), ONLY)
    }

    /// `RATE#<pool>`: the pace of mail.
    pub fn rate(pool: &str) -> Self {
        Self::fleeting(format!("RATE#{pool}"), ONLY)
    }

    /// `Q#<campaign>#<round>#<shard>` / `<seq>`: head of an invitation batch.
    pub fn batch(campaign: &str, round: u32, shard: u8, seq: u32) -> Self {
        Self::new(
            Table::Queue,
            format!("Q#{campaign}#{round}#{shard}"),
            format!("{seq:06}"),
        )
    }

    /// The same with `#P`: the batch's recipients.
    pub fn batch_payload(campaign: &str, round: u32, shard: u8, seq: u32) -> Self {
        Self::new(
            Table::Queue,
            format!("Q#{campaign}#{round}#{shard}"),
            format!("{seq:06}#P"),
        )
    }

    /// `A#<insurer>#<day>` / UUID v7: an audit entry, in the order of time.
    pub fn audit(insurer: &str, day: Date, id: Uuid) -> Self {
        Self::new(Table::Audit, format!("A#{insurer}#{day}"), id.to_string())
    }
}
