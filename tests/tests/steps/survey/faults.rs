//! The survey's steps while DynamoDB is unwell: repeated or busy, never half done, never twice.

use emulators::fault::{Fault, Rule};
use serde_json::json;
use tests::World;
use tests::scenes::{Member, Style};

use super::{counted, first_page, kept, submissions};

async fn ready(world: &World) -> Member<'_> {
    let mut member = world.member("0386").await;
    member.answer_everything(&Style::default()).await;
    member.upload_everything().await;
    member
}

#[tokio::test]
async fn a_first_save_survives_conflicts_throttles_and_a_lost_reply() {
    let world = World::with_faults().await;
    let (campaign, asked) = world.targeted("0386").await;
    let faults = [
        Rule::next("TransactWriteItems", Fault::TransactionConflict).times(3),
        Rule::next("TransactWriteItems", Fault::Throttling),
        Rule::next("TransactWriteItems", Fault::ProvisionedThroughputExceeded),
        Rule::next("TransactWriteItems", Fault::LostRequest),
        Rule::next("TransactWriteItems", Fault::LostReply),
        Rule::next("TransactWriteItems", Fault::Broken),
        Rule::next("BatchGetItem", Fault::Unprocessed),
        Rule::next("BatchGetItem", Fault::PartlyUnprocessed),
        Rule::next("BatchGetItem", Fault::HalfBody),
    ];
    for (n, (rule, entry)) in faults.into_iter().zip(asked).enumerate() {
        let mut member = world.logged_in(entry, campaign.clone()).await;
        let (page, answers) = first_page(&mut member).await;
        world.faults().dynamodb.inject(rule.clone());
        let body = json!({ "version": 0, "page": page, "answers": answers });
        let saved = member.act("save-survey", body).await;
        assert_eq!(saved.status, 200, "{rule:?}: {}", saved.body);
        assert_eq!(saved.body["version"], 1, "{rule:?}");
        assert_eq!(world.faults().dynamodb.pending(), 0, "{rule:?}");
        let drafts = i64::try_from(n + 1).unwrap();
        assert_eq!(
            counted(&world, &campaign, "draft").await,
            drafts,
            "{rule:?}"
        );
    }
}

#[tokio::test]
async fn a_later_save_whose_reply_was_lost_is_not_called_stale() {
    let world = World::with_faults().await;
    let mut member = world.member("0386").await;
    let (page, answers) = first_page(&mut member).await;
    member.save(&page, answers.clone()).await;
    for (version, fault) in [
        (1, Fault::LostReply),
        (2, Fault::HalfBody),
        (3, Fault::TransactionConflict),
        (4, Fault::Throttling),
    ] {
        world
            .faults()
            .dynamodb
            .inject(Rule::next("UpdateItem", fault.clone()));
        let body = json!({ "version": version, "page": page, "answers": answers });
        let saved = member.act("save-survey", body).await;
        assert_eq!(saved.status, 200, "{fault:?}: {}", saved.body);
        assert_eq!(saved.body["version"], version + 1, "{fault:?}");
        assert_eq!(world.faults().dynamodb.pending(), 0, "{fault:?}");
    }
}

#[tokio::test]
async fn a_submission_whose_reply_was_lost_is_one_submission() {
    let world = World::with_faults().await;
    let mut member = ready(&world).await;
    let faults = &world.faults().dynamodb;
    faults.inject(Rule::next("TransactWriteItems", Fault::TransactionConflict).times(2));
    faults.inject(Rule::next("TransactWriteItems", Fault::LostReply));
    let answer = member.submit().await;
    assert_eq!(
        (answer.status.as_u16(), faults.pending()),
        (200, 0),
        "{}",
        answer.body
    );
    assert_eq!(member.survey().await["receipt"], answer.body["receipt"]);
    assert_eq!(submissions(&member).await, 1);
    assert_eq!(counted(&world, &member.campaign, "submitted").await, 1);
}

#[tokio::test]
async fn what_does_not_end_is_busy_and_wrote_nothing() {
    let world = World::with_faults().await;
    let mut member = ready(&world).await;
    let version = member.survey().await["version"].clone();
    let body = json!({ "version": version, "declaration": true });
    for (operation, fault) in [
        ("TransactWriteItems", Fault::TransactionConflict),
        ("TransactWriteItems", Fault::Throttling),
        ("TransactWriteItems", Fault::Broken),
        ("TransactWriteItems", Fault::LostRequest),
        ("BatchGetItem", Fault::Unprocessed),
        ("BatchGetItem", Fault::Throttling),
    ] {
        world
            .faults()
            .dynamodb
            .inject(Rule::next(operation, fault.clone()).times(99));
        let answer = member.act("submit-survey", body.clone()).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (503, "busy"),
            "{fault:?}: {}",
            answer.body
        );
        world.faults().dynamodb.forget();
        assert_eq!(kept(&member).await.state(), "draft", "{fault:?}");
        assert_eq!(submissions(&member).await, 0, "{fault:?}");
    }
    assert_eq!(member.act("submit-survey", body).await.status, 200);
}

#[tokio::test]
async fn a_submission_that_was_written_but_never_answered_gives_its_receipt_on_repeat() {
    let world = World::with_faults().await;
    let mut member = ready(&world).await;
    let version = member.survey().await["version"].clone();
    let body = json!({ "version": version, "declaration": true });
    let faults = &world.faults().dynamodb;
    faults.inject(Rule::next("TransactWriteItems", Fault::LostReply).times(99));
    let lost = member.act("submit-survey", body.clone()).await;
    assert_eq!((lost.status.as_u16(), lost.slug()), (503, "busy"));
    faults.forget();
    let again = member.act("submit-survey", body).await;
    assert_eq!(again.status, 200, "{}", again.body);
    assert_eq!(member.survey().await["receipt"], again.body["receipt"]);
    assert_eq!(submissions(&member).await, 1);
}
