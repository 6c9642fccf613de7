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

/// Why a dependent is 対象外; as a text the sentence beside that word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTargeted {
    /// The member's workplace is left out.
    #[error("お勤め先の事業所は、今回の調査の対象外です。")]
    Workplace,
    /// The member is in voluntary continuation (任意継続).
    #[error("任意継続の方は、今回の調査の対象外です。")]
    Continued,
    /// The member works abroad.
    #[error("海外勤務の方は、今回の調査の対象外です。")]
    Overseas,
    /// Seventy-five or older: 後期高齢者医療.
    #[error("75歳以上の方は後期高齢者医療制度の対象となるため、今回の調査の対象外です。")]
    LaterStageElderly,
    /// Younger than the campaign's minimum age on the day on which ages count.
    #[error("{}時点で{age}歳未満のため、今回の調査の対象外です。", calendar::without_weekday(*.on))]
    Younger { age: u16, on: Date },
    /// Certified after the last 認定日 that is asked.
    #[error("認定日が{}より後のため、今回の調査の対象外です。", calendar::without_weekday(*.0))]
    CertifiedLater(Date),
}

impl Targets {
    fn not_asked(&self, dependent: &Dependent, reference_date: Date) -> Option<NotTargeted> {
        let birth = dependent.birth_date;
        if calendar::birthdays_passed(birth, reference_date) >= LATER_STAGE_ELDERLY {
            return Some(NotTargeted::LaterStageElderly);
        }
        if calendar::age_attained(birth, reference_date) < self.minimum_age {
            return Some(NotTargeted::Younger {
                age: self.minimum_age,
                on: reference_date,
            });
        }
        let last = self.certified_on_or_before?;
        let certified = dependent.certified_on?;
        (certified > last).then_some(NotTargeted::CertifiedLater(last))
    }
}

impl Campaign {
    /// Why one dependent of one member is 対象外; none where the survey asks about the dependent. The member's
    /// exclusions come first, since they explain the whole household with one sentence.
    pub fn not_targeted(&self, dependent: &Dependent, member: &RosterEntry) -> Option<NotTargeted> {
        self.excluded(member)
            .or_else(|| self.targets.not_asked(dependent, self.reference_date))
    }

    /// Whether the survey asks this member about anybody.
    pub fn asks(&self, member: &RosterEntry) -> bool {
        let mut dependents = member.dependents.iter();
        dependents.any(|dependent| self.not_targeted(dependent, member).is_none())
    }

    fn excluded(&self, member: &RosterEntry) -> Option<NotTargeted> {
        let workplace = member.row.workplace.as_ref();
        if workplace.is_some_and(|place| self.workplaces_excluded.contains(place)) {
            Some(NotTargeted::Workplace)
        } else if self.exclude_continued && member.row.continued {
            Some(NotTargeted::Continued)
        } else if self.exclude_overseas && member.row.overseas {
            Some(NotTargeted::Overseas)
        } else {
            None
        }
    }
}
