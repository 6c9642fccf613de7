//! Tables and properties of the identity form.

use jiff::civil::date;
use proptest::prelude::*;

use super::birth_date::{NO_BIRTH_DATE, NOT_A_DAY};
use super::*;

#[test]
fn codes_are_mended_before_they_are_judged() {
    for (raw, code) in [
        ("０３８６", "0386"),
        (" OMRON ", "omron"),
        ("３２２９0414\u{3000}", "32290414"),
        ("Ｍｉｒａｉ", "mirai"),
    ] {
        assert_eq!(InsurerCode::parse(raw).unwrap().as_str(), code);
    }
    for raw in ["", " ", "a b#c", "立峰", "a-b", "123456789012345678901"] {
        assert!(InsurerCode::parse(raw).is_err(), "{raw:?}");
    }
}

#[test]
fn numbers_keep_zeros_and_letters_and_match_without_case() {
    let number = |raw| Number::parse(raw).unwrap();
    assert_eq!(number("Ｔ０１１"), number("t011"));
    assert_eq!(number("Ｔ０１１").as_str(), "T011");
    assert_eq!(number("070000").as_str(), "070000");
    assert_ne!(number("01"), number("1"));
    assert_eq!(number("１００−５"), number("100-5"));
    for raw in [
        "",
        "\u{3000}",
        "12#34",
        "1/2",
        "123456789012345678901",
        "1\u{0}2",
    ] {
        assert!(Number::parse(raw).is_err(), "{raw:?}");
        assert!(Symbol::parse(raw).is_err(), "{raw:?}");
    }
}

#[test]
fn birth_dates_are_real_days_from_1900_to_today() {
    for raw in [
        "1986-05-24",
        "19860524",
        "1986/5/24",
        "１９８６／０５／２４",
        " 1986-05-24 ",
        "1986年",
    ] {
        let day = BirthDate::parse(raw);
        if raw == "1986年" {
            assert_eq!(day.unwrap_err(), NOT_A_DAY);
        } else {
            assert_eq!(day.unwrap().date(), date(1986, 5, 24), "{raw:?}");
        }
    }
    for raw in [
        "1899-12-31",
        "2023-02-29",
        "1986-13-01",
        "1986-00-10",
        "86-05-24",
        "+1986-5-24",
        "1986-05-24-1",
        "00000000",
        "abcdefgh",
        "１9８6",
        "-1986-05-24",
    ] {
        assert_eq!(BirthDate::parse(raw).unwrap_err(), NOT_A_DAY, "{raw:?}");
    }
    assert_eq!(BirthDate::parse("").unwrap_err(), NO_BIRTH_DATE);
    assert!(BirthDate::parse("1900-01-01").is_ok());
    assert!(BirthDate::parse("1996-02-29").is_ok());
}

#[test]
fn a_body_reads_into_an_identity_and_says_in_japanese_what_is_wrong() {
    let body = r#"{"insurer_code":"０３８６","symbol":"10","number":"1000","birth_date":"1986-05-24","kana":"おもて うらら"}"#;
    let identity: Identity = serde_json::from_str(body).unwrap();
    assert_eq!(identity.kana.as_str(), "オモテウララ");
    assert_eq!(format!("{identity:?}").matches("(…)").count(), 4);
    let wrong = serde_json::from_str::<Identity>(&body.replace("おもて うらら", "表"))
        .unwrap_err()
        .to_string();
    assert!(
        wrong.contains("氏名(カナ)は、ひらがなまたはカタカナ"),
        "{wrong}"
    );
    let back = serde_json::to_value(&identity).unwrap();
    assert_eq!(back["birth_date"], "1986-05-24");
}

proptest! {
    #[test]
    fn two_cards_have_one_material_only_if_they_are_one(a in "[a-z0-9]{1,5}", b in "[A-Za-z0-9]{1,5}", c in "[A-Za-z0-9]{1,5}",
        d in "[a-z0-9]{1,5}", e in "[A-Za-z0-9]{1,5}", f in "[A-Za-z0-9]{1,5}") {
        let card = |i: &str, s: &str, n: &str| (InsurerCode::parse(i).unwrap(), Symbol::parse(s).unwrap(), Number::parse(n).unwrap());
        let (one, two) = (card(&a, &b, &c), card(&d, &e, &f));
        let material = |c: &(InsurerCode, Symbol, Number)| lookup_material(&c.0, &c.1, &c.2);
        prop_assert_eq!(material(&one) == material(&two), one == two);
        prop_assert_eq!(material(&one), material(&card(&a.to_uppercase(), &b.to_uppercase(), &c.to_lowercase())));
    }

    #[test]
    fn a_birth_date_survives_the_wire(days in 0i32..46_000) {
        let day = date(1900, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let born = BirthDate::try_from(day).unwrap();
        let json = serde_json::to_string(&born).unwrap();
        prop_assert_eq!(serde_json::from_str::<BirthDate>(&json).unwrap(), born);
        prop_assert_eq!(BirthDate::parse(&day.strftime("%Y%m%d").to_string()).unwrap(), born);
    }

    #[test]
    fn any_text_is_answered(raw in "\\PC{0,30}") {
        let _ = (InsurerCode::parse(&raw).is_ok(), Number::parse(&raw).is_ok(), BirthDate::parse(&raw).is_ok());
    }
}
