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
async fn everybody_reads_the_terms_before_login_as_the_insurer_has_them() {
    let world = scene().await;
    for (asked, applies, words) in [
        ("terms", false, "契約している保険者にご所属の方には"),
        ("terms?code=0386", false, "適用されません"),
        ("terms?code=32290414", true, "適用されます"),
    ] {
        let page = world.browser().get(asked).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert_eq!(page.body["sections"][0]["heading"], "第1条(適用)");
        let points = &page.body["point_service"];
        assert_eq!(points["applies"], applies, "{asked}");
        let line = points["line"].as_str().unwrap();
        assert!(line.contains(words), "{line}");
        assert_eq!(page.body["accepted"], json!(null), "nobody has accepted");
        assert_eq!(page.body["next_revision"]["effective_from"], "2027-04-01");
    }
    let unknown = world.browser().get("terms?code=9999").await;
    assert_eq!(
        (unknown.status.as_u16(), unknown.slug()),
        (404, "insurer-unknown")
    );
}

#[tokio::test]
async fn who_has_accepted_sees_so_and_their_own_insurers_terms_whatever_the_code() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut browser = at_home(&world, "urara.omote").await;
    let page = browser.get("terms?code=32290414").await.body;
    assert_eq!(page["accepted"], true);
    assert_eq!(page["point_service"]["applies"], false);
}

#[tokio::test]
async fn a_cookie_that_opens_no_session_is_a_strangers() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut browser = world.browser();
    browser.set_cookie("__Host-session", Some("not.a-session"));
    assert_eq!(browser.get("terms").await.body["accepted"], json!(null));
    log_in(&mut browser, "urara.omote").await;
    assert_eq!(browser.get("terms").await.body["accepted"], false);
}

#[tokio::test]
async fn a_revision_is_announced_to_everybody_until_its_day() {
    let world = scene().await;
    let revision = json!({ "effective_from": "2027-04-01", "summary": "第2版の要点" });
    for (now, announced) in [
        ("2027-03-31T23:59:59+09:00", revision),
        ("2027-04-01T00:00:00+09:00", json!(null)),
    ] {
        world.clock.set(now.parse().unwrap());
        let told = world.browser().get("notices").await.body;
        assert_eq!(told["next_revision"], announced, "{now}");
        let page = world.browser().get("terms").await.body;
        assert_eq!(page["next_revision"], announced, "{now}");
    }
}
