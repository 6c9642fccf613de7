use jiff::civil::date;

use super::*;

const THEM: PersonalWords<'_> = PersonalWords {
    user_id: "urara.omote",
    number: "070000",
    birth_date: date(1986, 5, 24),
    insurer_code: "omron",
};

fn judged(password: &str) -> Option<Refusal> {
    let parsed = Password::parse(password).unwrap_or_else(|fault| panic!("{password}: {fault}"));
    parsed.refusal(&THEM)
}

#[test]
fn the_seeds_rule_holds_at_its_borders() {
    for password in [
        "kumo#48x",
        "?!@#%&()_+a1kumoxyz",
        "a1~`^{}|",
        "aB1#aB1#aB1#aB1#aB1#",
    ] {
        assert!(Password::parse(password).is_ok(), "{password}");
    }
    for password in [
        "",
        "kumo#48",
        "kumo#48xkumo#48xkumo#",
        "kumokumo1",
        "kumokumo#",
        "12345678#",
        "kumo #48x",
        "ｋumo#48x",
        "kumo#48x\n",
        "くも#48xxxx",
    ] {
        assert!(Password::parse(password).is_err(), "{password:?}");
    }
}

#[test]
fn what_others_know_of_the_member_is_refused() {
    for (password, why) in [
        ("Urara.Omote#1", Refusal::UserId),
        ("ur@r@.0mote1", Refusal::UserId),
        ("kumo#070000", Refusal::Number),
        ("kumo#O7OOOO1", Refusal::Number),
        ("kumo#860524", Refusal::BirthDate),
        ("kumo#S610524", Refusal::BirthDate),
        ("kumo1986/5/24", Refusal::BirthDate),
        ("Omron#kumo7", Refusal::InsurerCode),
        ("kumo0mr0n#7", Refusal::InsurerCode),
    ] {
        assert_eq!(judged(password), Some(why), "{password}");
    }
}

#[test]
fn known_words_and_runs_with_signs_around_them_are_refused() {
    for password in [
        "Password1!",
        "P@ssw0rd!",
        "p@$$w0rd2026",
        "123Dragon##",
        "!Sakura2026",
        "Summer#2026",
        "Michael1!",
        "Trustno1!",
        "1qaz@WSX#",
    ] {
        assert!(judged(password).is_some(), "{password}");
    }
    assert_eq!(judged("asdfhjkl1!"), Some(Refusal::KeyboardRun));
    assert_eq!(judged("Aaaaaaaa1!"), Some(Refusal::KeyboardRun));
    for password in [
        "kumo#48xTsuki",
        "Correct7-horse",
        "7Hoken+kumiai",
        "x9!Summer#yuki",
        "Asagao&Kin7yo",
    ] {
        assert_eq!(judged(password), None, "{password}");
    }
}

#[test]
fn short_numbers_and_codes_do_not_refuse_by_chance() {
    let short = PersonalWords {
        number: "12",
        insurer_code: "a",
        ..THEM
    };
    let password = Password::parse("kumo#12xyama").unwrap();
    assert_eq!(password.refusal(&short), None);
}

/// Of Django's 19,640 common passwords only 30 keep the seeds' rule; this is what the rule lets through.
#[test]
fn three_thousand_passwords_of_the_seeds_rule_are_refused() {
    let dressed = |word: &str| {
        let mut capital = word.to_owned();
        if let Some(first) = capital.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let undone = word.replace('a', "@").replace('o', "0");
        [
            format!("{capital}2026!"),
            format!("#1{word}#"),
            format!("{undone}!9"),
        ]
    };
    let mut refused = std::collections::BTreeSet::new();
    for word in words::all().filter(|word| word.len() >= 6).step_by(9) {
        for candidate in dressed(word) {
            if Password::parse(&candidate).is_ok() {
                assert!(judged(&candidate).is_some(), "{candidate}");
                refused.insert(candidate);
            }
        }
    }
    assert!(refused.len() >= 3_000, "{}", refused.len());
}

#[test]
fn nothing_shows_in_debug() {
    let password = Password::parse("kumo#48xTsuki").unwrap();
    assert_eq!(format!("{password:?}"), "Password(…)");
    let typed = TypedPassword::try_from("kumo".to_owned()).unwrap();
    assert_eq!(format!("{typed:?}"), "TypedPassword(…)");
}
