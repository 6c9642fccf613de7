//! `attachments` through the door.

use serde_json::json;
use tests::scenes::File;
use tests::{World, told};

use super::ready;

#[tokio::test]
async fn one_card_per_document_says_what_is_wanted_and_what_is_there() {
    let world = World::with_demo().await;
    let (mut member, document) = ready(&world).await;
    let file = File::nth(1);
    let id = member.upload(&document, &file).await;
    let list = member.attachments().await;
    assert_eq!(
        list["limits"],
        json!({
            "bytes": 10_485_760, "per_dependent": 20, "total": 60,
            "types": ["image/jpeg", "image/png", "image/heic", "application/pdf"],
        })
    );
    assert_eq!(
        (&list["can_edit"], &list["acknowledged"]),
        (&told!(true), &told!(true))
    );
    let card = &list["documents"][0];
    assert_eq!(
        (&card["document"], &card["satisfied"]),
        (&told!("resident-record"), &told!(true))
    );
    let shown = &card["attachments"][0];
    assert_eq!(shown["attachment"], json!(id));
    assert_eq!(
        (&shown["file_name"], &shown["state"]),
        (&told!(file.name), &told!("checked"))
    );
    let whole = serde_json::to_string(&list).unwrap();
    assert!(
        !whole.contains("http"),
        "no address: who reads a file asks for it"
    );
}

#[tokio::test]
async fn a_file_whose_document_left_the_list_is_shown_apart_and_can_be_deleted() {
    let world = World::with_demo().await;
    let (mut member, _) = ready(&world).await;
    let list = member.attachments().await;
    let cards = list["documents"].as_array().unwrap();
    let own = cards
        .iter()
        .find(|card| !card["dependent"].is_null())
        .unwrap()
        .clone();
    let id = member.upload(&own, &File::nth(0)).await;
    let day = member.survey().await["reference_date"].clone();
    let gone = json!({ "decision": "remove", "reason": "divorce", "date": day });
    let page = format!("{}.keep", own["dependent"].as_str().unwrap());
    assert_eq!(member.save(&page, gone).await.status, 200);
    let list = member.attachments().await;
    assert_eq!(list["unlisted"][0]["attachment"], json!(id));
    assert_eq!(list["acknowledged"], false);
    let deleted = member
        .act("delete-attachment", json!({ "attachment": id }))
        .await;
    assert_eq!(deleted.status, 200, "{}", deleted.body);
    assert_eq!(member.attachments().await["unlisted"], json!([]));
}
