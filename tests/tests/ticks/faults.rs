//! What SES and the tables refuse or lose.

use emulators::fault::{self, Fault, Rule};
use platform::Endpoints;
use serde_json::json;
use tests::World;
use tests::invitations::{addresses, counted, fast, lay, like, proxied, received, tick};

#[tokio::test]
async fn throttled_recipients_stay_pending_and_rest() {
    let world = World::new().await;
    let (app, proxy) = proxied(&world, |_| {});
    lay(&app, &addresses(60)).await.unwrap();
    proxy.inject(Rule::next("SendBulkTemplatedEmail", Fault::Throttling));
    let done = tick(&app).await.unwrap();
    assert_eq!((&done["sent"], proxy.pending()), (&json!(0), 0));
    // The other batch was not touched, this one rests half a minute.
    let soon = tick(&app).await.unwrap()["sent"].as_i64().unwrap();
    world.pass(30);
    let later = tick(&app).await.unwrap()["sent"].as_i64().unwrap();
    assert!(soon < 60 && soon + later == 60, "{soon} {later}");
    assert!(
        received(&world.endpoints.mailbox)
            .values()
            .all(|mails| *mails == 1)
    );
}

#[tokio::test]
async fn a_lost_reply_of_the_tables_counts_nobody_twice() {
    let world = World::new().await;
    let proxy = fault::start(&world.endpoints.dynamodb.url()).unwrap();
    let app = like(world.app(), &world.clock, |config| {
        config.mail_rate = 5_000;
        config.batches_in_flight = 1;
        if let Endpoints::Loopback { dynamodb, .. } = &mut config.endpoints {
            *dynamodb = proxy.url();
        }
    });
    let campaign = lay(&app, &addresses(120)).await.unwrap();
    let transact = |fault| Rule::next("TransactWriteItems", fault);
    proxy.inject(transact(Fault::LostReply));
    proxy.inject(transact(Fault::TransactionConflict).times(2));
    proxy.inject(transact(Fault::Throttling).times(4));
    assert_eq!(tick(&app).await.unwrap()["sent"], 120);
    assert_eq!(proxy.pending(), 0);
    assert_eq!(
        counted(world.app(), &campaign, "mail-0-accepted")
            .await
            .unwrap(),
        120
    );
    assert!(
        received(&world.endpoints.mailbox)
            .values()
            .all(|mails| *mails == 1)
    );
}

#[tokio::test]
async fn a_sender_that_may_not_send_loses_nobody() {
    let world = World::new().await;
    let app = fast(&world);
    let campaign = lay(&app, &addresses(60)).await.unwrap();
    let key = platform::tables::Key::batch(&campaign, 0, 0, 0);
    let sender = |address: &str| platform::tables::Change::at(key.clone()).set("sender", address);
    app.tables()
        .update(sender("x@unknown.example"))
        .await
        .unwrap();
    let done = tick(&app).await.unwrap();
    assert_eq!(
        done,
        json!({"batches": 1, "sent": 10, "failed": 0, "suppressed": 0, "left": 50, "parked": 0})
    );
    app.tables()
        .update(sender("rippou-kenpo@rippou.example.jp"))
        .await
        .unwrap();
    world.pass(300);
    assert_eq!(tick(&app).await.unwrap()["sent"], 50);
}

#[tokio::test]
async fn a_lost_reply_of_the_bulk_sender_mails_nobody_twice_in_that_tick() {
    let world = World::new().await;
    let (app, proxy) = proxied(&world, |_| {});
    lay(&app, &addresses(10)).await.unwrap();
    proxy.inject(Rule::next("SendBulkTemplatedEmail", Fault::LostReply));
    tick(&app).await.unwrap();
    assert_eq!(proxy.pending(), 0);
    let received = received(&world.endpoints.mailbox);
    assert_eq!(received.len(), 10, "the call was taken, its reply was lost");
    let twice = received.values().filter(|mails| **mails > 1).count();
    assert_eq!(twice, 0, "asked again by the SDK");
}
