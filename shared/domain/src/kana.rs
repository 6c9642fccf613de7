//! Names in kana, compared as the seeds promise: ケンポ ショウコ is ケンホ シヨウコ (seeds 000, 002, 003).

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::Wrong;
use crate::field::{redacted, text_type};
use crate::read::{is_dash, typed};

const EMPTY: Wrong = Wrong::new("氏名(カナ)を入力してください。");
const NOT_KANA: Wrong =
    Wrong::new("氏名(カナ)は、ひらがなまたはカタカナ(半角・全角)で入力してください。");
const TOO_LONG: Wrong = Wrong::new("氏名(カナ)は100文字以内で入力してください。");

/// A name in kana (氏名(カナ)) reduced to what is compared: full-width katakana without spaces and ・,
/// with 濁音・半濁音・拗音・促音 as the plain sound and every dash as ー. At most 100 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(example = "ケンポ タロウ")]
pub struct KanaKey(String);

text_type!(KanaKey);
redacted!(KanaKey);

impl KanaKey {
    /// Reads a name as typed or as printed in a roster.
    ///
    /// # Errors
    /// Empty, longer than 100 characters, or anything that is not kana.
    pub fn parse(raw: &str) -> Result<Self, Wrong> {
        let even = typed(raw);
        if even.is_empty() {
            return Err(EMPTY);
        }
        if even.chars().count() > 100 {
            return Err(TOO_LONG);
        }
        let mut key = String::new();
        // Decomposed, the marks of 濁音 and 半濁音 are characters of their own.
        for c in even.nfd() {
            if c.is_whitespace() || matches!(c, '・' | '\u{3099}' | '\u{309a}') {
                continue;
            }
            key.push(match c {
                c if is_dash(c) => 'ー',
                'ゝ' | 'ヽ' => key.chars().last().ok_or(NOT_KANA)?,
                c => plain(c).ok_or(NOT_KANA)?,
            });
        }
        if key.chars().all(|c| c == 'ー') {
            return Err(NOT_KANA);
        }
        Ok(Self(key))
    }
}

/// The full-size katakana of a kana letter; none for anything else.
fn plain(c: char) -> Option<char> {
    let katakana = match c {
        'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60)?,
        'ァ'..='ヺ' | 'ㇰ'..='ㇿ' => c,
        _ => return None,
    };
    const SMALL: &str = "ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
    const LARGE: &str = "アイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ";
    let large = SMALL
        .chars()
        .zip(LARGE.chars())
        .find(|(small, _)| *small == katakana);
    Some(large.map_or(katakana, |(_, large)| large))
}

#[cfg(test)]
mod tests;
