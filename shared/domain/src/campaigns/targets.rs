//! The target rule (調査対象): which dependents of which members a campaign asks about.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Campaign;
use crate::calendar;
use crate::roster::{Dependent, RosterEntry};

/// Age from which nobody can be a dependent: 後期高齢者医療 begins on the 75th birthday.
const LATER_STAGE_ELDERLY: u16 = 75;

/// The part of the target rule that looks at the dependent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Targets {
    /// Asked from this age on, attained on the campaign's reference date.
    pub minimum_age: u16,
    /// Asked when certified (認定日) on this day or earlier; a missing 認定日 is asked.
    #[serde(default)]
    pub certified_on_or_before: Option<Date>,
}

/// Whether a dependent is asked about, frozen when the campaign is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Targeting {
    /// 調査対象
    Targeted,
    /// 対象外, with the reason that the screens show.
    NotTargeted(NotTargeted),
}

impl Targeting {
    /// Whether the survey asks about this dependent.
    #[must_use]
    pub const fn is_targeted(&self) -> bool {
        matches!(self, Self::Targeted)
    }

    /// The Japanese reason of 対象外, `None` where targeted.
    #[must_use]
    pub fn reason(&self) -> Option<String> {
        match self {
            Self::Targeted => None,
            Self::NotTargeted(why) => Some(why.text()),
        }
    }
}

/// Why a dependent is 対象外.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotTargeted {
    /// The member's workplace is left out.
    Workplace,
    /// The member is in voluntary continuation (任意継続).
    Continued,
    /// The member works abroad.
    Overseas,
    /// Seventy-five or older: 後期高齢者医療.
    LaterStageElderly,
    /// Younger than the campaign asks.
    Younger {
        /// The campaign's minimum age.
        minimum_age: u16,
        /// The day on which ages count.
        reference_date: Date,
    },
    /// Certified after the campaign's last day.
    CertifiedLater {
        /// The last 認定日 that is asked.
        last: Date,
    },
}

impl NotTargeted {
    /// The sentence beside 対象外.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Workplace => "お勤め先の事業所は、今回の調査の対象外です。".into(),
            Self::Continued => "任意継続の方は、今回の調査の対象外です。".into(),
            Self::Overseas => "海外勤務の方は、今回の調査の対象外です。".into(),
            Self::LaterStageElderly => {
                "75歳以上の方は後期高齢者医療制度の対象となるため、今回の調査の対象外です。".into()
            }
            Self::Younger {
                minimum_age,
                reference_date,
            } => format!(
                "{}時点で{minimum_age}歳未満のため、今回の調査の対象外です。",
                calendar::without_weekday(*reference_date)
            ),
            Self::CertifiedLater { last } => format!(
                "認定日が{}より後のため、今回の調査の対象外です。",
                calendar::without_weekday(*last)
            ),
        }
    }
}

impl Targets {
    fn not_asked(&self, dependent: &Dependent, reference_date: Date) -> Option<NotTargeted> {
        let birth = dependent.birth_date;
        if calendar::birthdays_passed(birth, reference_date) >= LATER_STAGE_ELDERLY {
            return Some(NotTargeted::LaterStageElderly);
        }
        if calendar::age_attained(birth, reference_date) < self.minimum_age {
            return Some(NotTargeted::Younger {
                minimum_age: self.minimum_age,
                reference_date,
            });
        }
        let last = self.certified_on_or_before?;
        let certified = dependent.certified_on?;
        (certified > last).then_some(NotTargeted::CertifiedLater { last })
    }
}

impl Campaign {
    /// Judges one dependent of one member. The member's exclusions come first, since they explain the whole
    /// household with one sentence.
    #[must_use]
    pub fn judge(&self, dependent: &Dependent, member: &RosterEntry) -> Targeting {
        self.excluded(member)
            .or_else(|| self.targets.not_asked(dependent, self.reference_date))
            .map_or(Targeting::Targeted, Targeting::NotTargeted)
    }

    /// Whether the survey asks this member about anybody.
    #[must_use]
    pub fn asks(&self, member: &RosterEntry) -> bool {
        member
            .dependents
            .iter()
            .any(|dependent| self.judge(dependent, member).is_targeted())
    }

    fn excluded(&self, member: &RosterEntry) -> Option<NotTargeted> {
        let workplace = member.workplace.as_ref();
        if workplace.is_some_and(|place| self.workplaces_excluded.contains(place)) {
            Some(NotTargeted::Workplace)
        } else if self.exclude_continued && member.continued {
            Some(NotTargeted::Continued)
        } else if self.exclude_overseas && member.overseas {
            Some(NotTargeted::Overseas)
        } else {
            None
        }
    }
}
