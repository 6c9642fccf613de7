//! What is wrong with one sender, or with one address, stops nobody else.

use domain::invitations::Delivery;
use emulators::ses::Limits;
use platform::App;
use platform::tables::{Change, Key};
use serde_json::json;
use tests::World;
use tests::invitations::{addresses, all, fast, lay, like, received, tick};

const GOOD: &str = "rippou-kenpo@rippou.example.jp";
const SENDERS: [&str; 4] = [
    "x@unknown.example",
    "a@rippou.example.jp",
    "b@rippou.example.jp",
    "c@rippou.example.jp",
];

/// Gives the batches to four insurers' senders in turn; the first is not verified.
async fn share_out(app: &App, campaign: &str) {
    for (batch, _) in all(app, campaign).await.unwrap() {
        let sender = SENDERS[usize::from(batch.shard) % SENDERS.len()];
        sent_by(app, campaign, batch.shard, batch.seq, sender).await;
    }
}

async fn sent_by(app: &App, campaign: &str, shard: u8, seq: u32, sender: &str) {
    let head = Change::at(Key::batch(campaign, 0, shard, seq)).set("sender", sender);
    app.tables().update(head).await.unwrap();
}

#[tokio::test]
async fn an_insurer_with_an_unverified_sender_stops_none_of_three_good_ones() {
    for each in [false, true] {
        let world = World::new().await;
        if each {
            world.ses().tell_each_destination();
        }
        // One batch after the other: whoever stops the tick stops all behind it.
        let app = like(world.app(), &world.clock, |config| {
            config.mail_rate = 5_000;
            config.batches_in_flight = 1;
        });
        let campaign = lay(&app, &addresses(600)).await.unwrap();
        share_out(&app, &campaign).await;
        let done = tick(&app).await.unwrap();
        assert_eq!(
            (&done["sent"], &done["failed"]),
            (&json!(450), &json!(0)),
            "{each}"
        );
        for (batch, _) in all(&app, &campaign).await.unwrap() {
            if batch.of.sender == SENDERS[0] {
                sent_by(&app, &campaign, batch.shard, batch.seq, GOOD).await;
            }
        }
        world.pass(300);
        assert_eq!(tick(&app).await.unwrap()["sent"], 150, "{each}");
        let received = received(&world.endpoints.mailbox);
        assert!(received.len() == 600 && received.values().all(|mails| *mails == 1));
    }
}

#[tokio::test]
async fn one_address_out_of_reach_waits_alone_and_fails_in_the_end() {
    let world = World::new().await;
    let app = fast(&world);
    let campaign = lay(&app, &addresses(30)).await.unwrap();
    let lost = "member0007@corp.example.jp";
    world.ses().say(lost, Some("TransientFailure"));
    let done = tick(&app).await.unwrap();
    assert_eq!((&done["sent"], &done["left"]), (&json!(29), &json!(1)));
    world.pass(299);
    assert_eq!(
        tick(&app).await.unwrap()["left"],
        0,
        "not looked at before its time"
    );
    let mut failed = json!(0);
    for _ in 0..9 {
        world.pass(6 * 3_600);
        failed = tick(&app).await.unwrap()["failed"].clone();
    }
    assert_eq!(failed, json!(1));
    let (_, payload) = all(&app, &campaign).await.unwrap().remove(0);
    assert_eq!(payload.0[7].delivery, Delivery::Failed);
    assert!(world.mails(lost).is_empty());
}

#[tokio::test]
async fn when_all_of_a_call_are_refused_alike_nobody_is_marked_failed() {
    let world = World::new().await;
    let app = fast(&world);
    lay(&app, &addresses(12)).await.unwrap();
    world.ses().say("*", Some("InvalidParameterValue"));
    let done = tick(&app).await.unwrap();
    assert_eq!((&done["failed"], &done["left"]), (&json!(0), &json!(12)));
    world.ses().say("*", None);
    world.pass(300);
    assert_eq!(tick(&app).await.unwrap()["sent"], 12);
}

#[tokio::test]
async fn an_account_that_is_full_rests_and_loses_nobody() {
    let world = World::new().await;
    let app = fast(&world);
    lay(&app, &addresses(30)).await.unwrap();
    world.ses().limit(Limits {
        rate: None,
        daily: Some(10),
    });
    let done = tick(&app).await.unwrap();
    assert_eq!(
        (&done["sent"], &done["failed"], &done["left"]),
        (&json!(10), &json!(0), &json!(20))
    );
    world.ses().limit(Limits::default());
    world.pass(30);
    assert_eq!(tick(&app).await.unwrap()["sent"], 20);
    assert!(
        received(&world.endpoints.mailbox)
            .values()
            .all(|mails| *mails == 1)
    );
}
