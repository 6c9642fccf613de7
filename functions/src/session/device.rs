//! The device that an account is known on: an id with a token, which changes at each login.
//!
//! The token used last stays good until one that was given out since is used: an answer may be lost, and two tabs may
//! log in at once. Counters go by the id.

use axum::extract::FromRequestParts;
use http::HeaderValue;
use http::request::Parts;
use jiff::Timestamp;
use platform::random::{self, Token};
use platform::tables::{Change, Item, Key, Update};
use platform::{App, Cookie, Problem, Refusal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::step::Argument;

/// The cookie of a device: `<member>-<device>.<token>`. It is known for a year after its last login.
const DEVICE: Cookie = Cookie::new("device", 365 * 24 * 60 * 60);
/// Tokens given out and not used yet that stay good.
const UNUSED: usize = 4;
/// Characters of a member's id.
const MEMBER: usize = 36;

/// A device that its account opened on or has logged in on (`M#<member>` / `D#<id>`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Hash of the token that was used last.
    used: String,
    /// Hashes of those given out since, newest first.
    issued: Vec<String>,
    /// Logins so far: another one means that another tab was quicker.
    logins: u64,
    /// End of the year after the last login, epoch seconds; also the table's TTL.
    expires_at: i64,
}

/// A device that becomes known.
pub struct Fresh {
    /// Where it is kept.
    pub key: Key,
    /// What is kept.
    pub device: Device,
    /// What the browser keeps.
    pub cookie: HeaderValue,
}

/// A device by its cookie, not yet known to be the account's.
pub struct ClaimedDevice {
    member: Uuid,
    id: String,
    token_hash: String,
}

/// A device whose token is the account's own.
pub struct KnownDevice {
    claimed: ClaimedDevice,
    device: Device,
}

impl Fresh {
    /// A new device of `member` at `now`.
    pub fn of(member: Uuid, now: Timestamp) -> Self {
        let (id, token) = (random::hex(&random::bytes::<8>()), Token::new());
        let device = Device {
            used: token.hash(),
            issued: Vec::new(),
            logins: 0,
            expires_at: now.as_second() + DEVICE.max_age,
        };
        Self {
            key: Key::device(member, &id),
            device,
            cookie: cookie(member, &id, &token),
        }
    }
}

fn cookie(member: Uuid, id: &str, token: &Token) -> HeaderValue {
    DEVICE.set(&format!("{member}-{id}"), token)
}

impl Device {
    fn knows(&self, token_hash: &str) -> bool {
        self.used == token_hash || self.issued.iter().any(|issued| issued == token_hash)
    }

    /// The tokens after a login with the one of `token_hash`, to which `new` is given out.
    fn rotated(&self, token_hash: &str, new: String, now: Timestamp) -> Self {
        let before = if self.used == token_hash {
            self.issued.as_slice()
        } else {
            // The first use of one that was given out: whatever else there was is dead.
            &[]
        };
        let unused = before.iter().take(UNUSED - 1).cloned();
        Self {
            used: token_hash.to_owned(),
            issued: std::iter::once(new).chain(unused).collect(),
            logins: self.logins + 1,
            expires_at: now.as_second() + DEVICE.max_age,
        }
    }
}

impl ClaimedDevice {
    /// Where the device is kept, if it is one.
    pub fn key(&self) -> Key {
        Key::device(self.member, &self.id)
    }

    /// What its tries are counted by.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The device, where it is the `owner`'s and the token is good.
    pub fn known(self, device: Option<Device>, owner: Option<Uuid>) -> Option<KnownDevice> {
        let device = device.filter(|device| device.knows(&self.token_hash))?;
        (owner == Some(self.member)).then_some(KnownDevice {
            claimed: self,
            device,
        })
    }
}

/// Gives the known device a new token, or makes a new one known; answers the cookie.
///
/// # Errors
/// `busy` or internal.
pub async fn keep(
    app: &App,
    member: Uuid,
    known: Option<KnownDevice>,
) -> Result<HeaderValue, Problem> {
    if let Some(known) = known
        && let Some(cookie) = rotate(app, known).await?
    {
        return Ok(cookie);
    }
    let fresh = Fresh::of(member, app.now());
    app.tables().put(&fresh.key, &fresh.device).await?;
    Ok(fresh.cookie)
}

/// `None` where the device was forgotten meanwhile. Another tab's login makes it look again.
async fn rotate(app: &App, known: KnownDevice) -> Result<Option<HeaderValue>, Problem> {
    let KnownDevice {
        claimed,
        mut device,
    } = known;
    let token = Token::new();
    while device.knows(&claimed.token_hash) {
        let next = device.rotated(&claimed.token_hash, token.hash(), app.now());
        let change =
            Change::between(claimed.key(), &device, &next)?.when_is("logins", device.logins);
        match app.tables().update(change).await? {
            Update::Done(_) => return Ok(Some(cookie(claimed.member, &claimed.id, &token))),
            Update::Unmet(item) => match item.map(Item::parse).transpose()? {
                // The client sent it again after its answer was lost: it is there already.
                Some(newer) if newer == next => {
                    return Ok(Some(cookie(claimed.member, &claimed.id, &token)));
                }
                Some(newer) => device = newer,
                None => return Ok(None),
            },
        }
    }
    Ok(None)
}

impl FromRequestParts<App> for ClaimedDevice {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let read = || {
            let (name, token) = DEVICE.read(&parts.headers)?;
            let (member, id) = name.split_at_checked(MEMBER)?;
            Some(Self {
                member: Uuid::parse_str(member).ok()?,
                id: id.strip_prefix('-')?.to_owned(),
                token_hash: token.hash(),
            })
        };
        read().ok_or_else(|| Refusal::NoSession.into())
    }
}

impl Argument for ClaimedDevice {}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_token_used_last_stays_good_until_a_newer_one_is_used() {
        let first = Fresh::of(Uuid::nil(), at(0)).device;
        let used = first.used.clone();
        // Two logins with the same token: an answer was lost, or two tabs came at once.
        let twice = first
            .rotated(&used, "a".into(), at(1))
            .rotated(&used, "b".into(), at(2));
        for good in [used.as_str(), "a", "b"] {
            assert!(twice.knows(good), "{good}");
        }
        let next = twice.rotated("a", "c".into(), at(3));
        let known = [used.as_str(), "a", "b", "c"].map(|token| next.knows(token));
        assert_eq!(known, [false, true, false, true]);
        assert_eq!(next.expires_at, 3 + DEVICE.max_age);
    }

    #[test]
    fn tokens_that_nobody_uses_do_not_pile_up() {
        let mut device = Fresh::of(Uuid::nil(), at(0)).device;
        let used = device.used.clone();
        for n in 0..100 {
            device = device.rotated(&used, n.to_string(), at(n));
        }
        assert_eq!(device.issued, ["99", "98", "97", "96"]);
    }
}
