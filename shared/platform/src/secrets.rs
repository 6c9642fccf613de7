//! The pepper and the keys: fetched before the first call that needs them, then kept.

use domain::digest::keyed;
use domain::invitations::InvitationToken;
use domain::throttle::Subject;
use serde::Deserialize;

use crate::Problem;

/// What the secret holds, as JSON.
#[derive(Clone, Deserialize)]
pub struct Secrets {
    /// Key of the codes' HMAC; may rotate (codes live minutes).
    pub pepper: String,
    /// Key of roster lookups; never rotates, since it makes durable keys.
    pub lookup_key: String,
    /// Key of the invitations' tokens; a new one makes the links of all mails sent so far plain ones.
    pub invitation_key: String,
    /// Values of the edge's secret header; two while one is being rotated.
    pub edge: Vec<String>,
}

impl Secrets {
    /// Parses the secret's text.
    ///
    /// # Errors
    /// `internal` for text of another form or a value under 32 characters.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let secrets: Self = serde_json::from_str(text)
            .map_err(|_| Problem::internal("secrets", "the secret has another form"))?;
        let long = |value: &String| value.len() >= 32;
        let keys = [
            &secrets.pepper,
            &secrets.lookup_key,
            &secrets.invitation_key,
        ];
        if keys.into_iter().all(long) && !secrets.edge.is_empty() && secrets.edge.iter().all(long) {
            return Ok(secrets);
        }
        let fault = "a value is empty or too short";
        Err(Problem::internal("secrets", fault))
    }

    /// A throttle's subject as it stands in a key.
    pub fn subject(&self, subject: Subject<'_>) -> String {
        subject.key(|material| self.lookup(material))
    }

    /// The token of `campaign`'s invitation to the card under `roster_key`.
    pub fn invitation(&self, campaign: &str, roster_key: &str) -> InvitationToken {
        InvitationToken::of(&self.invitation_key, campaign, roster_key)
    }

    /// Whether `token` is one of the card under `roster_key`.
    pub fn is_invited(&self, token: &InvitationToken, roster_key: &str) -> bool {
        token.is_of(&self.invitation_key, roster_key)
    }

    /// HMAC-SHA-256 under the lookup key, lower-case hex: a durable key or a throttle's subject.
    pub fn lookup(&self, material: &[u8]) -> String {
        keyed(&self.lookup_key, material)
    }
}

#[cfg(test)]
mod tests {
    use super::Secrets;

    #[test]
    fn empty_or_short_values_are_refused() {
        let long = "x".repeat(32);
        let text = |pepper: &str, invitation: &str, edge: &str| {
            format!(
                r#"{{"pepper":"{pepper}","lookup_key":"{long}","invitation_key":"{invitation}","edge":[{edge}]}}"#
            )
        };
        let edge = format!("\"{long}\"");
        assert!(Secrets::parse(&text(&long, &long, &edge)).is_ok());
        for broken in [
            text("", &long, &edge),
            text(&long, "short", &edge),
            text(&long, &long, ""),
            text(&long, &long, "\"\""),
            "{}".into(),
        ] {
            assert!(Secrets::parse(&broken).is_err());
        }
    }
}
