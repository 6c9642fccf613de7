//! An insurer with a campaign as they are announced, before the campaign has its id.

use std::num::NonZeroU8;

use jiff::civil::Date;
use serde::Deserialize;

use super::{Campaign, MailHours, Targets, campaign_id};
use crate::insurer::{Insurer, Pages};

/// An insurer, what its screens show, and a campaign: what one entry of an insurers' file holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Announced")]
pub struct Enrolment {
    /// The insurer's settings, with this campaign as the one that runs or comes next.
    pub insurer: Insurer,
    /// What its screens show.
    pub pages: Pages,
    /// The campaign.
    pub campaign: Campaign,
}

#[derive(Deserialize)]
struct Announced {
    #[serde(flatten)]
    insurer: Insurer,
    #[serde(flatten)]
    pages: Pages,
    campaign: Announcement,
}

#[derive(Deserialize)]
struct Announcement {
    /// Which of the year's campaigns; silence means the first.
    #[serde(default = "first")]
    number: NonZeroU8,
    title: String,
    reference_date: Date,
    opens: Date,
    deadline: Date,
    #[serde(default)]
    login_by: Option<Date>,
    #[serde(default)]
    mail_hours: MailHours,
    targets: Targets,
    #[serde(default)]
    workplaces_excluded: Vec<String>,
    #[serde(default)]
    exclude_continued: bool,
    #[serde(default)]
    exclude_overseas: bool,
}

const fn first() -> NonZeroU8 {
    NonZeroU8::MIN
}

impl From<Announced> for Enrolment {
    fn from(announced: Announced) -> Self {
        let Announced {
            mut insurer,
            pages,
            campaign,
        } = announced;
        let id = campaign_id(&insurer.code, campaign.reference_date, campaign.number);
        insurer.open_campaign = Some(id.clone());
        let campaign = Campaign {
            id,
            number: campaign.number,
            insurer: insurer.code.clone(),
            title: campaign.title,
            reference_date: campaign.reference_date,
            opens: campaign.opens,
            deadline: campaign.deadline,
            login_by: campaign.login_by,
            mail_hours: campaign.mail_hours,
            targets: campaign.targets,
            workplaces_excluded: campaign.workplaces_excluded,
            exclude_continued: campaign.exclude_continued,
            exclude_overseas: campaign.exclude_overseas,
            member_term: insurer.member_term,
        };
        Self {
            insurer,
            pages,
            campaign,
        }
    }
}
