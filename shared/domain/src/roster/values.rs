//! Small values of a roster's cells: sex, flags, yen, 同居別居, kana for display.

use super::entry::{Living, Sex};
use crate::read::{typed, yen};

/// 男, 女 or the usual numbers for them.
pub(super) fn sex(raw: &str) -> Option<Sex> {
    match typed(raw).to_ascii_uppercase().as_str() {
        "男" | "男性" | "1" | "M" => Some(Sex::Male),
        "女" | "女性" | "2" | "F" => Some(Sex::Female),
        _ => None,
    }
}

/// `1` or a mark says yes, `0` or a cross no.
pub(super) fn flag(raw: &str) -> Option<bool> {
    match typed(raw).as_str() {
        "1" | "○" | "〇" | "◯" | "有" | "はい" => Some(true),
        "0" | "×" | "-" | "無" | "いいえ" => Some(false),
        _ => None,
    }
}

/// Whole yen; commas may stand anywhere.
pub(super) fn yen(raw: &str) -> Option<u64> {
    let amount = yen::read(&typed(raw).replace(',', "")).ok();
    // Above ten thousand million yen a column has slipped.
    amount.filter(|yen| *yen <= 10_000_000_000)
}

/// 同居 or 別居.
pub(super) fn living(raw: &str) -> Option<Living> {
    match typed(raw).as_str() {
        "同居" | "1" => Some(Living::Together),
        "別居" | "2" => Some(Living::Apart),
        _ => None,
    }
}

/// Kana as screens show it: full-width katakana, one space between the names.
pub(super) fn kana_shown(raw: &str) -> String {
    let even: String = typed(raw)
        .chars()
        .map(|c| match c {
            'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
            _ => c,
        })
        .collect();
    even.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_it_is_written() {
        for (raw, read) in [
            ("4220000", Some(4_220_000)),
            ("4,220,000円", Some(4_220_000)),
            ("￥４，２２０，０００", Some(4_220_000)),
            ("0", Some(0)),
            ("-1", None),
            ("422万", Some(4_220_000)),
            ("42,20000", Some(4_220_000)),
            ("19860524000", None),
            ("円", None),
        ] {
            assert_eq!(yen(raw), read, "{raw}");
        }
    }

    #[test]
    fn flags_and_words_are_read_in_either_width() {
        assert_eq!(flag("１"), Some(true));
        assert_eq!(flag("0"), Some(false));
        assert_eq!(flag("2"), None);
        assert_eq!(sex(" 女 "), Some(Sex::Female));
        assert_eq!(sex("不明"), None);
        assert_eq!(living("別居"), Some(Living::Apart));
        assert_eq!(kana_shown("ｵﾓﾃ　 けんいち"), "オモテ ケンイチ");
    }
}
