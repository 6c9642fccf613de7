//! What shows who a member is: five fields off one card (保険者指定コード, 記号, 番号, 生年月日, 氏名(カナ)).

use serde::{Deserialize, Serialize};

mod birth_date;

pub use birth_date::BirthDate;

use crate::Wrong;
use crate::digest::joined;
use crate::field::{redacted, text_type};
use crate::kana::KanaKey;
use crate::read::typed_code;

/// The code of an insurer (保険者指定コード), such as `0386`, `omron` or `32290413`: 1–20 ASCII letters and
/// digits in lower case, leading zeros kept. Printed in public manuals, so it is no secret (seeds 000–003).
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schema(example = "0386")]
pub struct InsurerCode(String);

impl InsurerCode {
    /// Reads a code as typed: full-width and capitals are mended.
    ///
    /// # Errors
    /// Empty, too long, or another character than a letter or digit.
    pub fn parse(raw: &str) -> Result<Self, Wrong> {
        let code = typed_code(raw).to_ascii_lowercase();
        if code.is_empty() {
            return Err(Wrong::new("保険者指定コードを入力してください。"));
        }
        if code.len() > 20 || !code.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(Wrong::new(
                "保険者指定コードは、半角英数字20文字以内で入力してください。",
            ));
        }
        Ok(Self(code))
    }
}

text_type!(InsurerCode);

/// The letters and digits of a 記号 or 番号: kept as written, compared without letter case.
macro_rules! card_type {
    ($(#[$doc:meta])* $name:ident, $example:literal, $empty:literal, $wrong:literal) => {
        $(#[$doc])*
        #[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(try_from = "String", into = "String")]
        #[schema(example = $example)]
        pub struct $name(String);

        text_type!($name);
        redacted!($name);

        impl $name {
            /// Reads the value as typed or as printed in a roster; leading zeros stay.
            ///
            /// # Errors
            /// Empty, longer than 20 characters, or another character than letters, digits, `-` and `.`.
            pub fn parse(raw: &str) -> Result<Self, Wrong> {
                let value = typed_code(raw);
                if value.is_empty() {
                    return Err(Wrong::new($empty));
                }
                let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | 'ー' | '.');
                if value.chars().count() > 20 || !value.chars().all(fits) {
                    return Err(Wrong::new($wrong));
                }
                Ok(Self(value))
            }

            /// What is compared and stands in keys: without letter case.
            pub fn key(&self) -> String {
                self.0.to_lowercase()
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.key() == other.key()
            }
        }
        impl Eq for $name {}
        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.key().hash(state);
            }
        }
    };
}

card_type!(
    /// The symbol of a card (記号), such as `01` or `100`: 1–20 characters (seeds 001–003).
    Symbol, "01", "記号を入力してください。",
    "記号は、資格確認書などに記載のとおり、20文字以内の英数字で入力してください。"
);
card_type!(
    /// The number of a card (番号), such as `t011` or `070000`: 1–20 characters (seeds 001–003).
    Number, "t011", "番号を入力してください。",
    "番号は、資格確認書などに記載のとおり、20文字以内の英数字で入力してください。"
);

/// The five fields of the identity form, all of the member in person (ご本人の情報).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Identity {
    /// 保険者指定コード.
    pub insurer_code: InsurerCode,
    /// 記号.
    pub symbol: Symbol,
    /// 番号.
    pub number: Number,
    /// 生年月日, `YYYY-MM-DD`.
    pub birth_date: BirthDate,
    /// 氏名(カナ).
    pub kana: KanaKey,
}

impl Identity {
    /// What the key of the roster entry is made of (see [`lookup_material`]).
    pub fn lookup_material(&self) -> Vec<u8> {
        lookup_material(&self.insurer_code, &self.symbol, &self.number)
    }
}

/// The bytes under the HMAC of a roster entry's key: insurer, 記号 and 番号 without letter case, each
/// after its length (4 bytes, big-endian), so that no two cards run together.
pub fn lookup_material(insurer: &InsurerCode, symbol: &Symbol, number: &Number) -> Vec<u8> {
    joined(&[insurer.as_str(), &symbol.key(), &number.key()])
}

#[cfg(test)]
mod tests;
