//! Who stands in a row under a known 記号番号: the same person, another one, or one of whom only the run can tell.

use std::collections::BTreeMap;

use serde::Serialize;

use super::entry::RosterEntry;
use super::household::Household;

/// What makes it unclear whether a row is a correction or a stranger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// Another 氏名カナ alone, and not for a marriage: the given name is another, or nobody can tell it.
    Kana,
    /// Another 生年月日 alone.
    BirthDate,
}

/// As whom a row is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Person {
    /// Who stood there before: account, answers and documents stay theirs.
    Same,
    /// Somebody else: the number is used again.
    Other,
}

/// What the run says of the rows in doubt, by the line of the members' file (the heading being line 1) or for all
/// of one kind; of the others nothing is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Decisions {
    rows: BTreeMap<u64, Person>,
    all: BTreeMap<Doubt, Person>,
}

impl Decisions {
    /// The row of this line is `person`; it counts before what is said of all.
    pub fn row(mut self, line: u64, person: Person) -> Self {
        self.rows.insert(line, person);
        self
    }

    /// All rows with this doubt are `person`.
    pub fn all(mut self, doubt: Doubt, person: Person) -> Self {
        self.all.insert(doubt, person);
        self
    }

    /// As whom `row` is written under the number of `was`.
    ///
    /// # Errors
    /// The doubt of which nothing is said.
    pub fn person(&self, row: &Household, was: &RosterEntry) -> Result<Person, Doubt> {
        row.person(was).or_else(|doubt| {
            let said = self.rows.get(&row.line).or_else(|| self.all.get(&doubt));
            said.copied().ok_or(doubt)
        })
    }
}

impl Household {
    /// Who stands in this row under the number of `was`. Another family name with the given name unchanged is a
    /// marriage (or its end); another name and another birth date are another person.
    fn person(&self, was: &RosterEntry) -> Result<Person, Doubt> {
        let (row, was) = (&self.member, &was.row);
        let given = row.given_kana.is_some() && row.given_kana == was.given_kana;
        match (
            row.kana_key == was.kana_key,
            row.birth_date == was.birth_date,
        ) {
            (true, true) => Ok(Person::Same),
            (false, true) if given => Ok(Person::Same),
            (false, false) => Ok(Person::Other),
            (false, true) => Err(Doubt::Kana),
            (true, false) => Err(Doubt::BirthDate),
        }
    }
}

/// How many other persons an import may bring to a roster of `members` before the run has to confirm them: a
/// twentieth of it, and never less than fifty. More is rather a renumbering or the wrong file.
pub const fn most_others(members: u64) -> u64 {
    if members > 20 * 50 { members / 20 } else { 50 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::InsurerCode;
    use crate::roster::Owned;
    use crate::roster::read::tests::households;

    const WAS: &str = "01,t011,鈴木　麗,スズキ ウララ,19860524,女,,本社,,,\r\n";

    fn judged(row: &str, decisions: &Decisions) -> Result<Person, Doubt> {
        let own = Owned::new(uuid::Uuid::nil(), InsurerCode::parse("0386").unwrap());
        let was = households(WAS, "").remove(0).entry(own, 1);
        decisions.person(&households(row, "").remove(0), &was)
    }

    #[test]
    fn another_name_and_another_birth_date_are_another_person() {
        for (row, person) in [
            ("スズキ ウララ,19860524", Ok(Person::Same)),
            ("ｽｽｷ ｳﾗﾗ,S61.5.24", Ok(Person::Same)),
            ("スズキウララ,19860524", Ok(Person::Same)),
            ("サトウ ウララ,19860524", Ok(Person::Same)),
            ("サトウ ハナコ,19900101", Ok(Person::Other)),
            ("サトウ ウララ,19900101", Ok(Person::Other)),
            ("サトウ ハナコ,19860524", Err(Doubt::Kana)),
            ("スズキ ハナコ,19860524", Err(Doubt::Kana)),
            ("サトウウララ,19860524", Err(Doubt::Kana)),
            ("スズキ ウララ,19860525", Err(Doubt::BirthDate)),
        ] {
            let row = format!("01,T011,誰　か,{row},女,,本社,,,\r\n");
            assert_eq!(judged(&row, &Decisions::default()), person, "{row}");
        }
    }

    #[test]
    fn a_doubt_is_decided_by_its_row_or_by_its_kind_and_what_is_clear_is_not() {
        let of = |kana: &str, born: &str| format!("01,t011,誰　か,{kana},{born},女,,本社,,,\r\n");
        let (kana, born) = (
            of("サトウ ハナコ", "19860524"),
            of("スズキ ウララ", "19860525"),
        );
        let all = Decisions::default().all(Doubt::Kana, Person::Other);
        assert_eq!(judged(&kana, &all), Ok(Person::Other));
        assert_eq!(judged(&born, &all), Err(Doubt::BirthDate));
        let row = all.clone().row(2, Person::Same);
        assert_eq!(judged(&kana, &row), Ok(Person::Same));
        assert_eq!(judged(&born, &row), Ok(Person::Same));
        assert_eq!(judged(&kana, &all.row(3, Person::Same)), Ok(Person::Other));
        let other = of("サトウ ハナコ", "19900101");
        assert_eq!(judged(&other, &row), Ok(Person::Other));
    }

    #[test]
    fn fifty_others_or_a_twentieth_of_the_roster_need_no_confirmation() {
        let most = [0, 40, 1_000, 1_020, 40_000].map(most_others);
        assert_eq!(most, [50, 50, 50, 51, 2_000]);
    }
}
