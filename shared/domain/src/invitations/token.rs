//! The invitation's token: whoever shows it was sent this card's invitation. It stands behind the `#` of the mailed
//! link, which no server is told, and in no table, queue or log.

use serde_json::Value;
use subtle::ConstantTimeEq;

use crate::Wrong;
use crate::digest::{joined, keyed};
use crate::field::{Field, redacted};

/// `<campaign>.` and 128 bits of HMAC-SHA-256(invitation key, campaign ‖ roster key) in lower-case hex. As it comes
/// with a request it may be anything: one that is not the card's is as none.
#[derive(Clone, PartialEq, Eq, utoipa::ToSchema)]
#[schema(example = "0386-2026-1.00112233445566778899aabbccddeeff")]
pub struct InvitationToken(String);

redacted!(InvitationToken);

/// Hex digits of 128 bits.
const DIGITS: usize = 32;
/// Longer than any token: what is longer is not looked at.
const LONGEST: usize = 128;

impl InvitationToken {
    /// The token of `campaign` for the card whose roster entry lies under `roster_key`.
    #[must_use]
    pub fn of(key: &str, campaign: &str, roster_key: &str) -> Self {
        let mut mac = keyed(key, &joined(&["invitation", campaign, roster_key]));
        mac.truncate(DIGITS);
        Self(format!("{campaign}.{mac}"))
    }

    /// Whether it is a token of that card, of whatever campaign.
    #[must_use]
    pub fn is_of(&self, key: &str, roster_key: &str) -> bool {
        let (campaign, _) = self.0.rsplit_once('.').unwrap_or_default();
        let own = Self::of(key, campaign, roster_key);
        own.0.as_bytes().ct_eq(self.0.as_bytes()).into()
    }

    /// As it stands in the link.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Field for InvitationToken {
    fn read(value: Value) -> Result<Self, Wrong> {
        let text = value.as_str().filter(|text| text.len() <= LONGEST);
        Ok(Self(text.unwrap_or_default().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const KEY: &str = "a key of thirty-two characters, or so";

    fn read(value: Value) -> InvitationToken {
        InvitationToken::read(value).unwrap()
    }

    #[test]
    fn a_token_is_of_one_card_and_one_key() {
        let token = InvitationToken::of(KEY, "0386-2026-1", "ab12");
        let text = token.reveal().to_owned();
        assert_eq!(text.strip_prefix("0386-2026-1.").unwrap().len(), DIGITS);
        assert!(read(json!(text)).is_of(KEY, "ab12"));
        assert!(!token.is_of(KEY, "ab13"));
        assert!(!token.is_of("another key of thirty-two characters", "ab12"));
        assert!(!read(json!(text.replace("2026-1", "2026-2"))).is_of(KEY, "ab12"));
        assert_eq!(format!("{token:?}"), "InvitationToken(…)");
    }

    #[test]
    fn whatever_else_comes_is_read_and_is_no_token() {
        let long = "x".repeat(10_000);
        for value in [
            json!(""),
            json!("."),
            json!(7),
            json!(["x"]),
            json!({}),
            json!(long),
        ] {
            assert!(!read(value.clone()).is_of(KEY, "ab12"), "{value}");
        }
    }
}
