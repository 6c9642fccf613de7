//! Windows begin anew, failures slide, neighbours share.

use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

#[test]
fn a_window_that_is_over_counts_under_another_name() {
    for throttle in [IDENTITY, KANA, SEND_MEMBER, SEND_ADDRESS, TAKEN_ID] {
        for window in throttle.windows {
            let start = window.seconds * 1_000;
            let name = |second| throttle.attribute(window, at(second));
            assert_eq!(name(start), name(start + window.seconds - 1));
            assert_ne!(name(start), name(start + window.seconds));
        }
        let longest = throttle
            .windows
            .iter()
            .map(|window| window.seconds)
            .max()
            .unwrap();
        assert_eq!(
            throttle.windows.last().unwrap().seconds,
            longest,
            "{}",
            throttle.kind
        );
        let now = at(longest * 1_000 + 5);
        assert_ne!(
            throttle.number(now),
            throttle.number(at(throttle.expires_at(now)))
        );
    }
}

#[test]
fn the_fifteenth_newest_failure_must_have_left_the_day() {
    let now = at(DAY * 1_000 + 10);
    let wait = |failed: &[i64]| CODE_FAILURES.retry_after(now, failed);
    let aged = |age: i64| vec![now.as_second() - age; 15];
    assert_eq!(wait(&[]), None);
    assert_eq!(wait(&aged(0)[1..]), None);
    assert_eq!(wait(&aged(0)), Some(DAY as u64));
    assert_eq!(wait(&aged(DAY - 1)), Some(1));
    assert_eq!(wait(&aged(DAY)), None);
}

#[test]
fn who_is_refused_is_told_how_long_the_fullest_window_lasts() {
    let now = at(DAY * 1_000 + 10);
    let counts = |short: i64, long: i64| {
        move |name: &str| {
            if name.starts_with("w900_") {
                short
            } else {
                long
            }
        }
    };
    assert_eq!(IDENTITY.retry_after(now, counts(4, 9)), None);
    assert_eq!(IDENTITY.retry_after(now, counts(5, 9)), Some(890));
    assert_eq!(
        IDENTITY.retry_after(now, counts(5, 10)),
        Some(DAY as u64 - 10)
    );
}

#[test]
fn neighbours_share_a_prefix() {
    let prefix = |ip: &str| source_prefix(ip.parse().unwrap());
    assert_eq!(prefix("203.0.113.5"), "203.0.113.0/24");
    assert_eq!(prefix("::ffff:203.0.113.77"), "203.0.113.0/24");
    assert_eq!(prefix("2001:db8:1:22ff::1"), "2001:db8:1:2200::/56");
    assert_ne!(prefix("2001:db8:1:2300::1"), prefix("2001:db8:1:22ff::1"));
}
