//! `verify-identity`: mended where it can be, named where it cannot.

use tests::World;
use tests::people::first;

use super::table::Given::{J, Long, S};
use super::table::Input::{Fields, Text};
use super::table::{Row, ask, check};

const VERIFY: &[Row] = &[
    (
        "everything in full width",
        Fields(&[
            ("insurer_code", S("０３８６")),
            ("symbol", S("１０")),
            ("number", S("１０００")),
        ]),
        200,
        "",
        &[],
    ),
    (
        "half-width kana with a mark of its own",
        Fields(&[("kana", S("ｵﾓﾃ ｳﾗﾗ"))]),
        200,
        "",
        &[],
    ),
    (
        "voiced where the roster is plain",
        Fields(&[("kana", S("ｵﾓﾃﾞ ｳﾗﾗ"))]),
        200,
        "",
        &[],
    ),
    (
        "combining marks",
        Fields(&[("kana", S("オモテ\u{3099} ウララ"))]),
        200,
        "",
        &[],
    ),
    (
        "byte order mark and zero-width space",
        Fields(&[("kana", S("\u{feff}オモテ\u{200b}ウララ"))]),
        200,
        "",
        &[],
    ),
    (
        "right-to-left mark",
        Fields(&[("kana", S("オモテ\u{200f} ウララ"))]),
        200,
        "",
        &[],
    ),
    (
        "spaces around everything",
        Fields(&[
            ("symbol", S(" 10\u{3000}")),
            ("number", S("\t1000 ")),
            ("kana", S(" オモテ　　ウララ ")),
        ]),
        200,
        "",
        &[],
    ),
    (
        "an empty object",
        Text("{}"),
        422,
        "invalid",
        &["insurer_code", "symbol", "number", "birth_date", "kana"],
    ),
    (
        "null everywhere",
        Text(r#"{"insurer_code":null,"symbol":null,"number":null,"birth_date":null,"kana":null}"#),
        422,
        "invalid",
        &["insurer_code", "symbol", "number", "birth_date", "kana"],
    ),
    (
        "an array instead of an object",
        Text("[]"),
        400,
        "malformed",
        &[],
    ),
    (
        "half an object",
        Text(r#"{"insurer_code":"0386""#),
        400,
        "malformed",
        &[],
    ),
    (
        "no UTF-8 behind an escape",
        Text(r#"{"kana":"\ud800"}"#),
        400,
        "malformed",
        &[],
    ),
    (
        "a number where text stands",
        Fields(&[("number", J("1000"))]),
        422,
        "invalid",
        &["number"],
    ),
    (
        "a nested object",
        Fields(&[("kana", J(r#"{"$ne":null}"#))]),
        422,
        "invalid",
        &["kana"],
    ),
    (
        "a list",
        Fields(&[("symbol", J(r#"["10"]"#))]),
        422,
        "invalid",
        &["symbol"],
    ),
    (
        "kanji for kana",
        Fields(&[("kana", S("表 麗"))]),
        422,
        "invalid",
        &["kana"],
    ),
    (
        "Latin letters for kana",
        Fields(&[("kana", S("omote urara"))]),
        422,
        "invalid",
        &["kana"],
    ),
    (
        "an emoji",
        Fields(&[("kana", S("オモテ😀ウララ"))]),
        422,
        "invalid",
        &["kana"],
    ),
    (
        "a script",
        Fields(&[("kana", S("<script>alert(1)</script>"))]),
        422,
        "invalid",
        &["kana"],
    ),
    (
        "NUL",
        Fields(&[("kana", S("オモテ\u{0}ウララ"))]),
        422,
        "invalid",
        &["kana"],
    ),
    (
        "a name of 5,000 letters",
        Fields(&[("kana", Long("ア", 5_000))]),
        422,
        "invalid",
        &["kana"],
    ),
    (
        "SQL",
        Fields(&[("number", S("1' OR '1'='1"))]),
        422,
        "invalid",
        &["number"],
    ),
    (
        "a number of 5,000 digits",
        Fields(&[("number", Long("1", 5_000))]),
        422,
        "invalid",
        &["number"],
    ),
    (
        "a path",
        Fields(&[("insurer_code", S("../../etc/passwd"))]),
        422,
        "invalid",
        &["insurer_code"],
    ),
    (
        "a key of a table",
        Fields(&[("insurer_code", S("I#0386"))]),
        422,
        "invalid",
        &["insurer_code"],
    ),
    (
        "30 February",
        Fields(&[("birth_date", S("1986-02-30"))]),
        422,
        "invalid",
        &["birth_date"],
    ),
    (
        "words for a date",
        Fields(&[("birth_date", S("きのう"))]),
        422,
        "invalid",
        &["birth_date"],
    ),
    (
        "a year of six digits",
        Fields(&[("birth_date", S("198605-05-24"))]),
        422,
        "invalid",
        &["birth_date"],
    ),
    (
        "a birth date in the future",
        Fields(&[("birth_date", S("9999-12-31"))]),
        403,
        "identity-refused",
        &[],
    ),
];

#[tokio::test]
async fn an_identity_check_answers_each_row_and_goes_on() {
    let world = World::with_demo().await;
    let person = first("0386");
    for row in VERIFY {
        let mut browser = world.browser();
        let answer = ask(&mut browser, "verify-identity", &person.card, &row.1).await;
        check("verify-identity", row, &answer);
        let right = browser.post("verify-identity", person.card.clone()).await;
        assert_eq!(right.status, 200, "{}: {}", row.0, right.body);
    }
    let mut browser = world.browser();
    let twice = r#"{"insurer_code":"9999","insurer_code":"0386","symbol":"10","number":"1000","birth_date":"1986-05-24","kana":"オモテ ウララ"}"#;
    let answer = browser
        .send("POST", "/api/verify-identity", Some(twice.to_owned()))
        .await;
    assert!(answer.status.as_u16() < 500, "{}", answer.body);
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let answer = browser
        .send("POST", "/api/verify-identity", Some(deep))
        .await;
    assert_eq!((answer.status.as_u16(), answer.slug()), (400, "malformed"));
}
