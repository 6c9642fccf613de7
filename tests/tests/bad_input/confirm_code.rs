//! `confirm-code`: what is no code spends no try.

use serde_json::json;
use tests::World;
use tests::people::first;

use super::table::Given::{J, Long, S};
use super::table::Input::{Fields, Text};
use super::table::{Row, ask, check};

const CONFIRM: &[Row] = &[
    ("nothing", Text("{}"), 422, "invalid", &["code"]),
    (
        "an empty code",
        Fields(&[("code", S("  "))]),
        422,
        "invalid",
        &["code"],
    ),
    (
        "letters",
        Fields(&[("code", S("abcdef"))]),
        422,
        "invalid",
        &["code"],
    ),
    (
        "a JSON number",
        Fields(&[("code", J("123456"))]),
        422,
        "invalid",
        &["code"],
    ),
    (
        "a huge number",
        Fields(&[("code", J("1e300"))]),
        422,
        "invalid",
        &["code"],
    ),
    (
        "every code at once",
        Fields(&[("code", J(r#"["000000","000001"]"#))]),
        422,
        "invalid",
        &["code"],
    ),
    (
        "a wildcard",
        Fields(&[("code", S("%%%%%%"))]),
        422,
        "invalid",
        &["code"],
    ),
    (
        "Arabic digits",
        Fields(&[("code", S("١٢٣٤٥٦"))]),
        422,
        "invalid",
        &["code"],
    ),
    (
        "10,000 digits",
        Fields(&[("code", Long("1", 10_000))]),
        422,
        "invalid",
        &["code"],
    ),
    (
        "text instead of JSON",
        Text("code=123456"),
        400,
        "malformed",
        &[],
    ),
];

#[tokio::test]
async fn a_confirmation_answers_each_row_and_spends_no_try() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    let code = person.code(&world);
    for row in CONFIRM {
        let answer = ask(
            &mut browser,
            "confirm-code",
            &json!({ "code": code }),
            &row.1,
        )
        .await;
        check("confirm-code", row, &answer);
    }
    let typed = format!("\u{feff} {}－{}\u{3000}", &code[..3], &code[3..]);
    let answer = browser.post("confirm-code", json!({ "code": typed })).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}
