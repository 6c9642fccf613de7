//! `submit-survey` and `presign-upload`: the draft stays as it was.

use serde_json::{Value, json};
use tests::World;
use tests::people::first;

use super::presign_upload::PRESIGN;
use super::table::Given::{J, Long, S};
use super::table::Input::{Fields, Text};
use super::table::{Row, ask, check};

const CAMPAIGN: &str = "0386-2026-1";

const SUBMIT: &[Row] = &[
    (
        "nothing",
        Text("{}"),
        422,
        "invalid",
        &["campaign", "version", "declaration"],
    ),
    (
        "the version as text",
        Fields(&[("version", S("0"))]),
        422,
        "invalid",
        &["version"],
    ),
    (
        "a negative version",
        Fields(&[("version", J("-1"))]),
        422,
        "invalid",
        &["version"],
    ),
    (
        "a fraction",
        Fields(&[("version", J("0.5"))]),
        422,
        "invalid",
        &["version"],
    ),
    (
        "an endless number",
        Fields(&[("version", J("1e300"))]),
        422,
        "invalid",
        &["version"],
    ),
    (
        "more than 64 bits",
        Fields(&[("version", J("18446744073709551616"))]),
        422,
        "invalid",
        &["version"],
    ),
    (
        "the last of 64 bits",
        Fields(&[("version", J("18446744073709551615"))]),
        409,
        "stale",
        &[],
    ),
    (
        "\"true\" for a declaration",
        Fields(&[("declaration", S("true"))]),
        422,
        "invalid",
        &["declaration"],
    ),
    (
        "1 for a declaration",
        Fields(&[("declaration", J("1"))]),
        422,
        "invalid",
        &["declaration"],
    ),
    (
        "null for a declaration",
        Fields(&[("declaration", J("null"))]),
        422,
        "invalid",
        &["declaration"],
    ),
    (
        "another campaign",
        Fields(&[("campaign", S("mirai-2026-1"))]),
        404,
        "not-found",
        &[],
    ),
    (
        "a campaign's key",
        Fields(&[("campaign", S("C#0386-2026-1"))]),
        404,
        "not-found",
        &[],
    ),
    (
        "a campaign of 5,000 letters",
        Fields(&[("campaign", Long("a", 5_000))]),
        404,
        "not-found",
        &[],
    ),
    (
        "an empty campaign",
        Fields(&[("campaign", S(""))]),
        404,
        "not-found",
        &[],
    ),
    (
        "a campaign with NUL",
        Fields(&[("campaign", S("0386\u{0}2026"))]),
        404,
        "not-found",
        &[],
    ),
];

#[tokio::test]
async fn submitting_and_presigning_answer_each_row_and_leave_the_draft_as_it_was() {
    let world = World::with_demo().await;
    let mut browser = first("0386").at_home(&world, "urara.omote").await;
    let path = format!("survey?campaign={CAMPAIGN}");
    let draft = browser.get(&path).await;
    assert_eq!(draft.status, 200, "{}", draft.body);
    let submit =
        json!({ "campaign": CAMPAIGN, "version": draft.body["version"], "declaration": true });
    let presign = json!({
        "campaign": CAMPAIGN, "dependent": null, "document": "resident-record", "file_name": "a.pdf",
        "content_type": "application/pdf", "size": 10, "sha256": "0".repeat(64),
    });
    for (step, right, rows) in [
        ("submit-survey", &submit, SUBMIT),
        ("presign-upload", &presign, PRESIGN),
    ] {
        for row in rows {
            let answer = ask(&mut browser, step, right, &row.1).await;
            check(step, row, &answer);
        }
    }
    // What was not declared is named, with all that is missing; nothing is submitted.
    let mut undeclared: Value = submit.clone();
    undeclared["declaration"] = json!(false);
    let answer = browser.post("submit-survey", undeclared).await;
    assert!(answer.fields().contains(&"declaration"), "{}", answer.body);
    let after = browser.get(&path).await;
    assert_eq!(after.body, draft.body);
}
