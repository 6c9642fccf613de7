//! `save-survey` through the door.

use serde_json::{Value, json};
use tests::scenes::Style;
use tests::{World, together};

use super::{counted, first_page, kept};

#[tokio::test]
async fn a_page_is_saved_and_the_next_one_told() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let (page, answers) = first_page(&mut member).await;
    let saved = member.save(&page, answers.clone()).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    assert_eq!(saved.body["version"], 1);
    let survey = member.survey().await;
    assert_eq!(survey["state"], "draft");
    assert_eq!(survey["answers"][&page], answers);
    assert_eq!(survey["next_page"], saved.body["next_page"]);
    assert_eq!(survey["missing"], saved.body["missing"]);
}

#[tokio::test]
async fn answers_are_resumed_at_the_first_open_page_in_another_browser() {
    let world = World::with_demo().await;
    let mut member = world.member("mirai").await;
    let (page, answers) = first_page(&mut member).await;
    member.save(&page, answers).await;
    let mut again = world
        .logged_in(member.entry.clone(), member.campaign.clone())
        .await;
    let survey = again.survey().await;
    assert_eq!(survey["next_page"], survey["pages"][1]["id"]);
    again.answer_everything(&Style::default()).await;
    assert_eq!(member.survey().await["next_page"], Value::Null);
}

#[tokio::test]
async fn counters_move_once_with_the_first_save() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let campaign = member.campaign.clone();
    let untouched = counted(&world, &campaign, "not-started").await;
    assert!(untouched > 0);
    for _ in 0..3 {
        let (page, answers) = first_page(&mut member).await;
        assert_eq!(member.save(&page, answers).await.status, 200);
    }
    assert_eq!(
        counted(&world, &campaign, "not-started").await,
        untouched - 1
    );
    assert_eq!(counted(&world, &campaign, "draft").await, 1);
}

#[tokio::test]
async fn another_tabs_newer_answers_are_never_written_over() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let (page, answers) = first_page(&mut member).await;
    let mut note = answers.clone();
    note["note"] = json!("先に保存");
    assert_eq!(member.save(&page, note.clone()).await.status, 200);
    for version in [0, 2, 99] {
        let late = json!({ "version": version, "page": page, "answers": answers });
        let answer = member.act("save-survey", late).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (409, "stale"),
            "{version}"
        );
    }
    assert_eq!(member.survey().await["answers"][&page], note);
}

#[tokio::test]
async fn of_parallel_saves_of_one_version_one_wins() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let (page, answers) = first_page(&mut member).await;
    let mut tabs: Vec<_> = (0..10).map(|_| member.tab()).collect();
    let campaign = member.campaign.clone();
    let saves = tabs.iter_mut().enumerate().map(|(n, tab)| {
        let mut answers = answers.clone();
        answers["note"] = json!(format!("{n}"));
        let body = json!({ "campaign": campaign, "version": 0, "page": page, "answers": answers });
        async move { tab.post("save-survey", body).await }
    });
    let answers = together(saves).await;
    let won: Vec<usize> = (0..10).filter(|n| answers[*n].status == 200).collect();
    assert_eq!(won.len(), 1);
    assert!(
        answers
            .iter()
            .all(|a| a.status == 200 || a.slug() == "stale")
    );
    let survey = member.survey().await;
    assert_eq!(survey["version"], 1);
    assert_eq!(survey["answers"][&page]["note"], json!(won[0].to_string()));
    assert_eq!(counted(&world, &campaign, "draft").await, 1);
}

#[tokio::test]
async fn wrong_answers_are_named_and_nothing_is_saved() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let (page, answers) = first_page(&mut member).await;
    let first = answers.as_object().unwrap().keys().next().unwrap().clone();
    for (wrong, field) in [
        (json!({}), first.as_str()),
        (json!({ "contact": "whim" }), "contact"),
        (json!({ "contact": ["unchanged"] }), "contact"),
        (json!({ "no_such_field": "x" }), "no_such_field"),
        (json!({ "note": "あ".repeat(1001) }), "note"),
        (json!({ "note": 5 }), "note"),
    ] {
        let saved = member.save(&page, wrong.clone()).await;
        assert_eq!(
            (saved.status.as_u16(), saved.slug()),
            (422, "invalid"),
            "{wrong}"
        );
        assert!(saved.fields().contains(&field), "{wrong}: {}", saved.body);
    }
    for page in ["d99.keep", "", "household.x", "__proto__"] {
        let saved = member.save(page, json!({})).await;
        assert_eq!(saved.status, 404, "{page}: {}", saved.body);
    }
    assert_eq!(kept(&member).await.state(), "not-started");
    let broken = json!({ "version": -1, "page": page, "answers": [] });
    let answer = member.act("save-survey", broken).await;
    assert_eq!(answer.status, 422, "{}", answer.body);
    assert_eq!(answer.fields(), ["version", "answers"]);
}

