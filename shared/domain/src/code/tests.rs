use proptest::prelude::*;

use super::*;

#[test]
fn a_code_is_of_one_flow_and_one_purpose() {
    let code = Code::parse("６１１ ８９８").unwrap();
    assert_eq!(code.as_str(), "611898");
    let hash = code.hash("pepper", "flow", Purpose::SignUp);
    assert!(code.matches(&hash, "pepper", "flow", Purpose::SignUp));
    assert!(!code.matches(&hash, "pepper", "flow2", Purpose::SignUp));
    assert!(!code.matches(&hash, "pepper", "flow", Purpose::Reissue));
    assert!(!code.matches(&hash, "salt", "flow", Purpose::SignUp));
}

#[test]
fn codes_keep_their_leading_zeros() {
    assert_eq!(Code::new(Purpose::SignUp, [0; 8]).as_str(), "000000");
    assert_eq!(
        Code::new(Purpose::Reissue, 12_345_u64.to_be_bytes()).as_str(),
        "2345"
    );
}

#[test]
fn a_code_has_exactly_the_digits_of_its_purpose() {
    for typed in ["", " ", "12345a", "一二三四五六"] {
        assert!(Code::parse(typed).is_err(), "{typed}");
    }
    for (typed, sign_up, reissue) in [
        ("123", false, false),
        ("1234", false, true),
        ("12345", false, false),
        ("１２３ ４５６", true, false),
        ("1234567", false, false),
    ] {
        let is_of = |purpose| Code::parse(typed).unwrap().of(purpose).is_ok();
        let is = (is_of(Purpose::SignUp), is_of(Purpose::Reissue));
        assert_eq!(is, (sign_up, reissue), "{typed}");
    }
}

proptest! {
    #[test]
    fn whatever_is_drawn_can_be_typed_in_full_width(random: [u8; 8]) {
        for purpose in [Purpose::SignUp, Purpose::Reissue] {
            let drawn = Code::new(purpose, random);
            prop_assert_eq!(drawn.as_str().len(), purpose.digits());
            let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
            let typed = Code::parse(&drawn.as_str().chars().map(wide).collect::<String>()).unwrap();
            prop_assert!(typed.matches(&drawn.hash("pepper", "flow", purpose), "pepper", "flow", purpose));
        }
    }

    #[test]
    fn flow_and_digits_never_run_together(a in "[0-9]{1,4}", b in "[0-9]{4,6}", c in "[0-9]{1,4}", d in "[0-9]{4,6}") {
        let hash = |flow: &str, code: &str| Code::parse(code).unwrap().hash("pepper", flow, Purpose::SignUp);
        prop_assert_eq!(hash(&a, &b) == hash(&c, &d), (a, b) == (c, d));
    }
}
