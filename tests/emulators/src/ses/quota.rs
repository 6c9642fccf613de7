//! The account's send rate and daily quota, counted in recipients as SES does.

use jiff::{SignedDuration, Timestamp};
use std::collections::VecDeque;

/// What the account may send; none: no limit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Limits {
    /// Recipients in any one second.
    pub rate: Option<u32>,
    /// Recipients in any 24 hours.
    pub daily: Option<u32>,
}

/// Why a recipient is not taken now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    Rate,
    Daily,
}

/// How fast mail came so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pace {
    /// The most recipients taken in any sliding second.
    pub peak: u64,
    /// Recipients that were over a limit.
    pub refused: u64,
}

/// What was sent when, as far as the limits still need it.
#[derive(Debug, Default)]
pub(super) struct Quota {
    sent: VecDeque<(Timestamp, u64)>,
    pub(super) pace: Pace,
}

impl Quota {
    /// Takes `recipients` now, or tells which limit they are over; then nothing is counted.
    pub(super) fn take(
        &mut self,
        limits: Limits,
        now: Timestamp,
        recipients: u32,
    ) -> Result<(), Over> {
        let day_ago = now - SignedDuration::from_hours(24);
        while self.sent.front().is_some_and(|(at, _)| *at <= day_ago) {
            self.sent.pop_front();
        }
        let recipients = u64::from(recipients);
        let over = |most: Option<u32>, sum: u64| most.is_some_and(|most| sum > u64::from(most));
        let day = self.since(day_ago) + recipients;
        let second = self.since(now - SignedDuration::from_secs(1)) + recipients;
        let refused = if over(limits.daily, day) {
            Some(Over::Daily)
        } else if over(limits.rate, second) {
            Some(Over::Rate)
        } else {
            None
        };
        if let Some(over) = refused {
            self.pace.refused += recipients;
            return Err(over);
        }
        self.sent.push_back((now, recipients));
        self.pace.peak = self.pace.peak.max(second);
        Ok(())
    }

    /// Recipients after `start`, newest first so that a second's sum looks at that second only.
    pub(super) fn since(&self, start: Timestamp) -> u64 {
        self.sent
            .iter()
            .rev()
            .take_while(|(at, _)| *at > start)
            .map(|(_, n)| n)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, Over, Quota};
    use jiff::{SignedDuration, Timestamp};

    #[test]
    fn a_second_and_a_day_are_windows_that_slide() {
        let limits = Limits {
            rate: Some(3),
            daily: Some(5),
        };
        let at = |millis: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_millis(millis);
        let mut quota = Quota::default();
        assert_eq!(quota.take(limits, at(0), 2), Ok(()));
        assert_eq!(quota.take(limits, at(999), 2), Err(Over::Rate));
        assert_eq!(quota.take(limits, at(999), 1), Ok(()));
        assert_eq!(quota.take(limits, at(1_000), 2), Ok(()));
        assert_eq!(quota.take(limits, at(5_000), 1), Err(Over::Daily));
        assert_eq!(quota.take(limits, at(86_400_000), 2), Ok(()));
        assert_eq!(quota.take(limits, at(86_400_000), 1), Err(Over::Daily));
        assert_eq!((quota.pace.peak, quota.pace.refused), (3, 4));
    }
}
