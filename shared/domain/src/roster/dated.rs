//! Dates as rosters write them: `19860524`, `1985/1/20`, `S60.1.20`, `昭和60年1月20日`.

use jiff::civil::{Date, date};

use crate::typed::typed_code;

/// A date that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) date: Date,
    /// The day lies outside the era it is written in (平成35年): readable, but worth a look.
    pub(super) outside_era: bool,
}

struct Era {
    signs: [&'static str; 2],
    first: Date,
    last: Date,
}

const ERAS: [Era; 5] = [
    era(["明治", "M"], date(1868, 1, 25), date(1912, 7, 30)),
    era(["大正", "T"], date(1912, 7, 30), date(1926, 12, 25)),
    era(["昭和", "S"], date(1926, 12, 25), date(1989, 1, 7)),
    era(["平成", "H"], date(1989, 1, 8), date(2019, 4, 30)),
    era(["令和", "R"], date(2019, 5, 1), Date::MAX),
];

const fn era(signs: [&'static str; 2], first: Date, last: Date) -> Era {
    Era { signs, first, last }
}

/// Reads one date; `None` for anything that is not a real day.
pub(super) fn read(raw: &str) -> Option<Dated> {
    let text = typed_code(raw).to_ascii_uppercase();
    for era in &ERAS {
        let Some(rest) = era.signs.iter().find_map(|sign| text.strip_prefix(sign)) else {
            continue;
        };
        let (year, month, day) = parts(&rest.replacen('元', "1", 1), 2)?;
        let date = Date::new(era.first.year() + year - 1, month, day).ok()?;
        let outside_era = year == 0 || date < era.first || date > era.last;
        return Some(Dated { date, outside_era });
    }
    let (year, month, day) = parts(&text, 4)?;
    let date = Date::new(year, month, day).ok()?;
    (date.year() >= 1868).then_some(Dated {
        date,
        outside_era: false,
    })
}

/// Year, month and day, either parted by `/ - . 年 月 日` or run together (`YYYYMMDD`, `YYMMDD`).
fn parts(text: &str, year_digits: usize) -> Option<(i16, i8, i8)> {
    let text = text.strip_suffix('日').unwrap_or(text);
    let fields: Vec<&str> = if text.bytes().all(|byte| byte.is_ascii_digit()) {
        if text.len() != year_digits + 4 {
            return None;
        }
        let (year, rest) = text.split_at_checked(year_digits)?;
        let (month, day) = rest.split_at_checked(2)?;
        vec![year, month, day]
    } else {
        text.split(['/', '-', '.', '年', '月']).collect()
    };
    let [year, month, day] = fields.as_slice() else {
        return None;
    };
    if year_digits == 4 && year.len() != 4 {
        return None;
    }
    Some((number(year, year_digits)?, small(month)?, small(day)?))
}

fn small(text: &str) -> Option<i8> {
    number(text, 2).and_then(|value| i8::try_from(value).ok())
}

fn number(text: &str, longest: usize) -> Option<i16> {
    let digits =
        !text.is_empty() && text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_day_in_all_its_writings() {
        for raw in [
            "19850120",
            "1985/01/20",
            "1985/1/20",
            "1985-1-20",
            "1985.1.20",
            "１９８５年１月２０日",
            "S60.1.20",
            "s60/01/20",
            "S600120",
            "昭和60年1月20日",
            "昭和 60 年 1 月 20 日",
        ] {
            let read = read(raw);
            assert_eq!(
                read,
                Some(Dated {
                    date: date(1985, 1, 20),
                    outside_era: false
                }),
                "{raw}"
            );
        }
    }

    #[test]
    fn eras_begin_and_end() {
        for (raw, day, outside_era) in [
            ("昭和64年1月7日", date(1989, 1, 7), false),
            ("S64.1.8", date(1989, 1, 8), true),
            ("平成元年1月8日", date(1989, 1, 8), false),
            ("令和元年5月1日", date(2019, 5, 1), false),
            ("H35.4.1", date(2023, 4, 1), true),
            ("T15.12.25", date(1926, 12, 25), false),
            ("M45.7.30", date(1912, 7, 30), false),
            ("R8.11.1", date(2026, 11, 1), false),
            ("19960229", date(1996, 2, 29), false),
        ] {
            assert_eq!(
                read(raw),
                Some(Dated {
                    date: day,
                    outside_era
                }),
                "{raw}"
            );
        }
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        for raw in [
            "",
            "0",
            "85/01/20",
            "1985/13/01",
            "1985/02/29",
            "31432",
            "19850132",
            "S60",
            "昭和60年",
            "1985/01/20 0:00",
            "1985--1-20",
            "A60.1.20",
            "S60.13.1",
            "あ",
            "198501200",
            "1985年1月",
            "1850/1/1",
            "-1985/1/1",
        ] {
            assert_eq!(read(raw), None, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn every_day_is_read_back(days in 0i32..60_000, style in 0usize..3) {
            let day = crate::calendar::shifted(date(1900, 1, 1), days);
            let (y, m, d) = (day.year(), day.month(), day.day());
            let raw = match style {
                0 => format!("{y:04}{m:02}{d:02}"),
                1 => format!("{y}/{m}/{d}"),
                _ => format!("{y}年{m}月{d}日"),
            };
            prop_assert_eq!(read(&raw).map(|read| read.date), Some(day));
        }

        #[test]
        fn nothing_makes_it_stumble(raw in "\\PC{0,24}") {
            let _ = read(&raw);
        }
    }
}
