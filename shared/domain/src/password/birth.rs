//! A birth date in the writings that people use: western and Japanese years, any order, with or without signs between.

use jiff::civil::Date;

use super::folded;
use crate::read::day::ERAS;

/// Fewest characters of a writing without signs: `8611` is in too many passwords by chance.
const SHORTEST: usize = 6;

/// Whether `password` holds `born` in a usual writing, as typed, without its signs, or with both sides folded.
pub(super) fn contains(password: &str, born: Date) -> bool {
    let lower = password.to_ascii_lowercase();
    let plain: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    let looks = [folded(&lower), folded(&plain), lower, plain];
    writings(born).iter().any(|writing| {
        let undone = folded(writing);
        let [folded, folded_plain, typed, typed_plain] = &looks;
        [typed, typed_plain]
            .iter()
            .any(|look| look.contains(writing.as_str()))
            || [folded, folded_plain]
                .iter()
                .any(|look| look.contains(&undone))
    })
}

/// `19860524`, `860524`, `05241986`, `1986/5/24`, `s610524`, `610524`, …
fn writings(born: Date) -> Vec<String> {
    let mut written = Vec::new();
    let [month, day] = [born.month(), born.day()];
    let days = [
        (format!("{month:02}"), format!("{day:02}")),
        (month.to_string(), day.to_string()),
    ];
    for year in years(born) {
        for (month, day) in &days {
            for order in [
                [&year, month, day],
                [month, day, &year],
                [day, month, &year],
            ] {
                let parts: Vec<&str> = order.iter().map(|part| part.as_str()).collect();
                written.push(parts.concat());
                written.extend(["/", "-", ".", "_"].map(|sign| parts.join(sign)));
            }
        }
    }
    written.retain(|writing| writing.len() >= SHORTEST);
    written
}

/// `1986`, `86`, and of the era `s61` and `61`.
fn years(born: Date) -> Vec<String> {
    let mut years = vec![
        format!("{:04}", born.year()),
        format!("{:02}", born.year().rem_euclid(100)),
    ];
    if let Some(era) = ERAS.iter().rev().find(|era| era.first <= born) {
        let year = born.year() - era.first.year() + 1;
        let letter = era.letter.to_ascii_lowercase();
        years.extend([
            format!("{letter}{year:02}"),
            format!("{letter}{year}"),
            format!("{year:02}"),
        ]);
    }
    years
}

#[cfg(test)]
mod tests {
    use super::contains;
    use jiff::civil::date;

    #[test]
    fn every_usual_writing_is_seen() {
        let born = date(1986, 5, 24);
        for password in [
            "x19860524!",
            "x860524!",
            "x05241986!",
            "x1986/5/24",
            "1986-05-24x",
            "86.5.24.x",
            "S610524#a",
            "s61.5.24#",
            "$6lx#610524",
            "24051986!x",
            "052486x!",
            "1986#05#24a",
            "I986O524#x",
            "198605!24a",
            "S61o524##",
        ] {
            assert!(contains(password, born), "{password}");
        }
        for password in ["x19860525!", "x1986!kumo", "kumo#5/24", "S600524#a"] {
            assert!(!contains(password, born), "{password}");
        }
        for (born, password) in [
            (date(2019, 5, 1), "xx#R010501"),
            (date(2019, 4, 30), "xx#H310430"),
            (date(1989, 1, 7), "xx#S640107"),
            (date(1986, 1, 1), "xx#86/1/1"),
        ] {
            assert!(contains(password, born), "{password}");
        }
    }
}
