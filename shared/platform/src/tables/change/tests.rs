//! What is sent to the service, and mistakes that never get there.

use serde::{Serialize, Serializer};
use serde_json::json;

use super::*;
use crate::Refusal;

fn change() -> Change {
    Change::at(Key::flow("f"))
}

impl Change {
    /// What it says, with every placeholder replaced by what it stands for; the condition comes last.
    pub(crate) fn said(&self) -> String {
        let (update, terms) = self.finished().unwrap();
        let condition = terms.condition.clone().unwrap_or_default();
        replaced(format!("{update} IF {condition}"), terms)
    }
}

impl Check {
    /// As [`Change::said`].
    pub(crate) fn said(&self) -> String {
        let terms = self.terms.finished().unwrap();
        replaced(terms.condition.clone().unwrap(), terms)
    }
}

fn replaced(text: String, terms: Finished) -> String {
    let mut stands: Vec<(String, String)> = terms.names.unwrap_or_default().into_iter().collect();
    let values = terms.values.unwrap_or_default();
    stands.extend(values.into_iter().map(|(placeholder, value)| {
        let value: serde_json::Value = serde_dynamo::from_attribute_value(value).unwrap();
        (placeholder, value.to_string())
    }));
    stands.sort_by_key(|(placeholder, _)| std::cmp::Reverse(placeholder.len()));
    stands.iter().fold(text, |text, (placeholder, is)| {
        text.replace(placeholder, is)
    })
}

fn mistake(change: &Change) -> String {
    assert_eq!(change.finished().err(), Some(Refusal::Internal.into()));
    change.terms.mistake().unwrap()
}

#[test]
fn an_update_says_what_it_sets_adds_and_removes() {
    let change = change()
        .set("state", "used")
        .set_in(&["pages", "income-2026"], true)
        .add("tries", -1)
        .remove("code_id")
        .remove_in(&["pages", "old"]);
    assert_eq!(
        change.said(),
        r#"SET state = "used", pages.income-2026 = true ADD tries -1 REMOVE code_id, pages.old IF "#
    );
}

#[test]
fn names_that_are_no_plain_words_get_a_placeholder_that_is_one() {
    let id = "0193-a.b c";
    let change = change().set_in(&["attachments", id], 1).remove(id);
    let (update, terms) = change.finished().unwrap();
    assert_eq!(update, "SET #attachments.#N1 = :V0 REMOVE #N1");
    assert_eq!(terms.names.unwrap()["#N1"], id);
}

#[test]
fn values_from_before_and_lists_begin_with_what_an_absent_one_stands_for() {
    let change = change().set_from("before", "last").prepend("failed", 7);
    assert_eq!(
        change.said(),
        "SET before = if_not_exists(last, null), \
         failed = list_append([7], if_not_exists(failed, [])) IF "
    );
}

#[test]
fn between_sets_what_differs_and_removes_what_is_gone() {
    let before = json!({"state": "draft", "gone": 1, "same": [1, 2], "list": [1]});
    let after = json!({"state": "sent", "same": [1, 2], "list": [1, 2]});
    let between = Change::between(Key::flow("f"), &before, &after).unwrap();
    let said = between.said();
    let (sets, removes) = said.split_once(" REMOVE ").unwrap();
    assert_eq!(removes, "gone IF ");
    let mut sets: Vec<_> = sets.strip_prefix("SET ").unwrap().split(", ").collect();
    sets.sort_unstable();
    assert_eq!(sets, ["list = [1,2]", r#"state = "sent""#]);
    let (_, terms) = between.finished().unwrap();
    assert_eq!(terms.values.unwrap().len(), 2, "nothing else is sent");
}

#[test]
fn what_changes_nothing_is_an_error() {
    let same = json!({"state": "draft"});
    let between = Change::between(Key::flow("f"), &same, &same).unwrap();
    assert!(between.finished().is_err());
    assert!(change().when("attribute_exists(#pk)").finished().is_err());
}

#[test]
fn every_condition_must_hold_and_a_name_may_stand_in_several() {
    let change = change()
        .set("tries", 1)
        .when("#tries < :most OR attribute_not_exists(#tries)")
        .when("#failed_at[14] <= :since AND #pages.#tries <> :most")
        .with(":most", 5)
        .with(":since", 100);
    assert_eq!(
        change.said(),
        "SET tries = 1 IF (tries < 5 OR attribute_not_exists(tries)) \
         AND (failed_at[14] <= 100 AND pages.tries <> 5)"
    );
}

#[test]
fn nothing_empty_is_sent() {
    let (_, terms) = change().remove("a").finished().unwrap();
    assert_eq!((terms.values, terms.condition), (None, None));
}

#[test]
fn a_placeholder_has_one_value() {
    let change = change().set("a", 1).when("#ends > :now").with(":now", 5);
    assert_eq!(
        change.clone().with(":now", 5).said(),
        "SET a = 1 IF ends > 5"
    );
    assert_eq!(mistake(&change.with(":now", 6)), ":now has two values");
}

#[test]
fn a_condition_asks_for_exactly_the_values_that_are_given() {
    let change = change().set("a", 1);
    let unbound = change.clone().when("#state = :sent");
    assert_eq!(mistake(&unbound), ":sent has no value");
    let longer = unbound.with(":sent_at", 1);
    assert_eq!(mistake(&longer), ":sent has no value");
    let unused = change.when("#a = :one").with(":one", 1).with(":two", 2);
    assert_eq!(mistake(&unused), ":two stands in no condition");
}

#[test]
fn a_placeholder_names_one_attribute() {
    let shadowed = change().set("a b", 1).when("#N0 = :x").with(":x", 1);
    assert_eq!(mistake(&shadowed), "#N0 names two attributes or none");
    let nameless = change().set("a", 1).when("# = :x").with(":x", 1);
    assert_eq!(mistake(&nameless), "# names two attributes or none");
}

#[test]
fn a_value_that_cannot_be_stored_is_told_first() {
    struct Broken;
    impl Serialize for Broken {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("broken"))
        }
    }
    let change = change().set("a", Broken).when("#b = :c");
    assert!(mistake(&change).contains("broken"));
    assert!(super::stored(Broken).is_err());
    let none = Change::at(Key::flow("f")).set_all(5);
    assert_eq!(mistake(&none), "not an item");
}

#[test]
fn a_check_speaks_as_a_change_does() {
    let check = Check::at(Key::flow("f")).when("#state = :sent");
    assert_eq!(check.with(":sent", "x").said(), r#"state = "x""#);
    let unbound = Check::at(Key::flow("f")).when("#state = :sent");
    assert!(unbound.terms.finished().is_err());
}
