//! What is asked of the tables: a count and its condition in one write.

use domain::throttle::Window;

use super::*;

const TRIES: Throttle = Throttle {
    kind: "tries",
    windows: &[
        Window {
            seconds: 60,
            max: 5,
        },
        Window {
            seconds: 3_600,
            max: 30,
        },
    ],
};
const FAILURES: Failures = Failures {
    window: Window {
        seconds: 3_600,
        max: 15,
    },
};
const ROOM: &str = "(attribute_not_exists(w60_120) OR w60_120 < 5) \
                    AND (attribute_not_exists(w3600_2) OR w3600_2 < 30)";

fn now() -> Timestamp {
    Timestamp::from_second(7_210).unwrap()
}

#[test]
fn one_write_counts_in_every_window_if_there_is_room_in_all() {
    let change = change(&TRIES, "somebody", now());
    assert_eq!(*change.key(), Key::throttle("tries", "somebody", 2));
    assert_eq!(
        change.said(),
        format!("SET expires_at = 10800 ADD w60_120 1, w3600_2 1 IF {ROOM}")
    );
}

#[test]
fn asking_for_room_counts_nothing() {
    let check = has_room(&TRIES, "somebody", now());
    assert_eq!(check.said(), ROOM);
}

#[test]
fn a_success_takes_its_count_back_where_it_was_counted() {
    let undo = undo(&TRIES, "somebody", now());
    assert_eq!(*undo.key(), Key::throttle("tries", "somebody", 2));
    assert_eq!(
        undo.said(),
        "SET expires_at = 10800 ADD w60_120 -1, w3600_2 -1 IF "
    );
    let counted = Counted::of(&TRIES, "somebody", now());
    assert_eq!(
        given_back(counted).said(),
        "ADD w60_120 -1, w3600_2 -1 IF (w60_120 > 0) AND (w3600_2 > 0)"
    );
}

#[test]
fn the_failure_that_fills_the_window_must_have_left_it() {
    let check = few_failures(Check::at(Key::flow("somebody")), &FAILURES, now());
    assert_eq!(
        check.said(),
        "attribute_not_exists(failed_at[14]) OR failed_at[14] <= 3610"
    );
}

#[test]
fn a_refusal_tells_how_long_it_lasts() {
    let empty = refusal(&TRIES, None, now(), Refusal::TooManyTries);
    assert_eq!(empty, Problem::too_many(Refusal::TooManyTries, 50));
    let none = failures_refusal(&FAILURES, None, now(), Refusal::TooManyCodes);
    assert_eq!(none, Problem::too_many(Refusal::TooManyCodes, 1));
}
