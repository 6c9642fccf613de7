//! `send-code`: the flow goes on after each row.

use serde_json::json;
use tests::World;
use tests::people::people;

use super::table::Given::{Gone, J, Long, S};
use super::table::Input::{Fields, Text};
use super::table::{Row, ask, check};

const SEND: &[Row] = &[
    (
        "a user ID in full width",
        Fields(&[("user_id", S("ＮＧＸ０７００００"))]),
        200,
        "",
        &[],
    ),
    (
        "an address in full width",
        Fields(&[("email", S(" ｔａｒｏ＠ｍａｉｌ．ｅｘａｍｐｌｅ．ｊｐ "))]),
        200,
        "",
        &[],
    ),
    ("nothing", Text("{}"), 422, "invalid", &["user_id"]),
    (
        "five characters",
        Fields(&[("user_id", S("abcde"))]),
        422,
        "invalid",
        &["user_id"],
    ),
    (
        "51 characters",
        Fields(&[("user_id", Long("a", 51))]),
        422,
        "invalid",
        &["user_id"],
    ),
    (
        "a space inside",
        Fields(&[("user_id", S("ngx 070000"))]),
        422,
        "invalid",
        &["user_id"],
    ),
    (
        "a formula with a bar",
        Fields(&[("user_id", S("+a|bcdef"))]),
        422,
        "invalid",
        &["user_id"],
    ),
    (
        "Cyrillic letters that look Latin",
        Fields(&[("user_id", S("аdmin.аdmin"))]),
        422,
        "invalid",
        &["user_id"],
    ),
    (
        "an address without a domain",
        Fields(&[("email", S("taro"))]),
        422,
        "invalid",
        &["email"],
    ),
    (
        "an address with a header",
        Fields(&[("email", S("a@mail.example.jp\r\nBcc: b@mail.example.jp"))]),
        422,
        "invalid",
        &["email"],
    ),
    (
        "two addresses",
        Fields(&[("email", S("a@mail.example.jp,b@mail.example.jp"))]),
        422,
        "invalid",
        &["email"],
    ),
    (
        "a list of addresses",
        Fields(&[("email", J(r#"["a@mail.example.jp"]"#))]),
        422,
        "invalid",
        &["email"],
    ),
    (
        "an address of 5,000 letters",
        Fields(&[("email", Long("a@b.example.", 500))]),
        422,
        "invalid",
        &["email"],
    ),
    (
        "both wrong",
        Fields(&[("user_id", S("")), ("email", S("@"))]),
        422,
        "invalid",
        &["user_id", "email"],
    ),
    (
        "no address where none is registered",
        Fields(&[("email", Gone)]),
        422,
        "invalid",
        &["email"],
    ),
];

#[tokio::test]
async fn a_sending_answers_each_row_and_keeps_the_flow() {
    let world = World::with_demo().await;
    for (row, person) in SEND.iter().zip(people("ngx")) {
        let mut browser = person.verified(&world).await;
        let right = person.wish("right.one");
        let answer = ask(&mut browser, "send-code", &right, &row.1).await;
        check("send-code", row, &answer);
        world.pass(60);
        let answer = browser.post("send-code", right).await;
        assert_eq!(answer.status, 200, "{}: {}", row.0, answer.body);
        let code = json!({ "code": person.code(&world) });
        assert_eq!(
            browser.post("confirm-code", code).await.status,
            200,
            "{}",
            row.0
        );
    }
}
