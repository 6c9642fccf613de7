//! Whose a survey is: another insurer's campaign and another member's file look like none.

use serde_json::json;
use tests::World;
use tests::scenes::{File, Style};

#[tokio::test]
async fn another_insurers_campaign_looks_like_none() {
    let world = World::with_demo().await;
    let (other, _) = world.targeted("ngx").await;
    let mut member = world.member("0386").await;
    let absent = member.get("survey?campaign=none-2026-1").await;
    assert_eq!((absent.status.as_u16(), absent.slug()), (404, "not-found"));
    for step in ["survey", "attachments"] {
        let theirs = member.get(&format!("{step}?campaign={other}")).await;
        assert_eq!(
            (theirs.status, &theirs.body),
            (absent.status, &absent.body),
            "{step}"
        );
    }
    let id = uuid::Uuid::nil();
    for (step, body) in [
        (
            "save-survey",
            json!({ "campaign": other, "version": 0, "page": "household", "answers": {} }),
        ),
        (
            "submit-survey",
            json!({ "campaign": other, "version": 0, "declaration": true }),
        ),
        (
            "finish-upload",
            json!({ "campaign": other, "attachment": id }),
        ),
        (
            "delete-attachment",
            json!({ "campaign": other, "attachment": id }),
        ),
        (
            "view-attachment",
            json!({ "campaign": other, "attachment": id }),
        ),
        (
            "presign-upload",
            json!({ "campaign": other, "dependent": null, "document": "resident-record",
            "file_name": "a.pdf", "content_type": "application/pdf", "size": 1, "sha256": "0".repeat(64) }),
        ),
    ] {
        let theirs = member.post(step, body).await;
        assert_eq!(
            (theirs.status, &theirs.body),
            (absent.status, &absent.body),
            "{step}"
        );
    }
}

#[tokio::test]
async fn another_members_file_looks_like_none_and_stays() {
    let world = World::with_demo().await;
    let (mut owner, mut other) = (
        world.nth_member("0386", 0).await,
        world.nth_member("0386", 1).await,
    );
    owner.answer_everything(&Style::default()).await;
    other.answer_everything(&Style::default()).await;
    let document = owner.attachments().await["documents"][0].clone();
    let id = owner.upload(&document, &File::nth(1)).await;
    for step in ["finish-upload", "view-attachment", "delete-attachment"] {
        for attachment in [
            id.as_str(),
            "",
            "../../etc",
            "00000000-0000-7000-8000-000000000000",
        ] {
            let answer = other.act(step, json!({ "attachment": attachment })).await;
            assert_eq!(
                (answer.status.as_u16(), answer.slug()),
                (404, "not-found"),
                "{step} {attachment}"
            );
        }
    }
    let file = owner.attachments().await["documents"][0]["attachments"][0].clone();
    assert_eq!(file["state"], "checked");
    let viewed = owner.view(&id).await;
    let got = tests::scenes::uploads::get(&viewed.body["url"]).await;
    assert_eq!(got.body().to_vec(), File::nth(1).bytes);
}

#[tokio::test]
async fn without_accepted_terms_no_step_of_the_survey_answers() {
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let key = platform::tables::Key::account(member.entry.own.member_id);
    let never = platform::tables::Change::at(key).remove("terms_accepted");
    world.app().tables().update(never).await.unwrap();
    for step in ["survey", "attachments"] {
        assert_eq!(member.own(step).await.slug(), "terms-required", "{step}");
    }
    for step in [
        "save-survey",
        "submit-survey",
        "presign-upload",
        "finish-upload",
        "delete-attachment",
    ] {
        let answer = member.act(step, json!({})).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (403, "terms-required"),
            "{step}"
        );
    }
}

#[tokio::test]
async fn another_insurers_campaign_looks_like_none_even_with_a_response_in_it() {
    let world = World::with_demo().await;
    let (other, _) = world.targeted("ngx").await;
    let mut member = world.member("0386").await;
    let id = member.entry.own.member_id;
    let (own, planted) = (
        platform::tables::Key::response(id, &member.campaign),
        platform::tables::Key::response(id, &other),
    );
    let tables = world.app().tables();
    let response: serde_json::Value = tables.get(&own).await.unwrap().unwrap();
    tables.put(&planted, &response).await.unwrap();
    for step in ["survey", "attachments"] {
        let answer = member.get(&format!("{step}?campaign={other}")).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (404, "not-found"),
            "{step}"
        );
    }
}
