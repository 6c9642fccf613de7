//! User IDs: chosen by the member, unique over all insurers whatever the letter case (seeds 000–003).

use serde::{Deserialize, Serialize};

use crate::Wrong;
use crate::field::{redacted, text_type};
use crate::read::typed;

/// 6–50 characters of half-width letters, digits and `@ - _ . + ,`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(example = "taro.kenpo", min_length = 6, max_length = 50)]
pub struct UserId(String);

text_type!(UserId);
redacted!(UserId);

impl UserId {
    /// Reads an ID as typed; full-width characters are mended.
    ///
    /// # Errors
    /// Empty, of another length, or with another character.
    pub fn parse(raw: &str) -> Result<Self, Wrong> {
        let id = typed(raw);
        if id.is_empty() {
            return Err(Wrong::new("ユーザーIDを入力してください。"));
        }
        if !id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "@-_.+,".contains(c))
        {
            return Err(Wrong::new(
                "ユーザーIDには、半角英数字と半角記号(@ - _ . + ,)だけが使えます。",
            ));
        }
        if !(6..=50).contains(&id.len()) {
            return Err(Wrong::new(
                "ユーザーIDは、6文字以上50文字以内で入力してください。",
            ));
        }
        Ok(Self(id))
    }

    /// What is unique: lower case.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::UserId;

    #[test]
    fn the_seeds_rule_holds_at_its_borders() {
        let fifty = "a".repeat(50);
        for id in [
            "abc123",
            "NGX070000",
            "a@-_.+,",
            "ＮＧＸ０７００００",
            &fifty,
        ] {
            assert!(UserId::parse(id).is_ok(), "{id}");
        }
        let long = "a".repeat(51);
        for id in ["", "abc12", "abc 123", "abc#123", "太郎太郎太郎", &long] {
            assert!(UserId::parse(id).is_err(), "{id}");
        }
        assert_eq!(UserId::parse("Taro.Kenpo").unwrap().key(), "taro.kenpo");
    }

    proptest! {
        #[test]
        fn an_id_reads_back_as_itself_and_has_one_key_in_any_case(raw in "[A-Za-z0-9@_.+,-]{6,50}") {
            let id = UserId::parse(&raw).unwrap();
            prop_assert_eq!(id.as_str(), raw.as_str());
            prop_assert_eq!(UserId::parse(&raw.to_uppercase()).unwrap().key(), id.key());
        }
    }
}
