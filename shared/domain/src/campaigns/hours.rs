//! The hours of the day at which a campaign's mail leaves: nobody is woken.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar;

/// From one full hour until another, Asia/Tokyo: 9 to 20 where nothing else is said, 0 to 24 for always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct MailHours {
    from: i8,
    until: i8,
}

#[derive(Deserialize)]
struct Written {
    from: i8,
    until: i8,
}

impl TryFrom<Written> for MailHours {
    type Error = &'static str;

    fn try_from(Written { from, until }: Written) -> Result<Self, Self::Error> {
        let fits = (0..until).contains(&from) && until <= 24;
        fits.then_some(Self { from, until })
            .ok_or("hours of the day: from 0 to 23, until a later one up to 24")
    }
}

impl Default for MailHours {
    fn default() -> Self {
        Self { from: 9, until: 20 }
    }
}

impl MailHours {
    /// The first of them.
    pub const fn from(self) -> i8 {
        self.from
    }

    /// When mail may leave next; `None`: now.
    pub fn wait(self, now: Timestamp) -> Option<Timestamp> {
        let here = calendar::in_tokyo(now);
        let (today, hour) = (here.date(), here.hour());
        if hour < self.from {
            Some(calendar::at_hour(today, self.from))
        } else if hour >= self.until {
            Some(calendar::at_hour(calendar::shifted(today, 1), self.from))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_leaves_by_day() {
        let hours = MailHours::default();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        for (now, wait) in [
            (
                "2026-11-20T08:59:59+09:00",
                Some("2026-11-20T09:00:00+09:00"),
            ),
            ("2026-11-20T09:00:00+09:00", None),
            ("2026-11-20T19:59:59+09:00", None),
            (
                "2026-11-20T20:00:00+09:00",
                Some("2026-11-21T09:00:00+09:00"),
            ),
            (
                "2026-12-31T23:00:00+09:00",
                Some("2027-01-01T09:00:00+09:00"),
            ),
        ] {
            assert_eq!(hours.wait(at(now)), wait.map(at), "{now}");
        }
        let always: MailHours = serde_json::from_str(r#"{"from":0,"until":24}"#).unwrap();
        assert_eq!(always.wait(at("2026-11-20T00:00:00+09:00")), None);
        assert_eq!(always.wait(at("2026-11-20T23:59:59+09:00")), None);
    }

    #[test]
    fn hours_at_which_nothing_would_leave_are_refused() {
        for (from, until) in [(9, 9), (20, 9), (-1, 9), (9, 25)] {
            let text = format!(r#"{{"from":{from},"until":{until}}}"#);
            assert!(serde_json::from_str::<MailHours>(&text).is_err(), "{text}");
        }
    }
}
