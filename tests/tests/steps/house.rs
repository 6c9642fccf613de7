//! What holds for every route, whatever the step.

use emulators::fault::{Fault, Rule};
use serde_json::json;
use tests::World;
use tests::people::first;

#[tokio::test]
async fn an_unknown_path_is_a_problem_and_is_never_cached() {
    let world = World::new().await;
    let answer = world.browser().post("no-such-step", json!({})).await;
    assert_eq!((answer.status.as_u16(), answer.slug()), (404, "not-found"));
    assert_eq!(answer.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn a_request_that_did_not_come_through_the_edge_is_refused() {
    let world = World::new().await;
    let mut stranger = world.browser().with_header(platform::edge::SECRET, "wrong");
    let answer = stranger.get("insurer?code=0386").await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (403, "edge-refused")
    );
}

#[tokio::test]
async fn a_transaction_that_holds_an_item_delays_its_writing_and_its_end_and_refuses_neither() {
    let world = World::with_faults().await;
    let held = |operation: &str| {
        let rule = Rule::next(operation, Fault::TransactionConflict).times(3);
        world.faults().dynamodb.inject(rule);
    };
    held("PutItem");
    let mut browser = first("0386").at_home(&world, "urara.omote").await;
    held("DeleteItem");
    let answer = browser.post("logout", json!({})).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(world.faults().dynamodb.pending(), 0, "both were held");
}
