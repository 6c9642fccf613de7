//! Days as people type them: `2026-04-01`, `2026/4/1`, `20260401`, `2026年4月1日`, `令和8年4月1日`, `R8.4.1`.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// Name, letter, year zero and first day of an era.
type Era = (&'static str, &'static str, i16, (i16, i8, i8));

/// The eras that a living person's dates fall in.
const ERAS: [Era; 4] = [
    ("令和", "r", 2018, (2019, 5, 1)),
    ("平成", "h", 1988, (1989, 1, 8)),
    ("昭和", "s", 1925, (1926, 12, 25)),
    ("大正", "t", 1911, (1912, 7, 30)),
];

/// The day, or nothing where the text is not one that exists. A day before its era began is none.
#[must_use]
pub fn parse(input: &str) -> Option<Date> {
    let text: String = input
        .nfkc()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_lowercase();
    for (name, letter, zero, first) in ERAS {
        let rest = text
            .strip_prefix(name)
            .or_else(|| text.strip_prefix(letter));
        if let Some(rest) = rest {
            let (y, m, d) = parts(&rest.replacen('元', "1", 1))?;
            let day = Date::new(zero.checked_add(y).filter(|_| y > 0)?, m, d).ok()?;
            return Some(day).filter(|day| (day.year(), day.month(), day.day()) >= first);
        }
    }
    let (y, m, d) = parts(&text)?;
    if y < 1000 {
        return None;
    }
    Date::new(y, m, d).ok()
}

fn parts(text: &str) -> Option<(i16, i8, i8)> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some((
            text.get(..4)?.parse().ok()?,
            text.get(4..6)?.parse().ok()?,
            text.get(6..)?.parse().ok()?,
        ));
    }
    let text = text.strip_suffix('日').unwrap_or(text);
    let mut numbers = text.split(['-', '/', '.', '年', '月']);
    let (y, m, d) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let digits = |s: &str, most: usize| {
        (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())
    };
    if numbers.next().is_some() || !digits(y, 4) || !digits(m, 2) || !digits(d, 2) {
        return None;
    }
    Some((y.parse().ok()?, m.parse().ok()?, d.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn usual_writings_of_a_day_are_understood() {
        for input in [
            "2026-04-01",
            "2026/4/1",
            "20260401",
            "2026年4月1日",
            "２０２６．４．１",
            "令和8年4月1日",
            "R8.4.1",
            "r8/04/01",
        ] {
            assert_eq!(parse(input), Some(date(2026, 4, 1)), "{input}");
        }
        assert_eq!(parse("令和元年5月1日"), Some(date(2019, 5, 1)));
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        for input in [
            "",
            "2026-02-29",
            "2026-13-01",
            "26-4-1",
            "令和元年4月30日",
            "令和0年1月1日",
            "明日",
            "2026-4-1-1",
            "2026年4月",
        ] {
            assert_eq!(parse(input), None, "{input}");
        }
    }
}
