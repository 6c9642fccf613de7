//! `submit-survey` through the door.

use domain::survey::Submission;
use platform::tables::Key;
use serde_json::json;
use tests::scenes::{File, Member, Style};
use tests::{Json, World, together, told};

use super::{counted, kept, submissions};

async fn ready<'a>(world: &'a World, insurer: &str) -> Member<'a> {
    let mut member = world.member(insurer).await;
    member.answer_everything(&Style::default()).await;
    member.upload_everything().await;
    member
}

#[tokio::test]
async fn what_was_declared_is_kept_and_the_survey_closed() {
    let world = World::with_demo().await;
    let mut member = ready(&world, "0386").await;
    let campaign = member.campaign.clone();
    let before = member.survey().await;
    let answer = member.submit().await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.body["submitted_at"], tests::MORNING);
    let after = member.survey().await;
    assert_eq!(
        (&after["state"], &after["can_edit"]),
        (&told!("submitted"), &told!(false))
    );
    assert_eq!(
        (&after["receipt"], &after["answers"]),
        (&answer.body["receipt"], &before["answers"])
    );
    let key = Key::submission(member.entry.own.member_id, &campaign, 1);
    let filed: Submission = world.app().tables().get(&key).await.unwrap().unwrap();
    assert_eq!(json!(filed.answers), before["answers"]);
    assert_eq!(json!(filed.list_id), before["list_id"]);
    assert!(!filed.attachments.is_empty());
    assert_eq!(counted(&world, &campaign, "submitted").await, 1);
    assert_eq!(counted(&world, &campaign, "draft").await, 0);
    // Nothing can be changed any more.
    for (step, body) in [
        (
            "save-survey",
            json!({ "version": after["version"], "page": "household", "answers": {} }),
        ),
        (
            "delete-attachment",
            json!({ "attachment": filed.attachments.keys().next() }),
        ),
        (
            "submit-survey",
            json!({ "version": after["version"], "declaration": true }),
        ),
    ] {
        let refused = member.act(step, body).await;
        assert_eq!(
            (refused.status.as_u16(), refused.slug()),
            (409, "wrong-state"),
            "{step}"
        );
    }
}

#[tokio::test]
async fn a_repeat_gets_the_same_receipt_even_after_the_deadline() {
    let world = World::with_demo().await;
    let mut member = ready(&world, "mirai").await;
    let version = member.survey().await["version"].clone();
    let body = json!({ "version": version, "declaration": true });
    let first = member.act("submit-survey", body.clone()).await;
    let again = member.act("submit-survey", body.clone()).await;
    assert_eq!((again.status.as_u16(), &again.body), (200, &first.body));
    world
        .clock
        .set("2027-03-01T00:00:00+09:00".parse().unwrap());
    let mut later = world
        .logged_in(member.entry.clone(), member.campaign.clone())
        .await;
    let again = later.act("submit-survey", body).await;
    assert_eq!((again.status.as_u16(), &again.body), (200, &first.body));
    assert_eq!(submissions(&member).await, 1);
}

#[tokio::test]
async fn parallel_submits_are_one_submission() {
    let world = World::with_demo().await;
    let mut member = ready(&world, "0386").await;
    let campaign = member.campaign.clone();
    let version = member.survey().await["version"].clone();
    let body = json!({ "campaign": campaign, "version": version, "declaration": true });
    let mut tabs: Vec<_> = (0..20).map(|_| member.tab()).collect();
    let answers = together(
        tabs.iter_mut()
            .map(|tab| tab.post("submit-survey", body.clone())),
    )
    .await;
    for answer in &answers {
        assert_eq!(
            (answer.status.as_u16(), &answer.body),
            (200, &answers[0].body)
        );
    }
    assert_eq!(submissions(&member).await, 1);
    assert_eq!(counted(&world, &campaign, "submitted").await, 1);
    assert_eq!(counted(&world, &campaign, "draft").await, 0);
}

