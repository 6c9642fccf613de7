//! Randomness from the operating system, in the shapes that steps need.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
pub use domain::digest::hex;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// `N` random bytes.
///
/// # Panics
/// Never in practice: a kernel without randomness must not go on handing out secrets.
#[expect(
    clippy::expect_used,
    reason = "without randomness nothing may be answered"
)]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

/// A UUID version 7 of the moment `at`.
pub fn id(at: Timestamp) -> Uuid {
    let millis = u64::try_from(at.as_millisecond()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes()).into_uuid()
}

/// A secret of 256 bits that travels in a cookie; stored only as [`Token::hash`].
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A fresh one.
    pub fn new() -> Self {
        Self(URL_SAFE_NO_PAD.encode(bytes::<32>()))
    }

    /// One that came back in a cookie; `None` unless it has the form of a token.
    pub fn parse(text: &str) -> Option<Self> {
        let known = URL_SAFE_NO_PAD
            .decode(text)
            .is_ok_and(|bytes| bytes.len() == 32);
        known.then(|| Self(text.to_owned()))
    }

    /// What the cookie carries.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// SHA-256 as lower-case hex: what a table keeps.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}
