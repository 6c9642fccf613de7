//! Attachments: an address, an upload, a check, a deletion.

#[expect(clippy::module_inception, reason = "the step has its journey's name")]
mod attachments;
mod delete_attachment;
mod faults;
mod finish_upload;
mod limits;
mod presign_upload;
mod storage;
mod view_attachment;

use serde_json::Value;
use tests::scenes::uploads::wanted;
use tests::scenes::{File, Member, Style};
use tests::{Answer, Json, World};

/// A member who has answered everything, with a document of the household's to upload.
pub async fn ready<'a>(world: &'a World) -> (Member<'a>, Json) {
    let mut member = world.member("0386").await;
    member.answer_everything(&Style::default()).await;
    let list = member.attachments().await;
    (member, list["documents"][0].clone())
}

/// Asks for an address for `file` with some of the request changed.
pub async fn asked_with(
    member: &mut Member<'_>,
    document: &Json,
    file: &File,
    changes: Value,
) -> Answer {
    let mut body = wanted(document, file);
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    member.act("presign-upload", body).await
}

/// Bytes of an object in the bucket, if it is there.
pub async fn object(world: &World, key: &str) -> Option<Vec<u8>> {
    let bucket = world.app().config().bucket.clone();
    let found = world
        .app()
        .s3()
        .get_object()
        .bucket(bucket)
        .key(key)
        .send()
        .await;
    Some(found.ok()?.body.collect().await.unwrap().to_vec())
}

/// Where an object of this member lies.
pub fn key(member: &Member<'_>, folder: &str, id: &str) -> String {
    let (campaign, own) = (&member.campaign, &member.entry.own);
    format!("{folder}/{campaign}/{}/{id}", own.member_id)
}

/// Puts bytes where the upload would, whatever was declared.
pub async fn plant(member: &Member<'_>, id: &Json, bytes: &[u8]) {
    store(
        member.world,
        &key(member, "incoming", id.as_str().unwrap()),
        bytes,
    )
    .await;
}

/// Puts an object into the bucket.
pub async fn store(world: &World, key: &str, bytes: &[u8]) {
    let bucket = world.app().config().bucket.clone();
    let put = world.app().s3().put_object().bucket(bucket).key(key);
    put.body(bytes.to_vec().into()).send().await.unwrap();
}

/// The file of that id as `attachments` tells it.
pub async fn file(member: &mut Member<'_>, id: &Json) -> Json {
    let list = member.attachments().await;
    let cards = list["documents"].as_array().unwrap().iter();
    let mut files = cards.flat_map(|card| card["attachments"].as_array().unwrap());
    files
        .find(|file| file["attachment"] == *id)
        .cloned()
        .unwrap_or(Json::Null)
}
