//! `confirm-reissue-code` through the door.

use emulators::fault::{Fault, Gate, Rule};
use serde_json::json;
use tests::World;
use tokio::task::JoinSet;

use super::{
    ME, SAKURA, TOTTORI, choose, code, code_sent, confirm, confirmed, is, start, stored,
    with_ledger, wrong,
};

#[tokio::test]
async fn the_right_code_shows_what_will_be_asked_for() {
    let world = with_ledger().await;
    let mut browser = code_sent(&world, SAKURA, TOTTORI).await;
    let code = code(&world, ME);
    world.calls.take();
    let wide: String = code
        .chars()
        .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap())
        .collect();
    let answer = confirm(&mut browser, &format!("{wide} ")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(
        answer.body,
        json!({
            "facility_number": SAKURA,
            "facility_name": "さくら訪問介護ステーション",
            "email": ME,
            "prefecture": TOTTORI,
        })
    );
    assert!(tests::Calls::depth(&world.calls.take()) <= 3);
}

#[tokio::test]
async fn a_code_lives_thirty_minutes() {
    for (second, status) in [(1799, 200), (1800, 403), (1801, 403)] {
        let world = with_ledger().await;
        let mut browser = code_sent(&world, SAKURA, TOTTORI).await;
        world.pass(second);
        let answer = confirm(&mut browser, &code(&world, ME)).await;
        assert_eq!(answer.status, status, "{second}: {}", answer.body);
        if status == 403 {
            is(&answer, 403, "code-refused");
        }
    }
}

#[tokio::test]
async fn a_late_code_dies_with_its_flow() {
    for (second, status) in [(599, 200), (600, 401), (601, 401)] {
        let world = with_ledger().await;
        let mut browser = world.browser();
        start(&mut browser, SAKURA, ME).await;
        world.pass(3000);
        let sent = choose(&mut browser, TOTTORI).await;
        assert_eq!(sent.body["expires_at"], "2026-11-20T11:00:00+09:00");
        assert!(world.mails(ME)[0].text.contains("有効期間は10分です"));
        world.pass(second);
        let answer = confirm(&mut browser, &code(&world, ME)).await;
        assert_eq!(answer.status, status, "{second}: {}", answer.body);
    }
}

#[tokio::test]
async fn wrong_used_expired_exhausted_and_never_sent_codes_are_one_answer() {
    let world = with_ledger().await;
    let mut answers = Vec::new();
    let mut never = world.browser();
    start(&mut never, SAKURA, "you@corp.example.jp").await;
    answers.push(confirm(&mut never, "0000").await);
    let mut used = confirmed(&world).await;
    answers.push(confirm(&mut used, &code(&world, ME)).await);
    let mut tried = code_sent(&world, SAKURA, TOTTORI).await;
    let right = code(&world, ME);
    for _ in 0..5 {
        answers.push(confirm(&mut tried, &wrong(&right)).await);
    }
    answers.push(confirm(&mut tried, &right).await);
    let mut expired = code_sent(&world, SAKURA, TOTTORI).await;
    world.pass(1800);
    answers.push(confirm(&mut expired, &code(&world, ME)).await);
    for answer in &answers {
        is(answer, 403, "code-refused");
        assert_eq!(answer.body, answers[0].body);
        assert_eq!(answer.headers, answers[0].headers);
    }
    let title = answers[0].body["title"].as_str().unwrap();
    assert!(title.contains("確認コード") && !title.contains("認証番号"));
}

#[tokio::test]
async fn four_wrong_codes_leave_room_for_the_right_one() {
    let world = with_ledger().await;
    let mut browser = code_sent(&world, SAKURA, TOTTORI).await;
    let right = code(&world, ME);
    for _ in 0..4 {
        is(
            &confirm(&mut browser, &wrong(&right)).await,
            403,
            "code-refused",
        );
    }
    assert_eq!(confirm(&mut browser, &right).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn parallel_wrong_codes_are_compared_five_times_in_all() {
    let world: &'static _ = Box::leak(Box::new(with_ledger().await));
    let browser = code_sent(world, SAKURA, TOTTORI).await;
    let right = code(world, ME);
    let mut tries = JoinSet::new();
    for n in 1..=200 {
        let mut browser = browser.clone();
        let code = format!("{:04}", (right.parse::<u32>().unwrap() + n) % 10_000);
        tries.spawn(async move { confirm(&mut browser, &code).await });
    }
    for answer in tries.join_all().await {
        is(&answer, 403, "code-refused");
    }
    assert_eq!(stored(world, &browser).await.number("tries"), 5);
    is(
        &confirm(&mut browser.clone(), &right).await,
        403,
        "code-refused",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_confirmed_once_however_many_come_at_a_time() {
    let world: &'static _ = Box::leak(Box::new(with_ledger().await));
    let browser = code_sent(world, SAKURA, TOTTORI).await;
    let right = code(world, ME);
    let mut tries = JoinSet::new();
    for _ in 0..50 {
        let (mut browser, right) = (browser.clone(), right.clone());
        tries.spawn(async move { confirm(&mut browser, &right).await });
    }
    let answers = tries.join_all().await;
    let done = answers.iter().filter(|answer| answer.status == 200);
    assert_eq!(done.count(), 1);
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        is(answer, 403, "code-refused");
    }
}

#[tokio::test]
async fn what_is_no_code_is_named_and_costs_no_try() {
    let world = with_ledger().await;
    let mut browser = code_sent(&world, SAKURA, TOTTORI).await;
    for typed in ["", "12", "abcd", "123456789"] {
        let answer = confirm(&mut browser, typed).await;
        is(&answer, 422, "invalid");
        assert_eq!(answer.fields(), ["code"]);
    }
    assert_eq!(stored(&world, &browser).await.number("tries"), 0);
}

#[tokio::test]
async fn a_code_that_is_replaced_while_it_is_compared_confirms_nothing() {
    let world = World::with_faults().await;
    let mut browser = code_sent(&world, SAKURA, TOTTORI).await;
    let old = code(&world, ME);
    let gate = Gate::closed();
    let confirmation = Rule::next("TransactWriteItems", Fault::Hold(gate.clone()));
    let tables = &world.faults().dynamodb;
    tables.inject(confirmation.containing("confirmed_by"));
    let mut tab = browser.clone();
    let choosing = async {
        gate.reached().await;
        let sent = choose(&mut browser, TOTTORI).await;
        gate.open();
        sent
    };
    let (confirmed, sent) = tokio::join!(confirm(&mut tab, &old), choosing);
    assert_eq!(sent.status, 200, "{}", sent.body);
    is(&confirmed, 403, "code-refused");
    assert_eq!(browser.get("reissue").await.body["state"], "code-sent");
    let new = code(&world, ME);
    assert_eq!(confirm(&mut browser, &new).await.status, 200);
}
