//! The recipients of one batch together: whom the next call sends to, and how many stand where.

use serde::{Deserialize, Serialize};

use super::{Delivery, Recipient, SendAnswer};
use crate::campaigns::Mails;

/// The recipients of one batch, stored as one compact item (about 10 KB for 50).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Payload(pub Vec<Recipient>);

impl Payload {
    /// Places of the next recipients to send to: the first pending ones, at most `size`.
    #[must_use]
    pub fn next_call(&self, size: u32) -> Vec<usize> {
        let pending = |(place, one): (usize, &Recipient)| {
            (one.delivery == Delivery::Pending).then_some(place)
        };
        let places = self.0.iter().enumerate().filter_map(pending);
        places.take(size as usize).collect()
    }

    /// Records the answers of one call, by place. A place without an answer stays pending.
    #[must_use]
    pub fn answered(mut self, answers: impl IntoIterator<Item = (usize, SendAnswer)>) -> Self {
        for (place, answer) in answers {
            if let Some(one) = self.0.get_mut(place) {
                one.delivery = one.delivery.clone().answered(answer);
            }
        }
        self
    }

    /// Whether nobody is pending, so that the batch is done.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.count(Mails::Pending) == 0
    }

    /// How many recipients stand there.
    #[must_use]
    pub fn count(&self, mails: Mails) -> u32 {
        let states = self.0.iter().map(|one| Mails::from(&one.delivery));
        states.map(|state| u32::from(state == mails)).sum()
    }
}
