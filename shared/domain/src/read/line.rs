//! Text, and the one table of characters that nobody sees.

use unicode_normalization::UnicodeNormalization as _;

use crate::Wrong;

/// A value of one line: NFKC, without characters that cannot be seen and without space at either end.
pub fn typed(raw: &str) -> String {
    let unseen = |c: char| joins(c) || is_hidden(c) && !c.is_control() && !c.is_whitespace();
    let even: String = raw.nfkc().filter(|c| !unseen(*c)).collect();
    even.trim().to_owned()
}

/// Free text in one line, trimmed and composed (NFC); empty after trimming is empty.
///
/// # Errors
/// A Japanese sentence where it holds invisible characters or is longer than `max` characters.
pub fn line(input: &str, max: usize) -> Result<String, Wrong> {
    checked(input, max, false)
}

/// Several lines, ended by LF.
///
/// # Errors
/// As [`line`], which refuses line ends too.
pub fn lines(input: &str, max: usize) -> Result<String, Wrong> {
    checked(&input.replace("\r\n", "\n").replace('\r', "\n"), max, true)
}

fn checked(input: &str, max: usize, several: bool) -> Result<String, Wrong> {
    let text: String = input.trim().nfc().collect();
    if text
        .chars()
        .any(|c| is_hidden(c) && !(several && c == '\n'))
    {
        return Err(Wrong::new(
            "使用できない文字（制御文字など）が含まれています。入力し直してください。",
        ));
    }
    let length = text.chars().count();
    if length > max {
        return Err(format!("{max}文字以内で入力してください（現在{length}文字）。").into());
    }
    Ok(text)
}

/// Characters that change the one before them; free text (emoji, variants of kanji) needs them.
const fn joins(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}'
    )
}

/// Control characters, line separators, and what turns or hides the text around it.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_and_composed() {
        assert_eq!(line("\u{3000} カ\u{3099}ク \t", 10), Ok("ガク".to_owned()));
        assert_eq!(lines("一\r\n二\r三", 10), Ok("一\n二\n三".to_owned()));
    }

    #[test]
    fn hidden_characters_and_long_texts_are_refused() {
        for bad in ["a\u{0}b", "a\nb", "a\u{202E}b", "a\u{1b}[31m"] {
            assert!(line(bad, 10).is_err(), "{bad:?}");
        }
        assert!(line("一二三", 2).is_err());
        assert!(line("一二三", 3).is_ok());
    }
}
