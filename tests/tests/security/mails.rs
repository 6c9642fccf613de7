//! Code mails are the same bytes whatever a request says of host and scheme, and no header can be broken.

use serde_json::json;
use tests::people::first;
use tests::{World, told};

#[tokio::test]
async fn hostile_headers_change_no_byte_of_a_code_mail() {
    let mut written = Vec::new();
    for hostile in [false, true] {
        for insurer in ["0386", "mirai", "32290414", "ngx"] {
            let world = World::with_demo().await;
            let person = first(insurer);
            let mut browser = world.browser();
            if hostile {
                for (name, value) in [
                    ("host", "evil.example"),
                    ("x-forwarded-host", "evil.example"),
                    ("x-forwarded-proto", "ftp"),
                    ("x-forwarded-port", "666"),
                    ("x-original-url", "https://evil.example/"),
                    ("forwarded", "host=evil.example;proto=ftp"),
                    ("referer", "https://evil.example/"),
                    ("accept-language", "evil.example"),
                    ("user-agent", "evil.example"),
                ] {
                    browser = browser.with_header(name, value);
                }
            }
            browser.post("verify-identity", person.card.clone()).await;
            let answer = browser.post("send-code", person.wish("hostile.one")).await;
            assert_eq!(answer.status, 200, "{}", answer.body);
            let mails = world.mails(&person.email);
            let mail = mails.first().unwrap();
            let code = person.code(&world);
            let text = mail.text.replace(&code, "");
            assert!(!format!("{mail:?}").contains("evil"));
            written.push((
                insurer,
                text,
                mail.html.clone(),
                mail.subject.clone(),
                mail.from.clone(),
                mail.reply_to.clone(),
                mail.tags.clone(),
            ));
        }
    }
    let (plain, hostile) = written.split_at(4);
    assert_eq!(plain, hostile);
}

#[tokio::test]
async fn no_line_break_reaches_a_header() {
    let world = World::with_demo().await;
    let person = first("ngx");
    let mut browser = person.verified(&world).await;
    for email in [
        "a@mail.example.jp\r\nBcc: b@mail.example.jp",
        "a@mail.example.jp\nSubject: x",
        "a\r@mail.example.jp",
        "a@mail.example.jp,b@mail.example.jp",
        "a@mail.example.jp;b@mail.example.jp",
        "\"a\" <b@mail.example.jp>",
        "a\u{2028}b@mail.example.jp",
        "a@mail.example.jp%0d%0aBcc:b@mail.example.jp",
        "\"a\\\"\"@mail.example.jp",
    ] {
        let wish = json!({ "user_id": "NGX070000", "email": email });
        let answer = browser.post("send-code", wish).await;
        assert_eq!(
            (answer.status.as_u16(), answer.fields()),
            (422, vec!["email"]),
            "{email:?}"
        );
    }
    assert!(world.endpoints.mailbox.messages(None).is_empty());
}

#[tokio::test]
async fn odd_addresses_are_sent_where_they_can_be() {
    for (typed, smtp) in [
        ("a..b@docomo.example.jp", "\"a..b\"@docomo.example.jp"),
        ("ab.@docomo.example.jp", "\"ab.\"@docomo.example.jp"),
        ("-x@mail.example.jp", "-x@mail.example.jp"),
        (
            "_ab..cd---@mail.example.jp",
            "\"_ab..cd---\"@mail.example.jp",
        ),
        (
            "o'hara+kenpo@mail.example.jp",
            "o'hara+kenpo@mail.example.jp",
        ),
    ] {
        let world = World::with_demo().await;
        let mut browser = first("ngx").verified(&world).await;
        let wish = json!({ "user_id": "NGX070000", "email": typed });
        let answer = browser.post("send-code", wish).await;
        assert_eq!(
            (answer.status.as_u16(), &answer.body["sent_to"]),
            (200, &told!(typed))
        );
        assert_eq!(world.mails(smtp).len(), 1, "{typed}");
    }
}
