//! What holds for every route, whatever the step.

use serde_json::json;
use tests::World;

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
