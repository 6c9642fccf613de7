//! `view-attachment` through the door.

use serde_json::json;
use tests::World;
use tests::scenes::{File, uploads};

use super::ready;

#[tokio::test]
async fn a_finished_file_is_downloaded_as_it_was_uploaded() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let file = File::nth(1);
    let id = member.upload(&document, &file).await;
    let answer = member.view(&id).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.body["expires_at"], "2026-11-20T10:05:00+09:00");
    let got = uploads::get(&answer.body["url"]).await;
    assert_eq!(got.body().to_vec(), file.bytes);
    assert_eq!(got.headers()["content-disposition"], "attachment");
    assert_eq!(got.headers()["content-type"], "image/jpeg");
}

#[tokio::test]
async fn the_address_of_a_file_ends_after_five_minutes() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let id = member.upload(&document, &File::nth(0)).await;
    let url = member.view(&id).await.body["url"].clone();
    for (after, status) in [(299, 200), (1, 403)] {
        world.pass(after);
        assert_eq!(uploads::get(&url).await.status(), status);
    }
}

#[tokio::test]
async fn what_has_not_arrived_or_is_not_there_has_no_address() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let waiting = member.presign(&document, &File::nth(0)).await.body["attachment"].clone();
    let absent = json!("019f0000-0000-7000-8000-000000000000");
    for (id, status, slug) in [
        (waiting.text(), 409, "wrong-state"),
        (absent.as_str().unwrap(), 404, "not-found"),
    ] {
        let answer = member.view(id).await;
        assert_eq!((answer.status.as_u16(), answer.slug()), (status, slug));
    }
}

#[tokio::test]
async fn a_file_can_still_be_read_after_the_deadline() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let id = member.upload(&document, &File::nth(0)).await;
    let deadline = member.survey().await["deadline"].text().to_owned();
    let after = format!("{deadline}T23:59:59+09:00").parse().unwrap();
    world.clock.set(after);
    world.pass(1);
    let mut member = world.member("0386").await;
    let answer = member.view(&id).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

#[tokio::test]
async fn it_takes_two_hops_at_most() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let id = member.upload(&document, &File::nth(0)).await;
    world.calls.take();
    assert_eq!(member.view(&id).await.status, 200);
    let calls = world.calls.take();
    assert!(tests::Calls::depth(&calls) <= 2, "{calls:?}");
}
