//! How often something may be tried: limits with fixed windows whose number stands in the key or the
//! attribute's name, so that an item that TTL has not removed yet is never read as live.

use jiff::Timestamp;

pub mod breaker;
mod prefix;
mod subject;

pub use prefix::Prefix;
pub use subject::Subject;

/// At most `max` in each window of `seconds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Length, seconds.
    pub seconds: i64,
    /// How many are let through.
    pub max: i64,
}

/// A counter of one kind; the longest window comes last and stands in the item's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Throttle {
    /// Its name in the key.
    pub kind: &'static str,
    /// Shortest first.
    pub windows: &'static [Window],
}

/// Failures remembered one by one, newest first: the window slides, and no border between two windows lets
/// twice as many through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    /// How many in which time.
    pub window: Window,
}

impl Failures {
    /// Place, from the newest at 0, of the failure that must have left the window for there to be room.
    pub const fn place(&self) -> i64 {
        self.window.max - 1
    }

    /// Epoch second that a failure in the window that ends at `now` lies after.
    pub fn since(&self, now: Timestamp) -> i64 {
        now.as_second() - self.window.seconds
    }

    /// Seconds until there is room, by the epoch seconds of the failures; `None` while there is.
    pub fn retry_after(&self, now: Timestamp, failed: &[i64]) -> Option<u64> {
        let place = usize::try_from(self.place()).ok()?;
        let left = failed.get(place)? - self.since(now);
        u64::try_from(left).ok().filter(|left| *left > 0)
    }
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

const fn at_most(max: i64, seconds: i64) -> Window {
    Window { seconds, max }
}

const fn throttle(kind: &'static str, windows: &'static [Window]) -> Throttle {
    Throttle { kind, windows }
}

/// Identity check of one card from one source prefix.
pub const IDENTITY: Throttle = throttle("identity", &[at_most(5, 15 * MINUTE)]);
/// Identity check of one card from all sources together. A day and no longer: strangers fill it without knowing even
/// the name.
pub const IDENTITY_ANY_SOURCE: Throttle = throttle("identity-any", &[at_most(20, DAY)]);
/// Identity check of one card under one kana: its birth date cannot be tried out.
pub const CARD_KANA: Throttle = throttle("card-kana", &[at_most(5, DAY), at_most(10, 30 * DAY)]);
/// Identity check of one (insurer, kana key, birth date): its number cannot be tried out.
pub const KANA: Throttle = throttle("kana", &[at_most(5, DAY), at_most(20, 30 * DAY)]);
/// Identity check with a valid invitation token of the card, in place of the four above, source and breaker.
pub const INVITED: Throttle = throttle("invited", &[at_most(20, DAY), at_most(40, 30 * DAY)]);
/// Sign-up flows of one card: right identities are given their counts back, but not without end.
pub const FLOWS: Throttle = throttle("flows", &[at_most(60, HOUR)]);
/// Failures from one narrow source prefix: refused identity checks and logins, codes that were compared and differed.
/// Wider ones have [`Prefix::most`], a network that an insurer registered [`REGISTERED_SOURCE_MAX`].
pub const SOURCE: Throttle = throttle("source", &[at_most(60, 10 * MINUTE)]);
/// The same from a registered network, for its insurer's members only: one company's proxy carries hundreds.
pub const REGISTERED_SOURCE_MAX: i64 = 2_000;
/// Login of one user ID from devices that are not known.
pub const LOGIN: Throttle = throttle("login", &[at_most(5, 15 * MINUTE), at_most(30, DAY)]);
/// Login of one user ID from one known device: strangers never lock a member out, and who sits at a shared PC does
/// not guess for ever.
pub const LOGIN_KNOWN_DEVICE: Throttle = throttle(
    "login-device",
    &[at_most(10, 15 * MINUTE), at_most(40, DAY)],
);
/// Answers that a user ID is taken, per member over all flows.
pub const TAKEN_ID: Throttle = throttle("taken-id", &[at_most(20, HOUR), at_most(40, DAY)]);
/// Codes sent to one member; [`RESEND_PAUSE`] lies between two of them.
pub const SEND_MEMBER: Throttle = throttle("send", &[at_most(5, HOUR), at_most(10, DAY)]);
/// Seconds between two codes of one member.
pub const RESEND_PAUSE: i64 = MINUTE;
/// Sign-up codes sent to one address that members typed; a registered one is its member's, and only theirs.
pub const SEND_ADDRESS: Throttle = throttle("send-to", &[at_most(5, HOUR), at_most(10, DAY)]);
/// Wrong codes of one member over all flows: no new code after so many, and none confirms; a new code never resets it.
pub const CODE_FAILURES: Failures = Failures {
    window: at_most(15, DAY),
};
/// Pages saved and files deleted by one member.
pub const CHANGES: Throttle = throttle("changes", &[at_most(120, MINUTE)]);
/// Passwords hashed for one sign-up flow, whatever becomes of them.
pub const OPENINGS: u32 = 60;
/// Reissue flows begun from one source prefix.
pub const START_REISSUE: Throttle = throttle("start-reissue", &[at_most(30, HOUR)]);
/// Reissue codes to one (facility, address) that were never confirmed.
pub const REISSUE_UNVERIFIED: Throttle = throttle("reissue-unverified", &[at_most(3, DAY)]);
/// Reissue codes sent to one address, whatever the facility; sign-up counts its own.
pub const REISSUE_ADDRESS: Throttle = throttle("reissue-to", &[at_most(5, HOUR), at_most(10, DAY)]);
/// Reissue codes in all: anybody can ask for one to any address, and whoever bounces SES stops everybody's mail.
pub const REISSUE_ALL: Throttle = throttle("reissue-all", &[at_most(300, HOUR)]);
/// Warnings of a reissue to one security address.
pub const REISSUE_WARNING: Throttle = throttle("reissue-warning", &[at_most(3, DAY)]);

impl Throttle {
    /// Number of the longest window at `now`: the last part of the item's key.
    pub fn number(&self, now: Timestamp) -> i64 {
        now.as_second().div_euclid(self.longest())
    }

    /// The attribute that counts in `window` at `now`.
    pub fn attribute(&self, window: &Window, now: Timestamp) -> String {
        format!(
            "w{}_{}",
            window.seconds,
            now.as_second().div_euclid(window.seconds)
        )
    }

    /// End of the longest window, epoch seconds: when the item may be swept.
    pub fn expires_at(&self, now: Timestamp) -> i64 {
        (self.number(now) + 1) * self.longest()
    }

    /// Seconds until the longest of the exhausted windows is over; `counted` answers what an
    /// attribute counts. `None` while every window has room.
    pub fn retry_after(&self, now: Timestamp, counted: impl Fn(&str) -> i64) -> Option<u64> {
        let full = self
            .windows
            .iter()
            .filter(|window| counted(&self.attribute(window, now)) >= window.max);
        full.map(|window| seconds_left(window.seconds, now)).max()
    }

    fn longest(&self) -> i64 {
        self.windows.last().map_or(DAY, |window| window.seconds)
    }
}

/// Seconds until the present window of `seconds` is over.
pub fn seconds_left(seconds: i64, now: Timestamp) -> u64 {
    u64::try_from(seconds - now.as_second().rem_euclid(seconds)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
