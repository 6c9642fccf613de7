//! Whom a request came from, as log and audit tell it: by hashes whose key is secret and changes with each month, so
//! that who reads a log can follow somebody through a month and tell nobody's name.

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use axum::extract::FromRequestParts;
use domain::calendar;
use domain::digest::keyed;
use domain::throttle::Prefix;
use http::request::Parts;
use jiff::Timestamp;
use uuid::Uuid;

use crate::{App, Secrets};

/// Hex digits of a hash: 64 bits tell the members and networks of a month apart.
const DIGITS: usize = 16;

/// The key of one month in Japan. The secret that it is made of stays, so that what was asked later can still be found.
#[derive(Clone)]
pub struct MonthKey(String);

impl MonthKey {
    /// The key of the month that `at` lies in.
    pub fn of(secrets: &Secrets, at: Timestamp) -> Self {
        let day = calendar::today(at);
        let month = format!("trace#{}-{:02}", day.year(), day.month());
        Self(secrets.lookup(month.as_bytes()))
    }

    /// A member, as `who` of a log line.
    pub fn member(&self, id: Uuid) -> String {
        self.hash(&format!("member#{id}"))
    }

    /// A network, as `from` of a log line and of an audit entry.
    pub fn network(&self, prefix: Prefix) -> String {
        self.hash(&format!("network#{prefix}"))
    }

    fn hash(&self, material: &str) -> String {
        let mut hash = keyed(&self.0, material.as_bytes());
        hash.truncate(DIGITS);
        hash
    }
}

/// One request on its way: what the layers and the step find out about it. Clones are of the same request.
#[derive(Clone, Default)]
pub struct Trace(Arc<Known>);

#[derive(Default)]
struct Known {
    request: String,
    from: OnceLock<(MonthKey, String)>,
    who: OnceLock<String>,
}

impl Trace {
    /// The request of this id, of which nothing else is known yet.
    pub fn of(request: String) -> Self {
        Self(Arc::new(Known {
            request,
            ..Known::default()
        }))
    }

    /// The one that these parts are of.
    pub fn in_parts(parts: &Parts) -> Self {
        parts.extensions.get().cloned().unwrap_or_default()
    }

    /// It came from `source`, on the edge's word.
    pub(crate) fn came_from(&self, key: MonthKey, source: IpAddr) {
        let network = key.network(Prefix::of(source));
        self.0.from.set((key, network)).unwrap_or_default();
    }

    /// It is about this member: by their own session, or because their login or card was asked for. The first counts.
    pub fn concerns(&self, member: Uuid) {
        if let Some((key, _)) = self.0.from.get() {
            self.0.who.set(key.member(member)).unwrap_or_default();
        }
    }

    /// Its id, which the platform gave it.
    pub fn request(&self) -> &str {
        &self.0.request
    }

    /// Hash of the network that it came from; none of what did not come through the edge.
    pub fn from(&self) -> Option<&str> {
        self.0.from.get().map(|(_, network)| network.as_str())
    }

    /// Hash of the member whom it is about, if it is about one.
    pub fn who(&self) -> Option<&str> {
        self.0.who.get().map(String::as_str)
    }
}

impl std::fmt::Debug for Trace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Trace({})", self.0.request)
    }
}

impl FromRequestParts<App> for Trace {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Self::Rejection> {
        Ok(Self::in_parts(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(at: &str) -> MonthKey {
        let long = "x".repeat(32);
        let text = serde_json::json!({
            "pepper": long, "lookup_key": long, "invitation_key": long, "edge": [long],
        });
        let secrets = Secrets::parse(&text.to_string()).unwrap();
        MonthKey::of(&secrets, at.parse().unwrap())
    }

    #[test]
    fn a_month_in_japan_has_one_key_and_the_next_another() {
        let member = |at| key(at).member(Uuid::nil());
        let first = member("2026-11-01T00:00:00+09:00");
        assert_eq!(first, member("2026-11-30T23:59:59+09:00"));
        let others = ["2026-10-31T23:59:59+09:00", "2026-12-01T00:00:00+09:00"];
        assert!(others.into_iter().all(|at| member(at) != first));
        assert_eq!(first.len(), DIGITS);
    }

    #[test]
    fn a_network_is_told_as_it_is_counted_and_a_member_apart_from_all_others() {
        let key = key("2026-11-20T10:00:00+09:00");
        let network = |ip: &str| key.network(Prefix::of(ip.parse().unwrap()));
        assert_eq!(network("203.0.113.5"), network("203.0.113.77"));
        assert_ne!(network("203.0.113.5"), network("203.0.114.5"));
        assert_ne!(key.member(Uuid::nil()), key.member(Uuid::max()));
    }

    #[test]
    fn a_request_concerns_the_first_member_that_it_named_and_about_nobody_without_the_edges_word() {
        let trace = Trace::of("1".to_owned());
        trace.concerns(Uuid::nil());
        assert_eq!((trace.from(), trace.who()), (None, None));
        let key = key("2026-11-20T10:00:00+09:00");
        trace.came_from(key.clone(), "203.0.113.5".parse().unwrap());
        trace.clone().concerns(Uuid::nil());
        trace.concerns(Uuid::max());
        assert_eq!(trace.who(), Some(key.member(Uuid::nil()).as_str()));
        assert!(trace.from().is_some());
    }
}
