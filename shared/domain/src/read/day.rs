//! Days as people and rosters write them: `2026-04-01`, `2026/4/1`, `20260401`, `2026年4月1日`, `令和8年4月1日`,
//! `R8.4.1`, `S600120`.

use jiff::civil::{Date, date};

use super::{is_dash, typed_code};
use crate::Wrong;

/// An era (元号).
pub(crate) struct Era {
    name: &'static str,
    /// Its usual letter, a capital.
    pub(crate) letter: char,
    /// Its first day.
    pub(crate) first: Date,
    last: Date,
}

/// The eras, in their order. On the day of a change both were in use until 1926 (昭和元年12月25日).
pub(crate) const ERAS: [Era; 5] = [
    era("明治", 'M', date(1868, 1, 25), date(1912, 7, 30)),
    era("大正", 'T', date(1912, 7, 30), date(1926, 12, 25)),
    era("昭和", 'S', date(1926, 12, 25), date(1989, 1, 7)),
    era("平成", 'H', date(1989, 1, 8), date(2019, 4, 30)),
    era("令和", 'R', date(2019, 5, 1), Date::MAX),
];

const fn era(name: &'static str, letter: char, first: Date, last: Date) -> Era {
    Era {
        name,
        letter,
        first,
        last,
    }
}

/// Whether a day lies in the era that it is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InEra {
    /// It does, or no era is named.
    Yes,
    /// The era had not begun (令和元年4月30日): a slip.
    NotYet,
    /// The era was over (平成35年): so forms say that were printed before the change.
    NoLonger,
}

/// A day that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Whether its era fits.
    pub in_era: InEra,
}

/// The day that a person gives. 平成35年4月1日 is taken for 2023-04-01; a day before its era is none.
///
/// # Errors
/// No real day, or one before its era.
pub fn parse(raw: &str) -> Result<Date, Wrong> {
    read(raw)
        .filter(|day| day.in_era != InEra::NotYet)
        .map(|day| day.date)
        .ok_or(Wrong::new(
            "日付を正しく入力してください（例：2026-04-01）。",
        ))
}

/// Reads one day from 1868 on; `None` for anything that is not a real day.
pub fn read(raw: &str) -> Option<Day> {
    let text = typed_code(raw).to_ascii_uppercase();
    for era in &ERAS {
        let Some(rest) = text
            .strip_prefix(era.name)
            .or_else(|| text.strip_prefix(era.letter))
        else {
            continue;
        };
        let (year, month, day) = parts(&rest.replacen('元', "1", 1), 2)?;
        let date = Date::new(era.first.year().checked_add(year)? - 1, month, day).ok()?;
        let in_era = match date {
            date if year == 0 || date < era.first => InEra::NotYet,
            date if date > era.last => InEra::NoLonger,
            _ => InEra::Yes,
        };
        return Some(Day { date, in_era });
    }
    let (year, month, day) = parts(&text, 4)?;
    let date = Date::new(year, month, day).ok()?;
    (date.year() >= 1868).then_some(Day {
        date,
        in_era: InEra::Yes,
    })
}

/// Year, month and day, either parted by dashes and `/ . 年 月 日` or run together (`YYYYMMDD`, `YYMMDD`).
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
        text.split(|c| is_dash(c) || matches!(c, '/' | '.' | '年' | '月'))
            .collect()
    };
    let [year, month, day] = fields.as_slice() else {
        return None;
    };
    Some((number(year, 4)?, small(month)?, small(day)?))
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

    fn on(day: Date, in_era: InEra) -> Option<Day> {
        Some(Day { date: day, in_era })
    }

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
            assert_eq!(read(raw), on(date(1985, 1, 20), InEra::Yes), "{raw}");
        }
    }

    #[test]
    fn eras_begin_and_end() {
        for (raw, day, in_era) in [
            ("昭和64年1月7日", date(1989, 1, 7), InEra::Yes),
            ("S64.1.8", date(1989, 1, 8), InEra::NoLonger),
            ("平成元年1月8日", date(1989, 1, 8), InEra::Yes),
            ("令和元年5月1日", date(2019, 5, 1), InEra::Yes),
            ("H35.4.1", date(2023, 4, 1), InEra::NoLonger),
            ("R1.4.30", date(2019, 4, 30), InEra::NotYet),
            ("令和0年1月1日", date(2018, 1, 1), InEra::NotYet),
            ("T15.12.25", date(1926, 12, 25), InEra::Yes),
            ("M45.7.30", date(1912, 7, 30), InEra::Yes),
            ("R8.11.1", date(2026, 11, 1), InEra::Yes),
            ("19960229", date(1996, 2, 29), InEra::Yes),
        ] {
            assert_eq!(read(raw), on(day, in_era), "{raw}");
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
