use proptest::prelude::*;

use super::*;

fn key(raw: &str) -> String {
    KanaKey::parse(raw).unwrap().0
}

#[test]
fn one_name_in_all_its_writings_has_one_key() {
    for (writings, expected) in [
        (
            &[
                "ケンポ ショウコ",
                "ケンホ シヨウコ",
                "けんぽ　しょうこ",
                "ｹﾝﾎﾟ ｼｮｳｺ",
                "ケンポショウコ",
                " ケンホ\u{309a} ショウコ ",
            ][..],
            "ケンホシヨウコ",
        ),
        (
            &["ハットリ キョウコ", "ﾊｯﾄﾘ ｷｮｳｺ", "はつとりきようこ"],
            "ハツトリキヨウコ",
        ),
        (
            &[
                "イガラシ ジョージ",
                "ｲｶﾞﾗｼ ｼﾞｮｰｼﾞ",
                "いがらし じょ-じ",
                "イガラシ ジョ−ジ",
                "イガラシ・ジョ―ジ",
                "ｲｶﾗｼ ｼﾖ－ｼ",
            ],
            "イカラシシヨーシ",
        ),
        (
            &[
                "スズキ ヴィヴィアン",
                "すずき ゔぃゔぃあん",
                "ｽｽﾞｷ ｳﾞｨｳﾞｨｱﾝ",
                "ススキ ウイウイアン",
            ],
            "ススキウイウイアン",
        ),
        (&["ミスヾ", "ミスズ", "みすゞ", "ミスヽ"], "ミスス"),
        (&["ヰヱ ヺヵヶ"], "ヰヱヲカケ"),
        (&["ゕ゛゜"], "カ"),
    ] {
        for writing in writings {
            assert_eq!(key(writing), expected, "{writing:?}");
        }
    }
}

#[test]
fn what_is_not_kana_is_a_field_error() {
    for (raw, error) in [
        ("", EMPTY),
        (" \u{3000}", EMPTY),
        ("山田 太郎", NOT_KANA),
        ("Yamada", NOT_KANA),
        ("ケンポ 1", NOT_KANA),
        ("ー", NOT_KANA),
        ("・", NOT_KANA),
        ("ヽ", NOT_KANA),
        ("ケンポ\u{1f600}", NOT_KANA),
        ("ケンポ#タロウ", NOT_KANA),
    ] {
        assert_eq!(KanaKey::parse(raw).unwrap_err(), error, "{raw:?}");
    }
    assert_eq!(
        KanaKey::parse(&"ア".repeat(100)).unwrap().0.chars().count(),
        100
    );
    assert_eq!(KanaKey::parse(&"ア".repeat(101)).unwrap_err(), TOO_LONG);
}

#[test]
fn a_name_never_shows_itself_in_debug() {
    assert_eq!(
        format!("{:?}", KanaKey::parse("ケンポ").unwrap()),
        "KanaKey(…)"
    );
}

proptest! {
    #[test]
    fn a_key_is_its_own_key(raw in "[ぁ-ゖァ-ヺー ・ｦ-ﾟ]{1,40}") {
        if let Ok(once) = KanaKey::parse(&raw) {
            prop_assert_eq!(KanaKey::parse(once.as_str()).unwrap(), once);
        }
    }

    #[test]
    fn hiragana_and_katakana_are_one(raw in "[ぁ-ゖ]{1,20}") {
        let katakana: String = raw.chars().map(|c| char::from_u32(c as u32 + 0x60).unwrap()).collect();
        prop_assert_eq!(key(&raw), key(&katakana));
    }

    #[test]
    fn any_text_is_answered_and_a_key_is_always_katakana(raw in "\\PC{0,30}") {
        if let Ok(key) = KanaKey::parse(&raw) {
            prop_assert!(key.as_str().chars().all(|c| ('ア'..='ヲ').contains(&c) || c == 'ン' || c == 'ー'));
        }
    }
}