#[tokio::test]
async fn a_removed_dependent_has_one_page_and_other_documents() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let stay = Style::default();
    member.answer_everything(&stay).await;
    let before = member.survey().await;
    let key = before["dependents"]
        .as_array()
        .unwrap()
        .iter()
        .find(|dependent| dependent["targeted"] == true)
        .unwrap()["key"]
        .as_str()
        .unwrap()
        .to_owned();
    let page = format!("{key}.keep");
    let gone =
        json!({ "decision": "remove", "reason": "employment", "date": before["reference_date"] });
    let saved = member.save(&page, gone).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    assert_eq!(saved.body["documents_changed"], true);
    assert_eq!(saved.body["next_page"], "documents");
    let after = member.survey().await;
    assert_eq!(after["acknowledged"], false);
    assert_ne!(after["list_id"], before["list_id"]);
    let pages: Vec<&str> = after["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["id"].as_str().unwrap())
        .collect();
    assert!(pages.contains(&page.as_str()) && !pages.contains(&format!("{key}.income").as_str()));
    let needs = after["documents"].as_array().unwrap();
    assert!(
        needs
            .iter()
            .any(|d| d["document"] == "new-eligibility-notice" && d["dependent"] == json!(key))
    );
    // The mind changes again: what was answered is still there.
    assert_eq!(
        member
            .save(&page, json!({ "decision": "continue" }))
            .await
            .status,
        200
    );
    let back = member.survey().await;
    assert_eq!(back["list_id"], before["list_id"]);
    assert_eq!(
        back["answers"][format!("{key}.income")],
        before["answers"][format!("{key}.income")]
    );
}

#[tokio::test]
async fn an_old_list_is_not_acknowledged() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let old = member.survey().await["list_id"].clone();
    let style = Style::default()
        .pick("living", "apart")
        .pick("salary", "yes");
    member.answer_everything(&style).await;
    for wrong in [
        json!({ "acknowledged": old }),
        json!({}),
        json!({ "acknowledged": true }),
    ] {
        let saved = member.save("documents", wrong.clone()).await;
        assert_eq!(
            (saved.status.as_u16(), saved.fields()),
            (422, vec!["acknowledged"]),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn the_largest_answers_fit_and_come_back_as_they_were() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let long = "髙".repeat(1000);
    let style = Style::default()
        .pick("note", &long)
        .pick("living", "apart")
        .pick("kind", "other")
        .pick("status", "other")
        .pick("contact", "changed")
        .pick("spouse", "yes")
        .pick("salary", "yes")
        .pick("pension", "yes")
        .pick("business", "yes");
    member.answer_everything(&style).await;
    member.upload_everything().await;
    let survey = member.survey().await;
    assert_eq!(survey["answers"]["household"]["note"], json!(long));
    let kept = kept(&member).await;
    let bytes = serde_json::to_vec(&kept).unwrap().len();
    assert!(bytes < 20_000, "{bytes} bytes");
    let again: domain::survey::Response =
        serde_json::from_value(serde_json::to_value(&kept).unwrap()).unwrap();
    assert_eq!(again, kept);
}

#[tokio::test]
async fn a_member_changes_120_things_a_minute() {
    let world = World::with_demo().await;
    world.to_window(60);
    let mut member = world.member("0386").await;
    let (page, answers) = first_page(&mut member).await;
    for n in 0..120 {
        let answer = member.save(&page, answers.clone()).await;
        assert_eq!(answer.status, 200, "{n}: {}", answer.body);
    }
    let gone = json!({ "attachment": "019f0000-0000-7000-8000-000000000000" });
    let answer = member.act("delete-attachment", gone.clone()).await;
    assert_eq!(answer.status, 429, "{}", answer.body);
    world.pass(60);
    assert_eq!(member.act("delete-attachment", gone).await.status, 404);
}
