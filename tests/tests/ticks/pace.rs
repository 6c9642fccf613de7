//! Any number of ticks keep the one pace, by SES's own count over any second, on the machine's clock: only by it do
//! two ticks wait for their moments beside each other.

use emulators::ses::Limits;
use jiff::SignedDuration;
use platform::Clock;
use tempfile::TempDir;
use tests::invitations::{addresses, lay, like, received, tick};

#[tokio::test]
async fn no_second_sees_more_than_the_rate_and_nothing_is_refused() {
    let folder = TempDir::new().unwrap();
    let stage = super::machine(folder.path(), 200);
    stage.endpoints.ses.limit(Limits {
        rate: Some(200),
        daily: None,
    });
    let [one, two] = [(); 2].map(|()| like(stage.app(), &Clock::Machine, |_| {}));
    lay(&one, &addresses(450)).await.unwrap();
    let (a, b) = tokio::join!(tick(&one), tick(&two));
    let (a, b) = (a.unwrap(), b.unwrap());
    assert_eq!((&a["left"], &b["left"]), (&0.into(), &0.into()));
    assert_eq!(received(&stage.endpoints.mailbox).len(), 450);
    let pace = stage.endpoints.ses.pace();
    assert_eq!(pace.refused, 0);
    assert!(pace.peak <= 200, "{pace:?}");
    // And the pace is used: 450 at 180 a second take some 2.5 seconds.
    let at = stage.endpoints.mailbox.messages(None);
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
    assert!(took > SignedDuration::from_millis(1_500), "{took}");
}
