//! `notices` through the door: what the site tells everybody.

use tests::World;

#[tokio::test]
async fn the_sites_notices_are_told_from_their_day_on() {
    let world = World::with_demo().await;
    let answer = world.browser().get("notices").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let notices = answer.body["notices"].as_array().unwrap();
    assert!(!notices.is_empty());
    let today = "2026-11-20";
    assert!(notices.iter().all(|notice| notice["from"] == "site"));
    assert!(
        notices
            .iter()
            .all(|notice| notice["published"].as_str().unwrap() <= today)
    );
    world
        .clock
        .set("2020-01-01T00:00:00+09:00".parse().unwrap());
    let answer = world.browser().get("notices").await;
    assert_eq!(answer.body["notices"], serde_json::json!([]));
}

#[tokio::test]
async fn without_a_site_item_nothing_is_told() {
    let world = World::new().await;
    let answer = world.browser().get("notices").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body["maintenance"], serde_json::json!(null));
}