#[tokio::test]
async fn everything_that_is_missing_is_named() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let body = json!({ "version": 0, "declaration": false });
    let untouched = member.act("submit-survey", body).await;
    assert_eq!(
        (untouched.status.as_u16(), untouched.slug()),
        (422, "invalid")
    );
    let survey = member.survey().await;
    for missing in survey["missing"].as_array().unwrap() {
        let field = format!(
            "{}.{}",
            missing["page"].as_str().unwrap(),
            missing["field"].as_str().unwrap()
        );
        assert!(untouched.fields().contains(&field.as_str()), "{field}");
    }
    assert!(untouched.fields().contains(&"declaration"));
    member.answer_everything(&Style::default()).await;
    let answered = member.submit().await;
    assert!(
        answered
            .fields()
            .iter()
            .all(|field| field.starts_with("documents.")),
        "{}",
        answered.body
    );
    assert!(
        answered
            .fields()
            .contains(&"documents.household.resident-record")
    );
    assert_eq!(kept(&member).await.state(), "draft");
    assert_eq!(submissions(&member).await, 0);
}

#[tokio::test]
async fn an_older_version_or_a_missing_declaration_is_not_submitted() {
    let world = World::with_demo().await;
    let mut member = ready(&world, "0386").await;
    let version = member.survey().await["version"].as_u64().unwrap();
    for other in [0, version - 1, version + 1] {
        let body = json!({ "version": other, "declaration": true });
        let answer = member.act("submit-survey", body).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (409, "stale"),
            "{other}"
        );
    }
    let undeclared = json!({ "version": version, "declaration": false });
    assert_eq!(
        member.act("submit-survey", undeclared).await.fields(),
        ["declaration"]
    );
    let absent = json!({ "version": version });
    assert_eq!(
        member.act("submit-survey", absent).await.fields(),
        ["declaration"]
    );
}

#[tokio::test]
async fn a_changed_list_is_acknowledged_again_before_it_is_submitted() {
    let world = World::with_demo().await;
    let mut member = ready(&world, "0386").await;
    let survey = member.survey().await;
    let income = survey["pages"]
        .as_array()
        .unwrap()
        .iter()
        .find(|page| page["id"].as_str().unwrap().ends_with(".income"))
        .unwrap()
        .clone();
    let answers = Style::default()
        .pick("salary", "yes")
        .answers(&income, &Json::Null);
    let saved = member.save(income["id"].as_str().unwrap(), answers).await;
    assert_eq!(
        (saved.status.as_u16(), &saved.body["documents_changed"]),
        (200, &told!(true))
    );
    let answer = member.submit().await;
    assert!(
        answer.fields().contains(&"documents.acknowledged"),
        "not asked for the changed list: {}",
        answer.body
    );
    let key = income["dependent"].as_str().unwrap();
    assert!(
        answer
            .fields()
            .contains(&format!("documents.{key}.payslips").as_str()),
        "{}",
        answer.body
    );
}

#[tokio::test]
async fn it_takes_three_hops_at_most() {
    let world = World::with_demo().await;
    let mut member = ready(&world, "0386").await;
    let version = member.survey().await["version"].clone();
    world.calls.take();
    let body = json!({ "version": version, "declaration": true });
    assert_eq!(member.act("submit-survey", body).await.status, 200);
    let calls = world.calls.take();
    assert!(tests::Calls::depth(&calls) <= 3, "{calls:?}");
}

#[tokio::test]
async fn a_file_that_came_since_the_member_looked_is_not_declared_unseen() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    member.answer_everything(&Style::default()).await;
    member.upload_everything().await;
    let seen = member.survey().await;
    let document = member.attachments().await["documents"][0].clone();
    member.upload(&document, &File::nth(9)).await;
    let mut body = json!({
        "version": seen["version"], "documents_version": seen["documents_version"], "declaration": true,
    });
    let unseen = member.act("submit-survey", body.clone()).await;
    assert_eq!((unseen.status.as_u16(), unseen.slug()), (409, "stale"));
    body["documents_version"] = json!(member.survey().await["documents_version"]);
    let answer = member.act("submit-survey", body.clone()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    // The same again finds its effect, with and without the field, which older clients do not know.
    for _ in 0..2 {
        let again = member.act("submit-survey", body.clone()).await;
        assert_eq!((again.status, &again.body), (answer.status, &answer.body));
        body.as_object_mut().unwrap().remove("documents_version");
    }
}
