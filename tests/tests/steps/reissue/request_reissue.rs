//! `request-reissue` through the door.

use domain::reissue::{Facility, Request};
use platform::tables::{Key, Table};
use serde_json::json;
use tests::{World, partition};
use tokio::task::JoinSet;

use super::{
    ME, OFFICE, SAKURA, TOTTORI, choose, code, code_sent, confirm, confirmed, is, post, request,
    start, with_ledger,
};

async fn requests(world: &World) -> Vec<Request> {
    let facility = format!("FAC#{SAKURA}");
    let found = partition(world.app(), Table::People, &facility, "REQ#").await;
    found
        .into_iter()
        .map(|(_, item)| item.parse().unwrap())
        .collect()
}

#[tokio::test]
async fn the_confirmed_request_is_accepted_for_the_federation() {
    let world = with_ledger().await;
    let mut browser = confirmed(&world).await;
    world.calls.take();
    let answer = request(&mut browser).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
    assert!(tests::Calls::depth(&world.calls.take()) <= 3);
    let receipt = answer.body["receipt"].as_str().unwrap();
    assert!(
        receipt.starts_with("R-") && receipt.len() == 11,
        "{receipt}"
    );
    assert_eq!(answer.body["email"], ME);
    assert_eq!(answer.body["prefecture"], TOTTORI);
    let federation = &answer.body["federation"];
    assert_eq!(federation["name"], "鳥取県国民健康保険団体連合会");
    for field in ["tel", "page", "days", "envelope"] {
        assert!(!federation[field].is_null(), "{field}");
    }
    let [Request::Requested(application)] = &requests(&world).await[..] else {
        panic!("one request that waits for the federation")
    };
    assert_eq!(application.receipt, receipt);
    assert_eq!(application.facility_number.as_str(), SAKURA);
    assert_eq!(application.facility_name, "さくら訪問介護ステーション");
    assert_eq!(application.prefecture.name(), TOTTORI);
    assert_eq!(application.email, ME);
    assert_eq!(application.requested_at, world.clock.now());
}

#[tokio::test]
async fn a_repeat_answers_with_the_same_receipt_and_does_nothing_more() {
    let world = with_ledger().await;
    let mut browser = confirmed(&world).await;
    let first = request(&mut browser).await;
    post(&world).await;
    let mails = world.mails(ME).len();
    world.pass(60);
    let second = request(&mut browser).await;
    assert_eq!((second.status, second.body), (first.status, first.body));
    assert_eq!(requests(&world).await.len(), 1);
    post(&world).await;
    assert_eq!(world.mails(ME).len(), mails);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_at_a_time_make_one_request_with_one_receipt() {
    let world: &'static _ = Box::leak(Box::new(with_ledger().await));
    let browser = confirmed(world).await;
    let mut tries = JoinSet::new();
    for _ in 0..50 {
        let mut browser = browser.clone();
        tries.spawn(async move { request(&mut browser).await });
    }
    let answers = tries.join_all().await;
    for answer in &answers {
        assert_eq!(
            (answer.status.as_u16(), &answer.body),
            (202, &answers[0].body)
        );
    }
    assert_eq!(requests(world).await.len(), 1);
    post(world).await;
    assert_eq!(world.mails(OFFICE).len(), 1);
}

#[tokio::test]
async fn without_the_confirmed_code_nothing_is_asked_for() {
    let world = with_ledger().await;
    is(&request(&mut world.browser()).await, 401, "no-flow");
    let mut browser = world.browser();
    start(&mut browser, SAKURA, ME).await;
    is(&request(&mut browser).await, 403, "code-not-confirmed");
    choose(&mut browser, TOTTORI).await;
    let answer = request(&mut browser).await;
    is(&answer, 403, "code-not-confirmed");
    assert!(
        answer.body["title"]
            .as_str()
            .unwrap()
            .starts_with("確認コード")
    );
    assert!(requests(&world).await.is_empty());
}

#[tokio::test]
async fn a_confirmed_flow_ends_after_an_hour() {
    for (second, status) in [(3599, 202), (3600, 401), (3601, 401)] {
        let world = with_ledger().await;
        let mut browser = confirmed(&world).await;
        world.pass(second);
        let answer = request(&mut browser).await;
        assert_eq!(answer.status, status, "{second}: {}", answer.body);
        assert_eq!(requests(&world).await.len(), usize::from(status == 202));
    }
}

#[tokio::test]
async fn a_second_request_for_a_facility_stands_beside_the_first() {
    let world = with_ledger().await;
    let first = request(&mut confirmed(&world).await).await;
    let second = request(&mut confirmed(&world).await).await;
    assert_ne!(first.body["receipt"], second.body["receipt"]);
    assert_eq!(requests(&world).await.len(), 2);
}

#[tokio::test]
async fn the_ledger_with_its_login_stays_as_it_was() {
    let world = with_ledger().await;
    let ledger = Key::facility(SAKURA);
    let read = || world.app().tables().get::<Facility>(&ledger);
    let before = read().await.unwrap().unwrap();
    request(&mut confirmed(&world).await).await;
    assert_eq!(read().await.unwrap().unwrap(), before);
}

#[tokio::test]
async fn the_confirmation_is_read_as_it_was_given_even_if_the_ledger_changes() {
    let world = with_ledger().await;
    let mut browser = code_sent(&world, SAKURA, TOTTORI).await;
    confirm(&mut browser, &code(&world, ME)).await;
    world
        .app()
        .tables()
        .delete(&Key::facility(SAKURA))
        .await
        .unwrap();
    let answer = request(&mut browser).await;
    assert_eq!(answer.status, 202);
    post(&world).await;
    assert!(world.mails(OFFICE).is_empty());
    let standing = browser.get("reissue").await.body;
    assert_eq!(
        standing["facility_name"],
        json!("さくら訪問介護ステーション")
    );
}
