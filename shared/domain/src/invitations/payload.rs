//! The recipients of one batch together: whom the next call sends to, and how many stand where.

use serde::{Deserialize, Serialize};

use super::{Delivery, Recipient, SendAnswer};

/// The recipients of one batch, stored as one compact item (about 10 KB for 50).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Payload(pub Vec<Recipient>);

/// How many recipients stand where: what the campaign's counters add up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Not sent yet.
    pub pending: u32,
    /// Accepted by the sender, nothing further known.
    pub accepted: u32,
    /// Failed.
    pub failed: u32,
    /// Not sent, with a reason.
    pub suppressed: u32,
    /// Delivered.
    pub delivered: u32,
    /// Bounced.
    pub bounced: u32,
    /// Complained about.
    pub complained: u32,
}

impl Payload {
    /// Places of the next recipients to send to: the first pending ones, at most `size`.
    #[must_use]
    pub fn next_call(&self, size: u32) -> Vec<usize> {
        let pending =
            |(_, recipient): &(usize, &Recipient)| recipient.delivery == Delivery::Pending;
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        self.0
            .iter()
            .enumerate()
            .filter(pending)
            .map(|(place, _)| place)
            .take(size)
            .collect()
    }

    /// Records the answers of one call, by place. A place without an answer stays pending.
    #[must_use]
    pub fn answered(mut self, answers: impl IntoIterator<Item = (usize, SendAnswer)>) -> Self {
        for (place, answer) in answers {
            self.change(place, |delivery| delivery.answered(answer));
        }
        self
    }

    fn change(&mut self, place: usize, next: impl FnOnce(Delivery) -> Delivery) {
        if let Some(recipient) = self.0.get_mut(place) {
            recipient.delivery = next(std::mem::replace(
                &mut recipient.delivery,
                Delivery::Pending,
            ));
        }
    }

    /// Whether nobody is pending, so that the batch is done.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.tally().pending == 0
    }

    /// Counts the recipients by state.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for recipient in &self.0 {
            let count = match recipient.delivery {
                Delivery::Pending => &mut tally.pending,
                Delivery::Accepted(_) => &mut tally.accepted,
                Delivery::Failed(_) => &mut tally.failed,
                Delivery::Suppressed(_) => &mut tally.suppressed,
                Delivery::Delivered(_) => &mut tally.delivered,
                Delivery::Bounced(_) => &mut tally.bounced,
                Delivery::Complained(_) => &mut tally.complained,
            };
            *count += 1;
        }
        tally
    }
}
