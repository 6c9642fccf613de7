//! A campaign: one survey of one insurer, its dates and whom it asks (target rule).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::calendar;
use crate::insurer::{Insurer, MemberTerm};

mod frozen;
mod targets;

pub use frozen::{Frame, FrozenDependent, FrozenHousehold, FrozenMember};
pub use targets::{NotTargeted, Targeting, Targets};

/// One survey (被扶養者資格調査) of one insurer: an item of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// `<insurer>-<year of reference_date>`.
    pub id: String,
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

/// The campaign as an insurer announces it, before it has an id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Announcement {
    title: String,
    reference_date: Date,
    opens: Date,
    deadline: Date,
    #[serde(default)]
    login_by: Option<Date>,
    targets: Targets,
    #[serde(default)]
    workplaces_excluded: Vec<String>,
    #[serde(default)]
    exclude_continued: bool,
    #[serde(default)]
    exclude_overseas: bool,
}

/// An insurer with its first campaign: what one entry of an insurers' file holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Enrolment {
    /// The insurer's settings.
    #[serde(flatten)]
    pub insurer: Insurer,
    campaign: Announcement,
}

impl Enrolment {
    /// Parts the entry into the two items that the table keeps.
    #[must_use]
    pub fn split(self) -> (Insurer, Campaign) {
        let Self { insurer, campaign } = self;
        let campaign = Campaign {
            id: format!("{}-{}", insurer.code, campaign.reference_date.year()),
            insurer: insurer.code.clone(),
            title: campaign.title,
            reference_date: campaign.reference_date,
            opens: campaign.opens,
            deadline: campaign.deadline,
            login_by: campaign.login_by,
            targets: campaign.targets,
            workplaces_excluded: campaign.workplaces_excluded,
            exclude_continued: campaign.exclude_continued,
            exclude_overseas: campaign.exclude_overseas,
            member_term: insurer.member_term,
        };
        (insurer, campaign)
    }

    /// Parts the entry with all dates of the campaign and the notices moved by whole days, so that
    /// `today` lies three weeks after the opening: a demonstration that is open whenever it is
    /// started. The campaign's id follows the moved reference date.
    #[must_use]
    pub fn opened_three_weeks_before(self, today: Date) -> (Insurer, Campaign) {
        let (insurer, campaign) = self.split();
        let days = calendar::days_between(campaign.opens, today) - 21;
        (insurer.shifted(days), campaign.shifted(days))
    }
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
    #[must_use]
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
    #[must_use]
    pub fn deadline_text(&self) -> String {
        calendar::with_weekday(self.deadline)
    }

    /// The campaign with every date moved by whole days and its id after the new reference year.
    #[must_use]
    pub fn shifted(mut self, days: i32) -> Self {
        let moved = |date| calendar::shifted(date, days);
        self.reference_date = moved(self.reference_date);
        self.opens = moved(self.opens);
        self.deadline = moved(self.deadline);
        self.login_by = self.login_by.map(moved);
        self.targets.certified_on_or_before = self.targets.certified_on_or_before.map(moved);
        self.id = format!("{}-{}", self.insurer, self.reference_date.year());
        self
    }
}

#[cfg(test)]
mod tests;
