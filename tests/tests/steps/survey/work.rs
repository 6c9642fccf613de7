//! The index of a campaign's responses by state, which a review walks.

use platform::tables::{Cursor, INDEX_SHARDS, Index, Key};
use tests::World;

use super::first_page;

/// Every response of the campaign in `state`, walked in small pages whose ends are kept as text.
async fn found(world: &World, campaign: &str, state: &str) -> Vec<Key> {
    let mut all = Vec::new();
    for shard in 0..INDEX_SHARDS {
        let mut kept = None;
        loop {
            let from: Option<Cursor> =
                kept.map(|text: String| serde_json::from_str(&text).unwrap());
            let work = Index::work(campaign, shard, state);
            let page = world.app().tables().find(work, 2, from.as_ref()).await;
            let page = page.unwrap();
            if let (Some(next), Some(last)) = (&page.next, page.items.last()) {
                assert_eq!(*next, last.behind);
            }
            all.extend(page.items.into_iter().map(|found| found.key));
            kept = page.next.map(|next| serde_json::to_string(&next).unwrap());
            if kept.is_none() {
                break;
            }
        }
    }
    all
}

#[tokio::test]
async fn a_state_is_found_by_its_beginning_page_by_page() {
    let world = World::with_demo().await;
    let (campaign, asked) = world.targeted("0386").await;
    let mut before = found(&world, &campaign, "not-started").await;
    before.sort_by_key(|key| key.pk.clone());
    let mut everybody: Vec<_> = asked
        .iter()
        .map(|entry| Key::response(entry.own.member_id, &campaign))
        .collect();
    everybody.sort_by_key(|key| key.pk.clone());
    assert_eq!(before, everybody);
    // No state is the beginning of another one's name.
    assert!(found(&world, &campaign, "not").await.is_empty());

    let mut member = world.member("0386").await;
    let (page, answers) = first_page(&mut member).await;
    assert_eq!(member.save(&page, answers).await.status, 200);
    let own = Key::response(member.entry.own.member_id, &campaign);
    assert_eq!(
        found(&world, &campaign, "draft").await,
        std::slice::from_ref(&own)
    );
    assert!(!found(&world, &campaign, "not-started").await.contains(&own));
}
