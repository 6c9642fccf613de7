//! A campaign: one survey of one insurer, its dates and whom it asks (target rule).

use std::num::NonZeroU8;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::calendar;
use crate::insurer::MemberTerm;

mod announced;
mod counter;
mod frozen;
mod hours;
mod targets;

pub use announced::Enrolment;
pub use counter::{Counter, Mails};
pub use frozen::{Frame, FrozenDependent, FrozenHousehold, FrozenMember};
pub use hours::MailHours;
pub use targets::{NotTargeted, Targets};

/// One survey (被扶養者資格調査) of one insurer: an item of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// As [`campaign_id`] makes it; nothing is ever written over another campaign's.
    pub id: String,
    /// Which of the insurer's campaigns of that year, from 1.
    pub number: NonZeroU8,
    /// Code of the insurer.
    pub insurer: String,
    /// What members know it by.
    pub title: String,
    /// The day on which ages count.
    pub reference_date: Date,
    /// Answers are taken from 00:00 of this day, Asia/Tokyo.
    pub opens: Date,
    /// Answers are taken until 23:59:59 of this day, Asia/Tokyo.
    pub deadline: Date,
    /// By when to log in once (002's 中間期限): shown beside the deadline, closes nothing.
    pub login_by: Option<Date>,
    /// At which hours its mail leaves.
    #[serde(default)]
    pub mail_hours: MailHours,
    /// Whom the survey asks about.
    pub targets: Targets,
    /// Workplaces (事業所) whose members are not asked.
    pub workplaces_excluded: Vec<String>,
    /// Members in voluntary continuation (任意継続) are not asked.
    pub exclude_continued: bool,
    /// Members working abroad (海外勤務) are not asked.
    pub exclude_overseas: bool,
    /// The insurer's word for a member, copied so that survey texts need no second read.
    pub member_term: MemberTerm,
}

/// `<insurer>-<year of the reference date>-<number>`: what keys, requests and mail tags call a campaign.
pub fn campaign_id(insurer: &str, reference_date: Date, number: NonZeroU8) -> String {
    format!("{insurer}-{}-{number}", reference_date.year())
}

/// Where a campaign stands by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not open yet: the start date is shown, nothing can be answered (001).
    Before,
    /// Answers are taken.
    Open,
    /// The deadline has passed: reading stays.
    Closed,
}

impl Campaign {
    /// Open from `opens` 00:00:00 to the end of `deadline` (23:59:59.999…), Asia/Tokyo.
    pub fn status(&self, now: Timestamp) -> Status {
        let today = calendar::today(now);
        if today < self.opens {
            Status::Before
        } else if today <= self.deadline {
            Status::Open
        } else {
            Status::Closed
        }
    }

    /// `2026年12月18日(金)`.
    pub fn deadline_text(&self) -> String {
        calendar::with_weekday(self.deadline)
    }
}

#[cfg(test)]
mod tests;
