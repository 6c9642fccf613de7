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
mod tests;
