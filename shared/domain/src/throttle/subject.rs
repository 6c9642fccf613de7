//! Whom or what a throttle counts, and how that stands in a key.

use uuid::Uuid;

use super::Prefix;
use crate::email::Email;
use crate::identity::Identity;

/// Whom or what a throttle counts.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// One card, wherever it is typed.
    Card(&'a Identity),
    /// One card, typed in one network.
    CardFrom(&'a Identity, Prefix),
    /// Whoever has this name and birth date at one insurer.
    Person(&'a Identity),
    /// A member of the roster.
    Member(Uuid),
    /// A mail address.
    Address(&'a Email),
    /// A folded user ID, of an account or not.
    Login(&'a str),
    /// A folded user ID on the device whose token has this hash.
    Device(&'a str, &'a str),
    /// A facility's number with the address that a reissue is asked for.
    Reissue(&'a str, &'a Email),
    /// A network.
    Source(Prefix),
    /// Everybody together.
    All,
}

impl Subject<'_> {
    /// As it stands in a key: what is personal by its HMAC only, parts with `#` between them.
    pub fn key(&self, hmac: impl Fn(&[u8]) -> String) -> String {
        let hidden = |parts: &[&str]| hmac(parts.join("#").as_bytes());
        match self {
            Self::Card(card) => hmac(&card.lookup_material()),
            Self::CardFrom(card, prefix) => format!("{}#{prefix}", hmac(&card.lookup_material())),
            Self::Person(card) => {
                let kana = String::from(card.kana.clone());
                let born = String::from(card.birth_date);
                hidden(&[card.insurer_code.as_str(), &kana, &born])
            }
            Self::Member(id) => id.to_string(),
            Self::Address(email) => hidden(&["address", &email.mailbox()]),
            Self::Login(user_id) => hidden(&["login", user_id]),
            Self::Device(user_id, token) => format!("{}#{token}", hidden(&["login", user_id])),
            Self::Reissue(facility, email) => hidden(&["reissue", facility, &email.mailbox()]),
            Self::Source(prefix) => prefix.to_string(),
            Self::All => "all".to_owned(),
        }
    }
}
