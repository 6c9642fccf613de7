//! The cookies of flows, sessions and devices: `<id>.<256-bit token>`, host-bound, never renamed for local use.

use http::{HeaderMap, HeaderValue, header};

use uuid::Uuid;

use crate::random::Token;

/// A cookie of ours, declared by the feature whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// Its name behind the prefix.
    pub name: &'static str,
    /// How long the browser keeps it, seconds. The server's own expiry decides.
    pub max_age: i64,
}

impl Cookie {
    /// A cookie that the browser keeps for `max_age` seconds.
    pub const fn new(name: &'static str, max_age: i64) -> Self {
        Self { name, max_age }
    }

    /// The `Set-Cookie` header that carries `id` and `token`.
    pub fn set(self, id: &str, token: &Token) -> HeaderValue {
        self.header(&format!("{id}.{}", token.reveal()), self.max_age)
    }

    /// The `Set-Cookie` header that takes the cookie away.
    pub fn clear(self) -> HeaderValue {
        self.header("", 0)
    }

    /// The prefix binds it to this host, path `/` and TLS.
    fn host_bound(self) -> String {
        format!("__Host-{}", self.name)
    }

    fn header(self, value: &str, max_age: i64) -> HeaderValue {
        let text = format!(
            "{}={value}; Path=/; Max-Age={max_age}; Secure; HttpOnly; SameSite=Strict",
            self.host_bound()
        );
        HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
    }

    /// Reads `(id, token)`; `None` when absent, malformed or sent twice with different values.
    pub fn read(self, headers: &HeaderMap) -> Option<(String, Token)> {
        let wanted = self.host_bound();
        let mut values = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(name, _)| *name == wanted)
            .map(|(_, value)| value);
        let value = values.next()?;
        if values.any(|other| other != value) {
            return None;
        }
        let (id, token) = value.split_once('.')?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let plain = (1..=64).contains(&id.len()) && id.bytes().all(plain);
        Some((plain.then(|| id.to_owned())?, Token::parse(token)?))
    }

    /// Reads `(member or other principal, token)`.
    pub fn read_uuid(self, headers: &HeaderMap) -> Option<(Uuid, Token)> {
        let (id, token) = self.read(headers)?;
        Some((Uuid::parse_str(&id).ok()?, token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSION: Cookie = Cookie::new("session", 60);

    fn headers(line: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(line).unwrap())])
    }

    #[test]
    fn a_cookie_comes_back_as_it_was_set() {
        let token = Token::new();
        let set = SESSION.set("0190-a", &token);
        let text = set.to_str().unwrap();
        for part in [
            "__Host-session=",
            "Secure",
            "HttpOnly",
            "SameSite=Strict",
            "Path=/",
        ] {
            assert!(text.contains(part), "without {part}: {text}");
        }
        let pair = text.split(';').next().unwrap();
        assert_eq!(
            SESSION.read(&headers(pair)),
            Some(("0190-a".to_owned(), token))
        );
    }

    #[test]
    fn what_is_not_ours_is_not_read() {
        let token = Token::new();
        for line in [
            "session=a.b".to_owned(),
            "__Host-session=".to_owned(),
            "__Host-session=a#b.c".to_owned(),
            format!("__Host-session=a.{0}; __Host-session=b.{0}", token.reveal()),
            format!("__Host-session=.{}", token.reveal()),
        ] {
            assert_eq!(SESSION.read(&headers(&line)), None, "{line}");
        }
    }
}
