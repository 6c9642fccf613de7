//! The recipients of one batch together: what became of them, and how many stand where.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Recipient, SendAnswer, Suppression};
use crate::campaigns::Mails;

/// The recipients of one batch, stored as one compact item (about 14 KB for 50).
#[must_use]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Payload(pub Vec<Recipient>);

impl Payload {
    /// Records the answers of one call, by place. A place without an answer stays pending.
    pub fn answered(
        self,
        answers: impl IntoIterator<Item = (usize, SendAnswer)>,
        now: Timestamp,
    ) -> Self {
        let mut all = self;
        for (place, answer) in answers {
            all.change(place, |one| one.answered(answer, now));
        }
        all
    }

    /// The mail to this place is not sent.
    pub fn suppress(&mut self, place: usize, why: Suppression) {
        self.change(place, |one| one.suppressed(why));
    }

    /// The mail to this place goes to the address that the roster has today.
    pub fn address(&mut self, place: usize, email: String) {
        self.change(place, |one| Recipient {
            email: Some(email),
            ..one
        });
    }

    /// No pending mail is sent any more.
    pub fn closed(self) -> Self {
        let all = self.0.into_iter();
        Self(all.map(|one| one.suppressed(Suppression::Closed)).collect())
    }

    fn change(&mut self, place: usize, next: impl FnOnce(Recipient) -> Recipient) {
        if let Some(one) = self.0.get_mut(place) {
            *one = next(one.clone());
        }
    }

    /// Whether nobody is pending, so that the batch is done.
    pub fn is_settled(&self) -> bool {
        self.count(Mails::Pending) == 0
    }

    /// How many recipients stand there.
    pub fn count(&self, mails: Mails) -> u32 {
        let states = self.0.iter().map(|one| Mails::from(&one.delivery));
        states.map(|state| u32::from(state == mails)).sum()
    }
}
