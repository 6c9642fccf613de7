//! The way to `request-reissue`.

use serde_json::{Value, json};
use tests::World;

use super::table::Given::{J, S};
use super::table::Input::{Fields, Text};
use super::table::{Row, ask, check};

const START: &[Row] = &[
    (
        "a number in full width",
        Fields(&[("facility_number", S("３１７０１０００１１"))]),
        200,
        "",
        &[],
    ),
    (
        "nothing",
        Text("{}"),
        422,
        "invalid",
        &["facility_number", "email", "email_again"],
    ),
    (
        "nine digits",
        Fields(&[("facility_number", S("317010001"))]),
        422,
        "invalid",
        &["facility_number"],
    ),
    (
        "a JSON number",
        Fields(&[("facility_number", J("3170100011"))]),
        422,
        "invalid",
        &["facility_number"],
    ),
    (
        "a negative number",
        Fields(&[("facility_number", S("-317010001"))]),
        422,
        "invalid",
        &["facility_number"],
    ),
    (
        "addresses that differ",
        Fields(&[("email_again", S("you@corp.example.jp"))]),
        422,
        "invalid",
        &["email_again"],
    ),
    (
        "an address with a line break",
        Fields(&[
            ("email", S("a@b.example.jp\n")),
            ("email_again", S("a@b.example.jp\n")),
        ]),
        422,
        "invalid",
        &["email", "email_again"],
    ),
];

const CHOOSE: &[Row] = &[
    ("nothing", Text("{}"), 422, "invalid", &["prefecture"]),
    (
        "a prefecture that is none",
        Fields(&[("prefecture", S("満州県"))]),
        422,
        "invalid",
        &["prefecture"],
    ),
    (
        "a number",
        Fields(&[("prefecture", J("31"))]),
        422,
        "invalid",
        &["prefecture"],
    ),
    (
        "two prefectures",
        Fields(&[("prefecture", J(r#"["鳥取県","島根県"]"#))]),
        422,
        "invalid",
        &["prefecture"],
    ),
];

const CODE: &[Row] = &[
    (
        "letters",
        Fields(&[("code", S("abcd"))]),
        422,
        "invalid",
        &["code"],
    ),
    (
        "three digits",
        Fields(&[("code", S("123"))]),
        422,
        "invalid",
        &["code"],
    ),
    (
        "a list",
        Fields(&[("code", J(r#"["1234"]"#))]),
        422,
        "invalid",
        &["code"],
    ),
];

const REQUEST: &[Row] = &[
    ("a list", Text("[]"), 400, "malformed", &[]),
    ("nothing at all", Text(""), 400, "malformed", &[]),
];

#[tokio::test]
async fn the_way_to_a_reissue_answers_each_row_and_goes_on() {
    let world = World::with_demo().await;
    let me = "me@corp.example.jp";
    let start = json!({ "facility_number": "3170100011", "email": me, "email_again": me });
    let mut browser = world.browser();
    for row in START {
        let answer = ask(&mut browser, "start-reissue", &start, &row.1).await;
        check("start-reissue", row, &answer);
    }
    assert_eq!(browser.post("start-reissue", start).await.status, 200);
    let choose = json!({ "prefecture": "鳥取県" });
    for row in CHOOSE {
        let answer = ask(&mut browser, "choose-prefecture", &choose, &row.1).await;
        check("choose-prefecture", row, &answer);
    }
    assert_eq!(browser.post("choose-prefecture", choose).await.status, 200);
    let is_code = |line: &&str| line.len() == 4 && line.bytes().all(|byte| byte.is_ascii_digit());
    let mails = world.mails(me);
    let code = mails[0].text.lines().map(str::trim).find(is_code).unwrap();
    let code: Value = json!({ "code": code });
    for row in CODE {
        let answer = ask(&mut browser, "confirm-reissue-code", &code, &row.1).await;
        check("confirm-reissue-code", row, &answer);
    }
    assert_eq!(browser.post("confirm-reissue-code", code).await.status, 200);
    for row in REQUEST {
        let answer = ask(&mut browser, "request-reissue", &json!({}), &row.1).await;
        check("request-reissue", row, &answer);
    }
    assert_eq!(browser.post("request-reissue", json!({})).await.status, 202);
}
