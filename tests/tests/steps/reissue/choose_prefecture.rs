//! `choose-prefecture` through the door.

use serde_json::json;
use tests::told;

use super::{
    ME, SAKURA, TOTTORI, choose, code, code_sent, confirm, confirmed, is, other, start, stored,
    with_ledger,
};

#[tokio::test]
async fn the_code_is_mailed_and_the_address_shown() {
    let world = with_ledger().await;
    let mut browser = world.browser();
    start(&mut browser, SAKURA, ME).await;
    world.calls.take();
    let answer = choose(&mut browser, " 鳥取県 ").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(
        answer.body,
        json!({ "sent_to": ME, "expires_at": "2026-11-20T10:30:00+09:00" })
    );
    assert!(tests::Calls::depth(&world.calls.take()) <= 3);
    assert_eq!(code(&world, ME).len(), 4);
}

#[tokio::test]
async fn only_a_prefecture_of_the_list_is_taken() {
    let world = with_ledger().await;
    let mut browser = world.browser();
    start(&mut browser, SAKURA, ME).await;
    for prefecture in ["", "鳥取", "Tottori", "蝦夷"] {
        let answer = choose(&mut browser, prefecture).await;
        is(&answer, 422, "invalid");
        assert_eq!(answer.fields(), ["prefecture"]);
    }
    assert!(world.mails(ME).is_empty());
}

#[tokio::test]
async fn a_new_code_kills_the_old_one_and_its_tries() {
    let world = with_ledger().await;
    let mut browser = code_sent(&world, SAKURA, TOTTORI).await;
    let old = code(&world, ME);
    confirm(&mut browser, &super::wrong(&old)).await;
    assert_eq!(choose(&mut browser, TOTTORI).await.status, 200);
    assert_eq!(stored(&world, &browser).await.number("tries"), 0);
    let new = code(&world, ME);
    if old != new {
        is(&confirm(&mut browser, &old).await, 403, "code-refused");
    }
    assert_eq!(confirm(&mut browser, &new).await.status, 200);
}

#[tokio::test]
async fn after_the_confirmation_no_other_prefecture_is_taken() {
    let world = with_ledger().await;
    let mut browser = confirmed(&world).await;
    is(&choose(&mut browser, "島根県").await, 409, "wrong-state");
}

#[tokio::test]
async fn a_flow_ends_after_an_hour() {
    for (second, status) in [(3599, 200), (3600, 401), (3601, 401)] {
        let world = with_ledger().await;
        let mut browser = world.browser();
        start(&mut browser, SAKURA, ME).await;
        world.pass(second);
        let answer = choose(&mut browser, TOTTORI).await;
        assert_eq!(answer.status, status, "{second}: {}", answer.body);
        assert_eq!(world.mails(ME).len(), usize::from(status == 200));
    }
}

#[tokio::test]
async fn one_facility_and_address_get_three_codes_a_day_that_nobody_confirms() {
    let world = with_ledger().await;
    for _ in 0..3 {
        code_sent(&world, SAKURA, TOTTORI).await;
    }
    let mut browser = world.browser();
    start(&mut browser, SAKURA, "Me@corp.example.jp").await;
    let refused = choose(&mut browser, TOTTORI).await;
    is(&refused, 429, "too-many-codes");
    assert!(
        refused.body["title"]
            .as_str()
            .unwrap()
            .contains("確認コード")
    );
    assert!(refused.body["retry_after"].as_i64().unwrap() > 0);
    assert_eq!(world.mails(ME).len(), 3);
    // Another facility, and the same one with another address, have counts of their own.
    start(&mut browser, "2970300035", ME).await;
    assert_eq!(choose(&mut browser, "奈良県").await.status, 200);
    start(&mut browser, SAKURA, "you@corp.example.jp").await;
    assert_eq!(choose(&mut browser, TOTTORI).await.status, 200);
    // The next day, counted in UTC, with the old item still present.
    world.pass(23 * 3600 - 1);
    start(&mut browser, SAKURA, ME).await;
    is(&choose(&mut browser, TOTTORI).await, 429, "too-many-codes");
    world.pass(1);
    assert_eq!(choose(&mut browser, TOTTORI).await.status, 200);
}

#[tokio::test]
async fn a_confirmed_code_leaves_the_count_and_only_once() {
    let world = with_ledger().await;
    for _ in 0..4 {
        let mut browser = confirmed(&world).await;
        is(
            &confirm(&mut browser, &code(&world, ME)).await,
            403,
            "code-refused",
        );
    }
    // The address's own five an hour are another limit.
    code_sent(&world, SAKURA, TOTTORI).await;
    world.pass(3600);
    for _ in 0..2 {
        code_sent(&world, SAKURA, TOTTORI).await;
    }
    let mut browser = world.browser();
    start(&mut browser, SAKURA, ME).await;
    is(&choose(&mut browser, TOTTORI).await, 429, "too-many-codes");
}

#[tokio::test]
async fn an_address_gets_five_codes_an_hour_whatever_the_facility() {
    let world = with_ledger().await;
    for n in 0..5 {
        code_sent(&world, &other(n), TOTTORI).await;
    }
    let mut browser = world.browser();
    start(&mut browser, &other(5), "Me+tag@corp.example.jp").await;
    let refused = choose(&mut browser, TOTTORI).await;
    is(&refused, 429, "too-many-codes");
    assert_eq!(refused.headers["retry-after"], "3600");
    world.pass(3599);
    is(&choose(&mut browser, TOTTORI).await, 429, "too-many-codes");
}

#[tokio::test]
async fn another_prefecture_than_the_ledgers_is_named_and_mails_nobody() {
    let world = with_ledger().await;
    let mut browser = world.browser();
    start(&mut browser, SAKURA, ME).await;
    for _ in 0..5 {
        let answer = choose(&mut browser, "島根県").await;
        is(&answer, 422, "invalid");
        assert_eq!(answer.fields(), ["prefecture"]);
    }
    assert!(world.mails(ME).is_empty());
    let standing = browser.get("reissue").await.body;
    assert_eq!(
        (&standing["state"], &standing["prefecture"]),
        (&told!("started"), &told!(null))
    );
    // Nothing was counted, and the right one is still open.
    assert_eq!(choose(&mut browser, TOTTORI).await.status, 200);
    let alive = code(&world, ME);
    is(&choose(&mut browser, "島根県").await, 422, "invalid");
    assert_eq!(
        confirm(&mut browser, &alive).await.status,
        200,
        "the code alive stays"
    );
}
