//! The opening freezes each targeted member's household: later imports change no survey that began.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Campaign;
use crate::calendar;
use crate::field::redacted;
use crate::insurer::MemberTerm;
use crate::roster::{Dependent, RosterEntry};

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

/// What the opening of a campaign froze of a member's household: what eligibility is judged by later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenHousehold {
    /// The member.
    pub member: FrozenMember,
    /// All dependents, asked about or not, in the order of the roster.
    pub dependents: Vec<FrozenDependent>,
}

/// The member (被保険者, 組合員) as the opening froze it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenMember {
    /// Expected yearly income in yen (年収見込), for the half-of-income test; unknown in some rosters.
    pub income: Option<u64>,
    /// 任意継続
    pub continued: bool,
    /// 海外勤務
    pub overseas: bool,
}

redacted!(FrozenMember);

/// A dependent (被扶養者) as the opening of the campaign froze it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenDependent {
    /// Key of the dependent within the response: small letters and digits, e.g. `d1` for 枝番 1.
    pub key: String,
    /// As the roster had it.
    #[serde(flatten)]
    pub was: Dependent,
    /// Whether this survey asks about the dependent.
    pub targeted: bool,
    /// Why the dependent is 対象外; null for the targeted.
    pub reason: Option<String>,
}

impl FrozenDependent {
    /// Age on `day` in the law's sense, as the campaign's targets count it.
    pub fn age_on(&self, day: Date) -> u16 {
        calendar::age_attained(self.was.birth_date, day)
    }
}

redacted!(FrozenDependent: key, targeted);

impl Campaign {
    /// The member's household as of the opening. All dependents are there as the survey will show them, those
    /// 対象外 with their reason; in the order of the roster. Keys are `d` with 枝番 in small letters, told apart
    /// where two run together.
    pub fn freeze(&self, member: &RosterEntry) -> FrozenHousehold {
        let mut frozen: Vec<FrozenDependent> = Vec::with_capacity(member.dependents.len());
        for dependent in &member.dependents {
            let not_targeted = self.not_targeted(dependent, member);
            let mut key = format!("d{}", dependent.branch.to_ascii_lowercase());
            while frozen.iter().any(|other| other.key == key) {
                key.push('x');
            }
            frozen.push(FrozenDependent {
                key,
                was: dependent.clone(),
                targeted: not_targeted.is_none(),
                reason: not_targeted.map(|why| why.to_string()),
            });
        }
        FrozenHousehold {
            member: FrozenMember {
                income: member.row.income,
                continued: member.row.continued,
                overseas: member.row.overseas,
            },
            dependents: frozen,
        }
    }
}
