//! The keys, in one place: what is dearest to change later.

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

    /// `SITE`: terms versions and site notices.
    pub fn site() -> Self {
        Self::people("SITE".to_owned(), ONLY)
    }

    /// `SITE` / `TERMS#<version>`: the full text of one version of the terms.
    pub fn terms(version: u32) -> Self {
        Self::people("SITE".to_owned(), format!("TERMS#{version:06}"))
    }

    /// `I#<insurer>`.
    pub fn insurer(code: &str) -> Self {
        Self::people(format!("I#{code}"), ONLY)
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
    pub fn network(prefix: &str) -> Self {
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

    /// `N#<campaign>` / `<workplace>#<shard>`: counters of states.
    pub fn counter(campaign: &str, workplace: &str, shard: u8) -> Self {
        Self::people(format!("N#{campaign}"), format!("{workplace}#{shard}"))
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

    /// `A#<insurer>#<day>#<shard>` / UUID: an audit entry.
    pub fn audit(insurer: &str, day: &str, shard: u8, id: Uuid) -> Self {
        Self::new(
            Table::Audit,
            format!("A#{insurer}#{day}#{shard}"),
            id.to_string(),
        )
    }
}
