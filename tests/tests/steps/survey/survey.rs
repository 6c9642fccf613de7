//! `survey` through the door.

use tests::{World, told};

#[tokio::test]
async fn an_untouched_survey_shows_every_page_and_begins_with_the_first() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let survey = member.survey().await;
    assert_eq!(survey["state"], "not-started");
    assert_eq!(survey["state_text"], "未作成");
    assert_eq!(
        (&survey["version"], &survey["documents_version"]),
        (&told!(0), &told!(0))
    );
    assert_eq!(survey["can_edit"], true);
    assert_eq!(survey["next_page"], survey["pages"][0]["id"]);
    assert_eq!(
        survey["pages"].as_array().unwrap().last().unwrap()["id"],
        "documents"
    );
    assert_eq!(
        (&survey["receipt"], &survey["submitted_at"]),
        (&told!(null), &told!(null))
    );
    let dependents = survey["dependents"].as_array().unwrap();
    assert_eq!(dependents.len(), member.entry.dependents.len());
    for dependent in dependents {
        assert_eq!(dependent["targeted"] == true, dependent["reason"].is_null());
    }
    assert!(!survey["missing"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn reading_twice_changes_nothing() {
    let world = World::with_demo().await;
    let mut member = world.member("mirai").await;
    assert_eq!(member.survey().await, member.survey().await);
}

#[tokio::test]
async fn the_word_for_the_member_is_the_insurers() {
    let world = World::with_demo().await;
    for (insurer, own, other) in [
        ("32290414", "組合員", "被保険者"),
        ("ngx", "被保険者", "組合員"),
    ] {
        let mut member = world.member(insurer).await;
        let survey = member.survey().await;
        let shown = format!("{}{}", survey["pages"][0], survey["declaration"]);
        assert!(shown.contains(own) && !shown.contains(other), "{insurer}");
    }
}

#[tokio::test]
async fn without_a_session_or_with_the_wrong_shape_nothing_is_told() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let stranger = world.browser().get("survey?campaign=0386-2026-1").await;
    assert_eq!(
        (stranger.status.as_u16(), stranger.slug()),
        (401, "no-session")
    );
    let stranger = world.browser().get("survey").await;
    assert_eq!(
        (stranger.status.as_u16(), stranger.slug()),
        (401, "no-session")
    );
    for query in [
        "survey?campaign=",
        "survey?campaign=nobody-2026-1",
        "survey?campaign=%23%00",
    ] {
        let answer = member.get(query).await;
        assert!(
            [404, 422].contains(&answer.status.as_u16()),
            "{query}: {}",
            answer.body
        );
    }
    let absent = member.get("survey").await;
    assert_eq!(
        (absent.status.as_u16(), absent.fields()),
        (422, vec!["campaign"])
    );
}
