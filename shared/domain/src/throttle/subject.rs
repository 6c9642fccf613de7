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
    /// One card under one name.
    CardKana(&'a Identity),
    /// Whoever has this name and birth date at one insurer.
    Person(&'a Identity),
    /// A member of the roster.
    Member(Uuid),
    /// A mail address.
    Address(&'a Email),
    /// A folded user ID, of an account or not.
    Login(&'a str),
    /// A folded user ID on the device of this id.
    Device(&'a str, &'a str),
    /// A facility's number with the address that a reissue is asked for.
    Reissue(&'a str, &'a Email),
    /// A network.
    Source(Prefix),
    /// An insurer, by its code.
    Insurer(&'a str),
    /// A network that speaks of an insurer's members.
    InsurerFrom(&'a str, Prefix),
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
            Self::CardKana(card) => {
                let kana = String::from(card.kana.clone());
                hidden(&["card-kana", &hmac(&card.lookup_material()), &kana])
            }
            Self::Person(card) => {
                let kana = String::from(card.kana.clone());
                let born = String::from(card.birth_date);
                hidden(&[card.insurer_code.as_str(), &kana, &born])
            }
            Self::Member(id) => id.to_string(),
            Self::Address(email) => hidden(&["address", &email.mailbox()]),
            Self::Login(user_id) => hidden(&["login", user_id]),
            Self::Device(user_id, id) => format!("{}#{id}", hidden(&["login", user_id])),
            Self::Reissue(facility, email) => hidden(&["reissue", facility, &email.mailbox()]),
            Self::Source(prefix) => prefix.to_string(),
            Self::Insurer(code) => (*code).to_owned(),
            Self::InsurerFrom(code, prefix) => format!("{code}#{prefix}"),
            Self::All => "all".to_owned(),
        }
    }
}
