//! `terms` through the door.

use serde_json::json;

use super::{at_home, log_in, member, scene};

#[tokio::test]
async fn the_terms_in_force_are_shown_with_the_line_about_points() {
    let world = scene().await;
    for (insurer, applies) in [("0386", false), ("32290414", true)] {
        let user_id = format!("member.{insurer}");
        member(&world, &user_id, insurer).await;
        let mut browser = world.browser();
        log_in(&mut browser, &user_id).await;
        let page = browser.get("terms").await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert_eq!(page.body["version"], 1);
        assert_eq!(page.body["effective_from"], "2026-04-01");
        assert_eq!(page.body["accepted"], false);
        assert_eq!(page.body["sections"][0]["heading"], "第1条(適用)");
        let points = &page.body["point_service"];
        assert_eq!(points["applies"], applies);
        assert_eq!(points["sections"].as_array().unwrap().is_empty(), !applies);
        let line = points["line"].as_str().unwrap();
        assert_eq!(line.contains("適用されません"), !applies, "{line}");
        let revision = json!({ "effective_from": "2027-04-01", "summary": "第2版の要点" });
        assert_eq!(page.body["next_revision"], revision);
    }
}

#[tokio::test]
async fn who_has_accepted_sees_so_and_a_stranger_sees_nothing() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut browser = at_home(&world, "urara.omote").await;
    assert_eq!(browser.get("terms").await.body["accepted"], true);
    assert_eq!(world.browser().get("terms").await.slug(), "no-session");
}
