//! Names in kana, compared as the seeds promise: ケンポ ショウコ is ケンホ シヨウコ (seeds 000, 002, 003).

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::Wrong;
use crate::field::text_type;
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

    /// The key itself, for comparing and for keys of throttles.
    pub fn as_str(&self) -> &str {
        &self.0
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(raw: &str) -> String {
        KanaKey::parse(raw).unwrap().0
    }

    #[test]
    fn one_name_in_all_its_writings_has_one_key() {
        for (writings, expected) in [
            (
                &[
                    "ケンポ ショウコ",
                    "ケンホ シヨウコ",
                    "けんぽ　しょうこ",
                    "ｹﾝﾎﾟ ｼｮｳｺ",
                    "ケンポショウコ",
                    " ケンホ\u{309a} ショウコ ",
                ][..],
                "ケンホシヨウコ",
            ),
            (
                &["ハットリ キョウコ", "ﾊｯﾄﾘ ｷｮｳｺ", "はつとりきようこ"],
                "ハツトリキヨウコ",
            ),
            (
                &[
                    "イガラシ ジョージ",
                    "ｲｶﾞﾗｼ ｼﾞｮｰｼﾞ",
                    "いがらし じょ-じ",
                    "イガラシ ジョ−ジ",
                    "イガラシ・ジョ―ジ",
                    "ｲｶﾗｼ ｼﾖ－ｼ",
                ],
                "イカラシシヨーシ",
            ),
            (
                &[
                    "スズキ ヴィヴィアン",
                    "すずき ゔぃゔぃあん",
                    "ｽｽﾞｷ ｳﾞｨｳﾞｨｱﾝ",
                    "ススキ ウイウイアン",
                ],
                "ススキウイウイアン",
            ),
            (&["ミスヾ", "ミスズ", "みすゞ", "ミスヽ"], "ミスス"),
            (&["ヰヱ ヺヵヶ"], "ヰヱヲカケ"),
            (&["ゕ゛゜"], "カ"),
        ] {
            for writing in writings {
                assert_eq!(key(writing), expected, "{writing:?}");
            }
        }
    }

    #[test]
    fn what_is_not_kana_is_a_field_error() {
        for (raw, error) in [
            ("", EMPTY),
            (" \u{3000}", EMPTY),
            ("山田 太郎", NOT_KANA),
            ("Yamada", NOT_KANA),
            ("ケンポ 1", NOT_KANA),
            ("ー", NOT_KANA),
            ("・", NOT_KANA),
            ("ヽ", NOT_KANA),
            ("ケンポ\u{1f600}", NOT_KANA),
            ("ケンポ#タロウ", NOT_KANA),
        ] {
            assert_eq!(KanaKey::parse(raw).unwrap_err(), error, "{raw:?}");
        }
        assert_eq!(
            KanaKey::parse(&"ア".repeat(100)).unwrap().0.chars().count(),
            100
        );
        assert_eq!(KanaKey::parse(&"ア".repeat(101)).unwrap_err(), TOO_LONG);
    }

    #[test]
    fn a_name_never_shows_itself_in_debug() {
        assert_eq!(
            format!("{:?}", KanaKey::parse("ケンポ").unwrap()),
            "KanaKey(…)"
        );
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(raw in "[ぁ-ゖァ-ヺー ・ｦ-ﾟ]{1,40}") {
            if let Ok(once) = KanaKey::parse(&raw) {
                prop_assert_eq!(KanaKey::parse(once.as_str()).unwrap(), once);
            }
        }

        #[test]
        fn hiragana_and_katakana_are_one(raw in "[ぁ-ゖ]{1,20}") {
            let katakana: String = raw.chars().map(|c| char::from_u32(c as u32 + 0x60).unwrap()).collect();
            prop_assert_eq!(key(&raw), key(&katakana));
        }

        #[test]
        fn any_text_is_answered_and_a_key_is_always_katakana(raw in "\\PC{0,30}") {
            if let Ok(key) = KanaKey::parse(&raw) {
                prop_assert!(key.as_str().chars().all(|c| ('ア'..='ヲ').contains(&c) || c == 'ン' || c == 'ー'));
            }
        }
    }
}
