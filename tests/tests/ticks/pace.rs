//! Any number of ticks keep the one pace, by SES's own count over any second. The clock is moved to each moment
//! that the pace gives away, so that a slow machine is only slow.

use emulators::ses::Limits;
use jiff::{SignedDuration, Timestamp};
use platform::tables::Key;
use serde_json::Value;
use tempfile::TempDir;
use tests::World;
use tests::invitations::{addresses, lay, like, received, tick};

/// From one call to the next: ten recipients at nine tenths of 200 a second.
const STEP: SignedDuration = SignedDuration::from_micros(55_556);

/// Moves the clock to the moment of the call before the newest, again and again: each of two ticks may hold one.
async fn follow(world: &World) {
    let began = world.clock.now();
    loop {
        let pace: Option<Value> = world.app().tables().get(&Key::rate("bulk")).await.unwrap();
        if let Some(next) = pace.and_then(|pace| pace["next"].as_i64()) {
            let next = Timestamp::from_microsecond(next).unwrap();
            world.clock.set(began.max(next - STEP * 2));
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn no_second_sees_more_than_the_rate_and_nothing_is_refused() {
    let world = World::new().await;
    world.ses().limit(Limits {
        rate: Some(200),
        daily: None,
    });
    let [one, two] =
        [(); 2].map(|()| like(world.app(), &world.clock, |config| config.mail_rate = 200));
    lay(&one, &addresses(450)).await.unwrap();
    let (a, b) = tokio::select! {
        both = async { tokio::join!(tick(&one), tick(&two)) } => both,
        () = follow(&world) => unreachable!("it follows for ever"),
    };
    let (a, b) = (a.unwrap(), b.unwrap());
    assert_eq!((&a["left"], &b["left"]), (&0.into(), &0.into()));
    assert_eq!(received(&world.endpoints.mailbox).len(), 450);
    let pace = world.ses().pace();
    assert_eq!(pace.refused, 0);
    assert!(pace.peak <= 200, "{pace:?}");
    // And the pace is used: 450 at 180 a second take some 2.5 seconds.
    let at = world.endpoints.mailbox.messages(None);
    let at = || at.iter().map(|mail| mail.sent_at);
    let took = at().max().unwrap().duration_since(at().min().unwrap());
    assert!(took > SignedDuration::from_millis(2_000), "{took}");
}

/// A machine under load is slower than a fast rate: this one is not, so that it always shows who does not wait.
#[tokio::test]
async fn at_three_a_second_each_call_waits_for_its_moment() {
    let folder = TempDir::new().unwrap();
    let stage = super::machine(folder.path(), 3);
    stage.endpoints.ses.limit(Limits {
        rate: Some(3),
        daily: None,
    });
    let app = stage.app();
    lay(app, &addresses(6)).await.unwrap();
    let done = tick(app).await.unwrap();
    assert_eq!((&done["sent"], &done["left"]), (&6.into(), &0.into()));
    let sent = stage.endpoints.mailbox.messages(None);
    let at = || sent.iter().map(|mail| mail.sent_at);
    let took = at().max().unwrap().duration_since(at().min().unwrap());
    assert!(took > SignedDuration::from_millis(2_000), "{took}");
}
