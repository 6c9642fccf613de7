//! Sessions of whoever logs in: opened by a cookie, ended by time, by logout or by their principal's epoch. Who that
//! is, and what else must be true of them, is their feature's to say.

use http::HeaderMap;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::tables::{Change, Items, Key};
use crate::{App, Cookie, Problem, Refusal};

/// `seen` is written at most so often, seconds: an idle limit ends up to so much earlier in effect.
const SEEN_EVERY: i64 = 5 * 60;

/// Who can have a session: the item that the session hangs on.
pub trait Principal: DeserializeOwned {
    /// The cookie of its sessions.
    const COOKIE: Cookie;
    /// A session ends after so many idle seconds…
    const IDLE: i64;
    /// … and after so many in all.
    const WHOLE: i64;

    /// Where it is kept.
    fn key(id: Uuid) -> Key;

    /// Where its session of this token is kept.
    fn session(id: Uuid, token_hash: &str) -> Key;

    /// A session of another epoch is dead.
    fn epoch(&self) -> u64;

    /// Whether it may come in at all: asked for whoever has the token of a session that time has not ended.
    ///
    /// # Errors
    /// Why not.
    fn admits(&self, app: &App) -> impl Future<Output = Result<(), Problem>> + Send;
}

/// A session, stored under the hash of its token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Session {
    /// The principal's epoch at login: another one means that this session is dead.
    epoch: u64,
    /// Last activity written, epoch seconds.
    seen: i64,
    /// End whatever happens, epoch seconds.
    ends: i64,
    /// End if nothing happens, epoch seconds; also the table's TTL.
    expires_at: i64,
}

impl Session {
    /// A session that begins at `now`.
    pub fn begin<P: Principal>(epoch: u64, now: Timestamp) -> Self {
        let seen = now.as_second();
        Self {
            epoch,
            seen,
            ends: seen + P::WHOLE,
            expires_at: seen + P::IDLE,
        }
    }
}

/// A principal with a live session, and what else the same hop read.
pub struct Admission<P> {
    /// The principal's id.
    pub id: Uuid,
    /// The principal.
    pub principal: P,
    /// The other items.
    pub items: Items,
    /// The request's time.
    pub now: Timestamp,
}

/// Reads session, principal and the keys that `more` names for it, in one call.
///
/// # Errors
/// `no-session` without a live session of a living epoch; what the principal is not admitted for; `busy`.
pub async fn admit<P: Principal>(
    app: &App,
    headers: &HeaderMap,
    more: impl FnOnce(Uuid) -> Vec<Key>,
) -> Result<Admission<P>, Problem> {
    let refused = || Problem::from(Refusal::NoSession);
    let (id, token) = P::COOKIE.read_uuid(headers).ok_or_else(refused)?;
    let (key, its) = (P::session(id, &token.hash()), P::key(id));
    let mut keys = vec![key.clone(), its.clone()];
    keys.extend(more(id));
    let now = app.now();
    let mut items = app.tables().batch(&keys).await?;
    let session: Session = items.take_live(&key, now)?.ok_or_else(refused)?;
    let principal: P = items.take(&its)?.ok_or_else(refused)?;
    principal.admits(app).await?;
    if session.epoch != principal.epoch() || session.ends <= now.as_second() {
        return Err(refused());
    }
    if now.as_second() - session.seen >= SEEN_EVERY {
        touch::<P>(app, key, &session, now).await?;
    }
    Ok(Admission {
        id,
        principal,
        items,
        now,
    })
}

/// Writes down that the session was seen; a session that ended meanwhile stays ended.
async fn touch<P: Principal>(
    app: &App,
    key: Key,
    session: &Session,
    now: Timestamp,
) -> Result<(), Problem> {
    let change = Change::at(key)
        .set("seen", now.as_second())
        .set("expires_at", (now.as_second() + P::IDLE).min(session.ends))
        .when("#expires_at > :now")
        .with(":now", now.as_second());
    app.tables().update(change).await.map(|_| ())
}
