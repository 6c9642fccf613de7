//! Scenes put an account where the door would: both must be the same account.

use std::collections::BTreeMap;

use platform::tables::Key;
use serde_json::{Value, json};
use tests::World;
use tests::people::people;

/// The attributes of the account of `member`, less the user ID, which is a wish.
async fn account(world: &World, member: uuid::Uuid) -> BTreeMap<String, Value> {
    let account = world
        .app()
        .tables()
        .get::<Value>(&Key::account(member))
        .await;
    let account = account.unwrap().unwrap();
    let mut account: BTreeMap<String, Value> = serde_json::from_value(account).unwrap();
    let user_id = account.remove("user_id").unwrap();
    assert!(user_id.is_string(), "{user_id}");
    account
}

#[tokio::test]
async fn the_account_of_a_scene_is_the_one_that_the_door_leaves() {
    let world = World::with_demo().await;
    let (campaign, asked) = world.targeted("mirai").await;
    let entry = asked.into_iter().next().unwrap();
    let everybody = people("mirai");
    let number = json!(entry.row.number);
    let person = everybody
        .iter()
        .find(|person| person.card["number"] == number);
    person.unwrap().at_home(&world, "by.the.door").await;
    let door = account(&world, entry.own.member_id).await;
    world.logged_in(entry.clone(), campaign).await;
    assert_eq!(account(&world, entry.own.member_id).await, door);
}
