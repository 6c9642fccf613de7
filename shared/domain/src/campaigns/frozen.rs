//! The opening freezes each targeted member's dependents: later imports change no survey that began.

use super::Campaign;
use crate::roster::RosterEntry;
use crate::survey::FrozenDependent;

impl Campaign {
    /// All dependents of `member` as the survey will show them, those 対象外 with their reason; in the
    /// order of the roster. Keys are `d` with 枝番 in small letters, told apart where two run together.
    #[must_use]
    pub fn freeze(&self, member: &RosterEntry) -> Vec<FrozenDependent> {
        let mut frozen: Vec<FrozenDependent> = Vec::with_capacity(member.dependents.len());
        for dependent in &member.dependents {
            let targeting = self.judge(dependent, member);
            let mut key = format!("d{}", dependent.branch.to_ascii_lowercase());
            while frozen.iter().any(|other| other.key == key) {
                key.push('x');
            }
            frozen.push(FrozenDependent {
                key,
                name: dependent.name.clone(),
                relationship: dependent.relationship.clone(),
                birth_date: dependent.birth_date,
                certified_on: dependent.certified_on,
                targeted: targeting.is_targeted(),
                reason: targeting.reason(),
            });
        }
        frozen
    }
}
