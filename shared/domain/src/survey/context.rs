//! What the survey knows before the first answer: the campaign's frame and the frozen dependents.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::rules::RuleSet;
use crate::calendar;
use crate::campaigns::Campaign;
use crate::insurer::MemberTerm;

/// The insurer's and the campaign's part of every text and rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// 被保険者 or 組合員, as the insurer says it (seeds 000–003).
    pub member_term: MemberTerm,
    /// Title of the campaign, e.g. 令和8年度 被扶養者資格調査.
    pub title: String,
    /// The day on which ages count and from which the coming year's income is estimated.
    pub reference_date: Date,
}

impl From<&Campaign> for Frame {
    fn from(campaign: &Campaign) -> Self {
        Self {
            member_term: campaign.member_term,
            title: campaign.title.clone(),
            reference_date: campaign.reference_date,
        }
    }
}

/// A dependent (被扶養者) as the opening of the campaign froze it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenDependent {
    /// Key of the dependent within the response: small letters and digits, e.g. `d1` for 枝番 1.
    pub key: String,
    /// 氏名 as the roster writes it.
    pub name: String,
    /// 続柄 as the roster writes it: 配偶者, 子, 母 …
    pub relationship: String,
    /// 生年月日.
    pub birth_date: Date,
    /// 認定日; unknown in some rosters.
    pub certified_on: Option<Date>,
    /// Whether this survey asks about the dependent.
    pub targeted: bool,
    /// Why the dependent is 対象外; null for the targeted.
    pub reason: Option<String>,
}

impl FrozenDependent {
    /// Age on `day` in the law's sense, as the campaign's targets count it.
    #[must_use]
    pub fn age_on(&self, day: Date) -> u16 {
        calendar::age_attained(self.birth_date, day)
    }
}

impl fmt::Debug for FrozenDependent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FrozenDependent")
            .field("key", &self.key)
            .field("targeted", &self.targeted)
            .finish_non_exhaustive()
    }
}

/// Everything that decides which pages and documents there are, apart from the answers.
#[derive(Debug, Clone, Copy)]
pub struct SurveyContext<'a> {
    /// The insurer's and campaign's part.
    pub frame: &'a Frame,
    /// The rows that apply.
    pub rules: &'static RuleSet,
    /// All dependents of the member; only the targeted ones have pages.
    pub dependents: &'a [FrozenDependent],
}

impl<'a> SurveyContext<'a> {
    /// The dependents this survey asks about, in their frozen order.
    pub fn targeted(&self) -> impl Iterator<Item = &'a FrozenDependent> + use<'a> {
        self.dependents.iter().filter(|d| d.targeted)
    }

    /// A text of the rules with `{term}`, `{title}`, `{from}` and `{name}` filled in.
    #[must_use]
    pub fn fill(&self, text: &str, dependent: Option<&FrozenDependent>) -> String {
        text.replace("{term}", self.frame.member_term.word())
            .replace("{title}", &self.frame.title)
            .replace(
                "{from}",
                &calendar::without_weekday(self.frame.reference_date),
            )
            .replace("{name}", dependent.map_or("", |d| d.name.as_str()))
    }
}
