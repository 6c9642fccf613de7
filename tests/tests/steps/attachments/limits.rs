//! How many files: 20 per dependent, 60 per response, 100 addresses an hour.

use domain::attachments::{AttachmentState, ContentType, Upload};
use domain::survey::Response;
use platform::tables::Key;
use serde_json::json;
use tests::scenes::{File, Member};
use tests::{Json, World, told};

use super::{asked_with, ready};
use crate::survey::kept;

/// Enters so many presigned files for `dependent` as earlier requests would have.
async fn enter(member: &Member<'_>, dependent: Option<&str>, many: usize) {
    let mut response = kept(member).await;
    let (Response::Draft(dossier) | Response::NotStarted(dossier)) = &mut response else {
        panic!("not a draft");
    };
    for _ in 0..many {
        let upload = Upload::parse(
            dependent.map(str::to_owned),
            "tax-certificate".to_owned(),
            "a.pdf",
            ContentType::Pdf.as_str(),
            1,
            &"0".repeat(64),
        );
        let entry =
            domain::attachments::Attachment::presigned(upload.unwrap(), member.world.clock.now());
        assert_eq!(entry.state, AttachmentState::Presigned);
        dossier.attachments.insert(
            platform::random::id(member.world.clock.now()).to_string(),
            entry,
        );
    }
    let change =
        platform::tables::Change::at(Key::response(member.entry.own.member_id, &member.campaign));
    let change = change.set("attachments", &dossier.attachments);
    member.world.app().tables().update(change).await.unwrap();
}

async fn refused(member: &mut Member<'_>, document: &Json, word: &str) {
    let answer = member.presign(document, &File::nth(0)).await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (403, "upload-limit"),
        "{}",
        answer.body
    );
    assert!(
        answer.body["errors"][0]["message"]
            .as_str()
            .unwrap()
            .contains(word),
        "{}",
        answer.body
    );
}

#[tokio::test]
async fn the_twenty_first_file_of_one_is_refused_until_one_is_deleted_or_an_hour_is_over() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    enter(&member, None, 19).await;
    let last = member.presign(&document, &File::nth(0)).await;
    assert_eq!(last.status, 200, "{}", last.body);
    refused(&mut member, &document, "20個").await;
    let body = json!({ "attachment": last.body["attachment"] });
    assert_eq!(member.act("delete-attachment", body).await.status, 200);
    let again = member.presign(&document, &File::nth(0)).await;
    assert_eq!(again.status, 200, "{}", again.body);
    refused(&mut member, &document, "20個").await;
    world.pass(3_600);
    let mut member = world
        .logged_in(member.entry.clone(), member.campaign.clone())
        .await;
    assert_eq!(member.presign(&document, &File::nth(0)).await.status, 200);
    assert_eq!(kept(&member).await.dossier().attachments.len(), 1);
}

#[tokio::test]
async fn at_the_limit_a_file_still_takes_the_place_of_another_one() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    enter(&member, None, 19).await;
    let old = member.presign(&document, &File::nth(0)).await.body["attachment"].clone();
    let replacing = |old: &Json| json!({ "replaces": old });
    let stranger = replacing(&told!("of-nobody"));
    for (changes, status) in [
        (stranger, 403),
        (replacing(&old), 200),
        (replacing(&old), 403),
    ] {
        let answer = asked_with(&mut member, &document, &File::nth(1), changes).await;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    assert_eq!(kept(&member).await.dossier().attachments.len(), 21);
    let body = json!({ "attachment": old });
    assert_eq!(member.act("delete-attachment", body).await.status, 200);
    refused(&mut member, &document, "20個").await;
}

#[tokio::test]
async fn the_sixty_first_file_in_all_is_refused() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    for dependent in ["d1", "d2", "d3"] {
        enter(&member, Some(dependent), 20).await;
    }
    refused(&mut member, &document, "60個").await;
    let item = serde_json::to_vec(&kept(&member).await).unwrap().len();
    assert!(item < 40_000, "{item} bytes");
}

#[tokio::test]
async fn a_hundred_addresses_an_hour_and_no_more() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let hour = world.clock.now().as_second().div_euclid(3600);
    let key = Key::response(member.entry.own.member_id, &member.campaign);
    let change = platform::tables::Change::at(key)
        .set("presign_hour", hour)
        .set("presign_count", 99);
    world.app().tables().update(change).await.unwrap();
    let last = member.presign(&document, &File::nth(0)).await;
    assert_eq!(last.status, 200, "{}", last.body);
    refused(&mut member, &document, "1時間").await;
    // Deleting does not give addresses back.
    let body = json!({ "attachment": last.body["attachment"] });
    assert_eq!(member.act("delete-attachment", body).await.status, 200);
    refused(&mut member, &document, "1時間").await;
    world.pass(3_600);
    let mut member = world
        .logged_in(member.entry.clone(), member.campaign.clone())
        .await;
    assert_eq!(member.presign(&document, &File::nth(0)).await.status, 200);
}
