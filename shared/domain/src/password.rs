//! Passwords: the seeds' rule, and what is refused beyond it because others would guess it.

use serde::Deserialize;

use crate::Wrong;
use crate::field::{parsed, redacted};

mod birth;
mod refusal;
mod runs;
mod words;

pub use refusal::{PersonalWords, Refusal};

/// A password that keeps the seeds' rule: 8–20 printable half-width characters with a letter, a digit and a
/// symbol; no mixture of capitals is asked for (000–003). Letter case counts, nothing is mended.
#[derive(Clone, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String")]
#[schema(min_length = 8, max_length = 20, format = Password)]
pub struct Password(String);

parsed!(Password);
redacted!(Password);

impl Password {
    /// Reads a password as typed.
    ///
    /// # Errors
    /// Empty, another length, a full-width character or a space, or one of the three kinds is missing.
    pub fn parse(raw: &str) -> Result<Self, Wrong> {
        if raw.is_empty() {
            return Err(Wrong::new("パスワードを入力してください。"));
        }
        if !raw.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(Wrong::new(
                "パスワードには、半角の英字・数字・記号だけが使えます。全角文字と空白は使えません。",
            ));
        }
        if !(8..=20).contains(&raw.len()) {
            return Err(Wrong::new(
                "パスワードは、8文字以上20文字以内で入力してください。",
            ));
        }
        let has = |kind: fn(&u8) -> bool| raw.as_bytes().iter().any(kind);
        if !has(u8::is_ascii_alphabetic)
            || !has(u8::is_ascii_digit)
            || !has(u8::is_ascii_punctuation)
        {
            return Err(Wrong::new(
                "パスワードには、英字・数字・記号をそれぞれ1文字以上入れてください。",
            ));
        }
        Ok(Self(raw.to_owned()))
    }

    /// What is hashed.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// A password as somebody types it to log in: any text, compared and never judged by the rules of new ones.
#[derive(Clone, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String")]
#[schema(format = Password)]
pub struct TypedPassword(String);

parsed!(TypedPassword);
redacted!(TypedPassword);

impl TypedPassword {
    /// The most bytes that are hashed for a stranger; no password is that long.
    const LONGEST: usize = 256;

    /// Reads a password as typed.
    ///
    /// # Errors
    /// Empty, or longer than any password.
    pub fn parse(raw: &str) -> Result<Self, Wrong> {
        if raw.is_empty() {
            return Err(Wrong::new("パスワードを入力してください。"));
        }
        if raw.len() > Self::LONGEST {
            return Err(Wrong::new("パスワードが長すぎます。"));
        }
        Ok(Self(raw.to_owned()))
    }

    /// What is compared.
    pub fn into_inner(self) -> String {
        self.0
    }
}

/// Lower case, with the signs that stand for letters undone: `@ 0 1 3 $ !` are a o i e s i.
fn folded(text: &str) -> String {
    let letter = |c: char| match c {
        '@' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '$' => 's',
        other => other.to_ascii_lowercase(),
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests;
