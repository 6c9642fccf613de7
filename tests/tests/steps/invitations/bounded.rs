//! Whatever SES and the tables do, nobody is mailed more than twice.

use std::time::Duration;

use domain::invitations::State;
use emulators::fault::{Fault, Rule};
use functions::invitations::batches;
use platform::audit::Actor;
use platform::{App, Endpoints};
use tests::World;
use tests::invitations::{addresses, all, lay, proxied, received, tick};

/// Ticks two minutes apart, as often as it takes a lease to end again and again.
async fn ticks(world: &World, app: &App, times: usize) {
    for _ in 0..times {
        // What a tick answers is its own matter here.
        let _ = tick(app).await;
        world.pass(121);
    }
}

/// How often the most mailed one was mailed, and how many were mailed at all.
fn mailed(world: &World) -> (usize, usize) {
    let received = received(&world.endpoints.mailbox);
    (
        received.values().copied().max().unwrap_or(0),
        received.len(),
    )
}

#[tokio::test]
async fn a_lost_bulk_reply_mails_nobody_more_than_twice() {
    let world = World::new().await;
    let (app, proxy) = proxied(&world, |_| {});
    let campaign = lay(&app, &addresses(20)).await.unwrap();
    proxy.inject(Rule::next("SendBulkTemplatedEmail", Fault::LostReply).times(100));
    ticks(&world, &app, 5).await;
    assert_eq!(mailed(&world), (2, 20));
    let (batch, payload) = all(&app, &campaign).await.unwrap().remove(0);
    assert_eq!((&batch.state, batch.due_at()), (&State::Parked, None));
    assert!(
        !payload.is_settled(),
        "nobody knows whether they were mailed"
    );
    // An operator has looked: they are tried once more.
    proxy.forget();
    let actor = Actor::operator("test");
    assert!(batches::take_up(&app, &actor, &batch).await.unwrap());
    assert!(
        !batches::take_up(&app, &actor, &batch).await.unwrap(),
        "twice"
    );
    assert_eq!(tick(&app).await.unwrap()["sent"], 20);
    let (batch, _) = all(&app, &campaign).await.unwrap().remove(0);
    assert_eq!(batch.state, State::Done);
}

#[tokio::test]
async fn ses_that_is_slow_beyond_the_time_limit_mails_nobody_more_than_twice() {
    let world = World::new().await;
    let (app, proxy) = proxied(&world, |_| {});
    let campaign = lay(&app, &addresses(20)).await.unwrap();
    let slow = Fault::LateReply(Duration::from_secs(6));
    proxy.inject(Rule::next("SendBulkTemplatedEmail", slow).times(100));
    ticks(&world, &app, 4).await;
    assert_eq!(mailed(&world), (2, 20));
    let (batch, _) = all(&app, &campaign).await.unwrap().remove(0);
    assert_eq!(batch.state, State::Parked);
}

#[tokio::test]
async fn a_record_that_never_succeeds_mails_nobody_more_than_twice() {
    let world = World::new().await;
    let tables = emulators::fault::start(&world.endpoints.dynamodb.url()).unwrap();
    let (app, _ses) = proxied(&world, |config| {
        if let Endpoints::Loopback { dynamodb, .. } = &mut config.endpoints {
            *dynamodb = tables.url();
        }
    });
    let campaign = lay(world.app(), &addresses(60)).await.unwrap();
    let record = Rule::next("TransactWriteItems", Fault::Broken).containing("recipients");
    tables.inject(record.times(1_000));
    for n in 0..5 {
        assert_eq!(tick(&app).await.is_err(), n < 4, "{n}");
        world.pass(121);
    }
    assert_eq!(mailed(&world), (2, 60));
    let batches = all(world.app(), &campaign).await.unwrap();
    assert!(
        batches
            .iter()
            .all(|(batch, _)| batch.state == State::Parked)
    );
}

#[tokio::test]
async fn a_call_that_ses_certainly_refused_costs_no_try() {
    let world = World::new().await;
    let (app, proxy) = proxied(&world, |_| {});
    lay(&app, &addresses(20)).await.unwrap();
    proxy.inject(Rule::next("SendBulkTemplatedEmail", Fault::Throttling).times(5));
    ticks(&world, &app, 6).await;
    assert_eq!((mailed(&world), proxy.pending()), ((1, 20), 0));
}

#[tokio::test]
async fn a_clock_that_was_once_in_the_future_stops_no_mail() {
    let world = World::new().await;
    let app = tests::invitations::fast(&world);
    let now = world.clock.now();
    lay(&app, &addresses(20)).await.unwrap();
    let year = 366 * 24 * 3_600;
    let pace = platform::tables::Change::at(platform::tables::Key::rate("bulk"))
        .set("next", now.as_microsecond() + year * 1_000_000)
        .set("held", now.as_second() + year)
        .set("expires_at", now.as_second() + year);
    app.tables().update(pace).await.unwrap();
    assert_eq!(tick(&app).await.unwrap()["sent"], 20);
}
