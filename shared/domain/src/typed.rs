//! What a person typed, made even before any rule looks at it: nothing is scolded that can be mended.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// Why one field cannot be accepted: a polite Japanese sentence to show beside the field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FieldError(pub Cow<'static, str>);

impl FieldError {
    /// A refusal in fixed words.
    pub const fn new(message: &'static str) -> Self {
        Self(Cow::Borrowed(message))
    }
}

/// NFKC, without invisible format characters and without space at either end.
pub fn typed(raw: &str) -> String {
    let even: String = raw.nfkc().filter(|c| !is_invisible(*c)).collect();
    even.trim().to_owned()
}

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

/// The dashes that keyboards and input methods give where a person means one.
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{2501}' | '゠' | 'ー'
    )
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Gives a one-string type its way in and out: serde through `parse`, and a `Debug` that shows nothing.
macro_rules! text_type {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = $crate::typed::FieldError;
            fn try_from(raw: String) -> Result<Self, Self::Error> {
                Self::parse(&raw)
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
        $crate::typed::redacted!($name);
    };
}

/// A `Debug` that names the type and shows nothing of the person.
macro_rules! redacted {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}
pub(crate) use {redacted, text_type};

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
