//! Codes, numbers and other short signs: without spaces, every dash a `-`.

use super::typed;

/// As [`typed`], without any space inside and with every dash as `-`
/// (ー only where nothing but ASCII stands around it: it is a letter in Japanese words).
pub fn typed_code(raw: &str) -> String {
    let plain: String = typed(raw)
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if is_dash(c) && c != 'ー' { '-' } else { c })
        .collect();
    let dashed = plain.replace('ー', "-");
    if dashed.is_ascii() { dashed } else { plain }
}

/// A number in which people put dashes where they like: `13-1111-1111`. None where there is more than digits.
pub fn digits(raw: &str) -> Option<String> {
    let digits = typed_code(raw).replace('-', "");
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(digits)
}

/// The dashes that keyboards and input methods give where a person means one.
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{2501}' | '゠' | 'ー'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_made_even() {
        for (raw, even) in [
            (" ０３８６\u{3000}", "0386"),
            ("\u{feff}t011\u{200b}", "t011"),
            ("１００−５", "100-5"),
            ("１００ー５", "100-5"),
            ("10 05", "1005"),
            ("カード", "カード"),
        ] {
            assert_eq!(typed_code(raw), even, "{raw:?}");
        }
    }
}
