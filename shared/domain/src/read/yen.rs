//! Amounts as people type them: `１，３００，０００円`, `¥1300000`, `130万円`, `108万3千`.

use super::{is_dash, typed};
use crate::Wrong;

/// Largest amount that an answer may hold, in yen.
pub const MOST: u64 = 999_999_999;

/// Whole yen, as an answer may hold them.
///
/// # Errors
/// As [`read`], or more than [`MOST`].
pub fn parse(input: &str) -> Result<u64, Wrong> {
    read(input).and_then(limited)
}

/// The amount, unless it is beyond [`MOST`].
///
/// # Errors
/// It is.
pub fn limited(amount: u64) -> Result<u64, Wrong> {
    (amount <= MOST)
        .then_some(amount)
        .ok_or(Wrong::new("金額が大きすぎます。円単位で入力してください。"))
}

/// Whole yen. Fractions of a yen, negative and unclear amounts are refused.
///
/// # Errors
/// Why the amount cannot be taken.
pub fn read(input: &str) -> Result<u64, Wrong> {
    let text: String = typed(input)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let text = text.trim_start_matches(['¥', '\\']).trim_end_matches('円');
    if text.starts_with(|c| is_dash(c) || matches!(c, '▲' | '△')) {
        return Err(Wrong::new("金額は0以上で入力してください。"));
    }
    let amount = match text.split_once('万') {
        Some((head, tail)) => scaled(head, 4)
            .zip(below_ten_thousand(tail))
            .and_then(|(a, b)| a.checked_add(b)),
        None => whole(text),
    };
    amount.ok_or(Wrong::new(
        "金額は円単位の数字で入力してください（例：1300000）。収入がない場合は0を入力してください。",
    ))
}

/// What follows 万: nothing, `5000`, `5千`, `5千500`.
fn below_ten_thousand(text: &str) -> Option<u64> {
    if text.is_empty() {
        return Some(0);
    }
    let amount = match text.split_once('千') {
        Some((head, "")) => scaled(head, 3)?,
        Some((head, tail)) => {
            scaled(head, 3)?.checked_add(whole(tail).filter(|rest| *rest < 1_000)?)?
        }
        None => whole(text)?,
    };
    Some(amount).filter(|a| *a < 10_000)
}

/// Digits, with commas only where thousands have them.
fn whole(text: &str) -> Option<u64> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped =
        rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|g| g.len() == 3));
    let digits: String = text.chars().filter(|c| *c != ',').collect();
    let plain = grouped && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// A decimal number times ten to the `zeros`, where that is a whole number: `130.5` with 4 is 1,305,000.
fn scaled(text: &str, zeros: usize) -> Option<u64> {
    let (head, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > zeros || (text.contains('.') && fraction.is_empty()) {
        return None;
    }
    let unit = 10_u64.checked_pow(u32::try_from(zeros).ok()?)?;
    let padded = format!("{fraction:0<zeros$}");
    let small = padded
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| padded.parse::<u64>().ok())??;
    whole(head)?.checked_mul(unit)?.checked_add(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_writings_of_an_amount_are_understood() {
        for (input, yen) in [
            ("0", 0),
            ("1300000", 1_300_000),
            ("1,300,000", 1_300_000),
            ("１，３００，０００円", 1_300_000),
            (" ￥ 1300000 ", 1_300_000),
            ("130万円", 1_300_000),
            ("１３０．５万", 1_305_000),
            ("108万3千円", 1_083_000),
            ("108万3333円", 1_083_333),
            ("0万", 0),
        ] {
            assert_eq!(parse(input), Ok(yen), "{input}");
        }
    }

    #[test]
    fn unclear_amounts_are_refused() {
        for input in [
            "",
            "なし",
            "-1",
            "▲100",
            "1,30",
            "13,0000",
            "1.5",
            "1300000.5",
            "万",
            "130万12000",
            "1e6",
            "0x10",
            "+5",
            "1300000000",
            "99999999999999999999999",
            "10000000000000000000万",
            "約100万",
            "1.23456万",
            "1.万",
        ] {
            assert!(parse(input).is_err(), "{input}");
        }
    }
}
