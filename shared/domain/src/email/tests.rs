use proptest::prelude::*;

use super::Email;

#[test]
fn odd_addresses_are_taken_and_quoted_where_smtp_needs_it() {
    for (typed, smtp, odd) in [
        ("taro@example.jp", "taro@example.jp", false),
        (" ｔａｒｏ＠Example.JP ", "taro@example.jp", false),
        ("a..b@docomo.ne.jp", "\"a..b\"@docomo.ne.jp", true),
        ("abc.@docomo.ne.jp", "\"abc.\"@docomo.ne.jp", true),
        ("-x@example.jp", "-x@example.jp", true),
        (
            "_ab..cd---@example.co.jp",
            "\"_ab..cd---\"@example.co.jp",
            true,
        ),
        ("taro+kenpo@example.jp", "taro+kenpo@example.jp", false),
        ("mailforsecurity-001@jp", "mailforsecurity-001@jp", true),
    ] {
        let email = Email::parse(typed).unwrap();
        assert_eq!(
            (email.smtp().as_str(), email.is_odd()),
            (smtp, odd),
            "{typed}"
        );
    }
}

#[test]
fn tags_and_letter_case_are_the_same_mailbox() {
    for (typed, mailbox) in [
        ("Taro@example.jp", "taro@example.jp"),
        ("taro+1@example.jp", "taro@example.jp"),
        ("TARO+kenpo+2@Example.jp", "taro@example.jp"),
        ("+1@example.jp", "+1@example.jp"),
        ("ta.ro@example.jp", "ta.ro@example.jp"),
    ] {
        assert_eq!(Email::parse(typed).unwrap().mailbox(), mailbox, "{typed}");
    }
}

#[test]
fn what_no_server_takes_or_what_reaches_a_header_is_refused() {
    let long = format!("{}@example.jp", "a".repeat(65));
    for typed in [
        "",
        "taro",
        "@example.jp",
        "taro@",
        "taro@-a",
        "taro@-a.jp",
        "taro@a..jp",
        "太郎@example.jp",
        "taro@example.jp\r\nBcc: x@example.jp",
        "taro\n@example.jp",
        "a b@example.jp",
        "\"a\"@example.jp",
        "a@b@example.jp",
        "taro@example.jp,x@example.jp",
        "<taro@example.jp>",
        &long,
    ] {
        assert!(Email::parse(typed).is_err(), "{typed:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_taken_stays_one_line_of_ascii(raw in "[\\PC\r\n\t]{0,12}@[\\PC\r\n]{0,8}[a-z.-]{0,12}") {
        if let Ok(email) = Email::parse(&raw) {
            prop_assert!(email.smtp().bytes().all(|b| b.is_ascii_graphic()));
            prop_assert_eq!(Email::parse(email.as_str()).unwrap(), email);
        }
    }

    #[test]
    fn any_run_of_dots_reaches_the_server_in_quotes(local in "[a-z.]{1,20}") {
        let smtp = Email::parse(&format!("{local}@docomo.ne.jp")).unwrap().smtp();
        prop_assert_eq!(smtp.starts_with('"'), local.split('.').any(str::is_empty));
    }
}
