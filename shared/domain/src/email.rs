//! Mail addresses as people type them, odd ones included (seeds 002, 003: `_ab..cd---@example.co.jp`; seed 004:
//! `mailforsecurity-001@jp`).

use serde::{Deserialize, Serialize};

use crate::Wrong;
use crate::field::{redacted, text_type};
use crate::read::typed;

/// A mail address: ASCII, at most 254 characters, without any way into a mail's header.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(example = "member@example.jp")]
pub struct Email(String);

text_type!(Email);
redacted!(Email);

const WRONG: Wrong = Wrong::new(
    "メールアドレスの形式をご確認ください。(例)taro@example.jp のように、半角英数字と「@」「.」を使って入力してください。",
);
/// What an unquoted local part may hold besides letters, digits and dots (RFC 5322 atext).
const LOCAL: &str = "!#$%&'*+-/=?^_`{|}~.";

impl Email {
    /// Reads an address as typed: full-width letters and spaces around it are mended.
    ///
    /// # Errors
    /// Empty, too long, or not an address that any mail server takes.
    pub fn parse(raw: &str) -> Result<Self, Wrong> {
        if raw.chars().any(char::is_control) {
            return Err(WRONG);
        }
        let address = typed(raw);
        if address.is_empty() {
            return Err(Wrong::new("メールアドレスを入力してください。"));
        }
        let (local, domain) = address.rsplit_once('@').ok_or(WRONG)?;
        let local_fits = !local.is_empty()
            && local.len() <= 64
            && local
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || LOCAL.contains(c));
        if address.len() <= 254 && local_fits && is_domain(domain) {
            Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
        } else {
            Err(WRONG)
        }
    }

    /// The address as SMTP takes it: a local part that RFC 5321 calls odd is quoted.
    pub fn smtp(&self) -> String {
        match self.0.rsplit_once('@') {
            Some((local, domain)) if has_odd_dots(local) => format!("\"{local}\"@{domain}"),
            _ => self.0.clone(),
        }
    }

    /// Whether mail may not arrive (RFC違反): symbols at either end or in a row, or a domain without a dot.
    /// A warning, no refusal.
    pub fn is_odd(&self) -> bool {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or_default();
        let symbol = |c: char| !c.is_ascii_alphanumeric();
        let mut pairs = local.chars().zip(local.chars().skip(1));
        !domain.contains('.')
            || local.starts_with(symbol)
            || local.ends_with(symbol)
            || pairs.any(|(a, b)| symbol(a) && symbol(b))
    }

    /// The same address whatever its letter case.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// What counts as the same mailbox for throttles: without letter case, and without the tag that a mail server
    /// may drop (`taro+1@` is `taro@`).
    pub fn mailbox(&self) -> String {
        let key = self.key();
        match key.rsplit_once('@') {
            Some((local, domain)) => {
                let (plain, _) = local.split_once('+').unwrap_or((local, ""));
                let plain = if plain.is_empty() { local } else { plain };
                format!("{plain}@{domain}")
            }
            None => key,
        }
    }
}

fn has_odd_dots(local: &str) -> bool {
    local.starts_with('.') || local.ends_with('.') || local.contains("..")
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    domain.split('.').all(label)
}

#[cfg(test)]
mod tests;
