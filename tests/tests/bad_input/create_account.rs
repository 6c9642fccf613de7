//! `create-account`: the flow stays confirmed.

use tests::World;
use tests::people::{credentials, first};

use super::table::Given::{Gone, J, Long, S};
use super::table::Input::{Fields, Text};
use super::table::{Row, ask, check};

const CREATE: &[Row] = &[
    (
        "nothing",
        Text("{}"),
        422,
        "invalid",
        &["user_id", "password"],
    ),
    (
        "no password",
        Fields(&[("password", Gone)]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "seven characters",
        Fields(&[("password", S("kumo#48"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "21 characters",
        Fields(&[("password", S("kumo#48xTsuki-kumo#48"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "no symbol",
        Fields(&[("password", S("kumotsuki48"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "Japanese letters",
        Fields(&[("password", S("くもつき#48xTsuki"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "NUL inside",
        Fields(&[("password", S("kumo#48\u{0}Tsuki"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "an emoji",
        Fields(&[("password", S("kumo#48😀Tsuki"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "a megabyte's little sister",
        Fields(&[("password", Long("kumo#48x", 5_000))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "a number",
        Fields(&[("password", J("12345678"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "a known word",
        Fields(&[("password", S("P@ssw0rd2026!"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "the user ID",
        Fields(&[("password", S("urara.omote1#"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "the birth date",
        Fields(&[("password", S("x#19860524"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "another's flow in the body",
        Fields(&[
            ("member_id", S("019f0000-0000-7000-8000-000000000000")),
            ("password", S("short")),
        ]),
        422,
        "invalid",
        &["password"],
    ),
];

#[tokio::test]
async fn an_opening_answers_each_row_and_leaves_the_flow_confirmed() {
    let world = World::with_demo().await;
    let mut browser = first("0386").confirmed(&world, "urara.omote").await;
    let right = credentials("urara.omote");
    for row in CREATE {
        let answer = ask(&mut browser, "create-account", &right, &row.1).await;
        check("create-account", row, &answer);
        assert_eq!(
            browser.get("signup").await.body["state"],
            "confirmed",
            "{}",
            row.0
        );
    }
    assert_eq!(browser.post("create-account", right).await.status, 201);
}
