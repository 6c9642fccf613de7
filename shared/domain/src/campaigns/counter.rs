//! What a campaign counts, by workplace: each name is spelt here and nowhere else.

/// A counter of a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Counter {
    /// Members whom the campaign asks (対象者).
    Targeted,
    /// Those of them who have an account (登録済み).
    Registered,
    /// Their responses in one state, named as the API names it: `not-started`, `draft`, `submitted` …
    Responses(&'static str),
    /// Mails of one round, 0 being the invitation: a reminder never adds to another round's.
    Mails(u16, Mails),
}

/// Where mails stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the states of Delivery")]
pub enum Mails {
    Pending,
    Accepted,
    Failed,
    Suppressed,
}

impl Counter {
    /// The attribute of the counters' items.
    pub fn name(self) -> String {
        match self {
            Self::Targeted => "targeted".to_owned(),
            Self::Registered => "registered".to_owned(),
            Self::Responses(state) => state.to_owned(),
            Self::Mails(round, mails) => format!("mail-{round}-{}", mails.name()),
        }
    }
}

impl Mails {
    const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Failed => "failed",
            Self::Suppressed => "suppressed",
        }
    }
}
