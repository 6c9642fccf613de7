//! `login`: nobody is locked out by a clumsy form.

use tests::World;
use tests::people::{credentials, first};

use super::table::Given::{J, Long, S};
use super::table::Input::{Fields, Text};
use super::table::{Row, ask, check};

const LOGIN: &[Row] = &[
    (
        "in full width and capitals",
        Fields(&[("user_id", S("ＵＲＡＲＡ．ＯＭＯＴＥ"))]),
        200,
        "",
        &[],
    ),
    (
        "spaces around the ID",
        Fields(&[("user_id", S(" urara.omote\u{3000}"))]),
        200,
        "",
        &[],
    ),
    (
        "nothing",
        Text("{}"),
        422,
        "invalid",
        &["user_id", "password"],
    ),
    ("null", Text("null"), 400, "malformed", &[]),
    (
        "an operator for a password",
        Fields(&[("password", J(r#"{"$gt":""}"#))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "true for a password",
        Fields(&[("password", J("true"))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "a password of 40,000 characters",
        Fields(&[("password", Long("x", 40_000))]),
        422,
        "invalid",
        &["password"],
    ),
    (
        "SQL for an ID",
        Fields(&[("user_id", S("' OR 1=1 --"))]),
        422,
        "invalid",
        &["user_id"],
    ),
    (
        "a key for an ID",
        Fields(&[("user_id", S("L#urara.omote"))]),
        422,
        "invalid",
        &["user_id"],
    ),
    (
        "a role in the body",
        Fields(&[("role", S("admin")), ("user_id", S("nobody.here"))]),
        403,
        "login-refused",
        &[],
    ),
];

#[tokio::test]
async fn a_login_answers_each_row_and_locks_nobody_out() {
    let world = World::with_demo().await;
    first("0386").signed_up(&world, "urara.omote").await;
    let right = credentials("urara.omote");
    for row in LOGIN {
        let mut browser = world.browser();
        let answer = ask(&mut browser, "login", &right, &row.1).await;
        check("login", row, &answer);
        assert_eq!(
            browser.post("login", right.clone()).await.status,
            200,
            "{}",
            row.0
        );
    }
}
