//! Windows begin anew, failures slide, neighbours share.

use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

#[test]
fn a_window_that_is_over_counts_under_another_name() {
    for throttle in [
        IDENTITY,
        CARD_KANA,
        KANA,
        INVITED,
        LOGIN_KNOWN_DEVICE,
        SEND_MEMBER,
        SEND_ADDRESS,
        TAKEN_ID,
    ] {
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
    assert_eq!(LOGIN.retry_after(now, counts(4, 29)), None);
    assert_eq!(LOGIN.retry_after(now, counts(5, 29)), Some(890));
    assert_eq!(LOGIN.retry_after(now, counts(5, 30)), Some(DAY as u64 - 10));
}

#[test]
fn neighbours_share_a_prefix() {
    let prefix = |ip: &str| Prefix::of(ip.parse().unwrap()).to_string();
    assert_eq!(prefix("203.0.113.5"), "203.0.113.0/24");
    assert_eq!(prefix("::ffff:203.0.113.77"), "203.0.113.0/24");
    assert_eq!(prefix("2001:db8:1:22ff::1"), "2001:db8:1:2200::/56");
    assert_ne!(prefix("2001:db8:1:2300::1"), prefix("2001:db8:1:22ff::1"));
}

#[test]
fn every_address_is_counted_under_networks_of_rising_size() {
    let around = |ip: &str| -> Vec<(String, i64)> {
        let prefixes = Prefix::around(ip.parse().unwrap());
        prefixes
            .map(|prefix| (prefix.to_string(), prefix.most()))
            .collect()
    };
    let of = |rows: &[(&str, i64)]| -> Vec<(String, i64)> {
        rows.iter()
            .map(|(text, most)| ((*text).to_owned(), *most))
            .collect()
    };
    assert_eq!(
        around("203.0.113.5"),
        of(&[("203.0.113.0/24", 60), ("203.0.0.0/16", 480)])
    );
    assert_eq!(around("::ffff:203.0.113.77"), around("203.0.113.5"));
    assert_eq!(
        around("2001:db8:1:22ff::1"),
        of(&[
            ("2001:db8:1:2200::/56", 60),
            ("2001:db8:1::/48", 480),
            ("2001:db8::/32", 4_000)
        ])
    );
    for (ip, crowd) in [
        ("203.0.113.5", "203.0.113.0/24"),
        ("2001:db8:1:22ff::1", "2001:db8:1::/48"),
    ] {
        assert_eq!(Prefix::crowd(ip.parse().unwrap()).to_string(), crowd);
        let narrow = Prefix::of(ip.parse().unwrap());
        assert_eq!(Prefix::around(ip.parse().unwrap()).next(), Some(narrow));
        assert_eq!(narrow.most(), SOURCE.windows[0].max);
    }
}

#[test]
fn a_registered_network_is_all_the_prefixes_that_are_looked_up() {
    let within = |network: &str| -> Vec<String> {
        let prefixes = Prefix::within(network).unwrap();
        prefixes.iter().map(Prefix::to_string).collect()
    };
    assert_eq!(within("198.18.9.0/24"), ["198.18.9.0/24"]);
    assert_eq!(within("198.18.8.0/23"), ["198.18.8.0/24", "198.18.9.0/24"]);
    let wide = within("198.18.16.0/20");
    assert_eq!((wide.len(), wide[15].as_str()), (16, "198.18.31.0/24"));
    assert_eq!(within("255.255.0.0/16").len(), 256);
    assert_eq!(within("2001:DB8:1:2200::/56"), ["2001:db8:1:2200::/56"]);
    let wide = within("2001:db8:1::/48");
    assert_eq!(
        (wide.len(), wide[255].as_str()),
        (256, "2001:db8:1:ff00::/56")
    );
    for (inside, network) in [
        ("198.18.23.200", "198.18.16.0/20"),
        ("2001:db8:1:ab12::1", "2001:db8:1::/48"),
    ] {
        let counted = Prefix::of(inside.parse().unwrap());
        assert!(
            Prefix::within(network).unwrap().contains(&counted),
            "{inside}"
        );
    }
}

#[test]
fn a_network_that_cannot_be_looked_up_is_refused_in_words() {
    for (network, why) in [
        ("", "のように"),
        ("198.18.9.0", "のように"),
        ("198.18.9.0/x", "のように"),
        ("198.18.9/24", "のように"),
        ("198.18.9.7/32", "狭い"),
        ("198.18.9.0/25", "狭い"),
        ("2001:db8::/64", "狭い"),
        ("198.18.0.0/999", "狭い"),
        ("198.0.0.0/15", "広い"),
        ("0.0.0.0/0", "広い"),
        ("::/0", "広い"),
        ("198.18.9.1/24", "先頭"),
        ("198.18.9.0/20", "先頭"),
        ("2001:db8:1:2201::/56", "先頭"),
    ] {
        let refused = Prefix::within(network).unwrap_err().to_string();
        assert!(refused.contains(why), "{network}: {refused}");
    }
}

#[test]
fn subjects_never_meet_and_what_is_personal_is_hidden() {
    let hidden = |material: &[u8]| format!("<{}>", String::from_utf8_lossy(material));
    let email = |text: &str| crate::email::Email::parse(text).unwrap();
    let (address, network) = (
        email("Taro@corp.example.jp"),
        "203.0.113.5".parse().unwrap(),
    );
    let network = Prefix::of(network);
    let of = |subject: Subject<'_>| subject.key(hidden);
    assert_eq!(
        of(Subject::Address(&address)),
        "<address#taro@corp.example.jp>"
    );
    let tagged = email("taro+1@corp.example.jp");
    assert_eq!(
        of(Subject::Address(&tagged)),
        of(Subject::Address(&address))
    );
    assert_eq!(of(Subject::All), "all");
    assert_eq!(of(Subject::Login("taro.h")), "<login#taro.h>");
    assert_eq!(of(Subject::Device("taro.h", "a1")), "<login#taro.h>#a1");
    let reissue = Subject::Reissue("3190000001", &address);
    assert_eq!(of(reissue), "<reissue#3190000001#taro@corp.example.jp>");
    assert_eq!(of(Subject::Source(network)), "203.0.113.0/24");
    assert_eq!(
        of(Subject::Member(uuid::Uuid::nil())),
        uuid::Uuid::nil().to_string()
    );
}
