//! Any number of ticks keep the one pace, by SES's own count over any second.

use emulators::ses::Limits;
use platform::{App, Clock};
use tests::invitations::{addresses, lay, received, tick};

#[tokio::test]
async fn no_second_sees_more_than_the_rate_and_nothing_is_refused() {
    let (endpoints, mut config) = super::machine();
    config.mail_rate = 200;
    endpoints.ses.limit(Limits {
        rate: Some(200),
        daily: None,
    });
    let apps = [(); 2].map(|()| App::new(config.clone(), Clock::Machine));
    let [one, two] = &apps;
    lay(one, &addresses(450)).await.unwrap();
    let (a, b) = tokio::join!(tick(one), tick(two));
    let (a, b) = (a.unwrap(), b.unwrap());
    assert_eq!((&a["left"], &b["left"]), (&0.into(), &0.into()));
    assert_eq!(received(&endpoints.mailbox).len(), 450);
    let mut at: Vec<_> = endpoints
        .mailbox
        .messages(None)
        .iter()
        .map(|mail| mail.sent_at)
        .collect();
    at.sort();
    let second = jiff::SignedDuration::from_secs(1);
    let most = (0..at.len())
        .map(|first| {
            at[first..]
                .iter()
                .take_while(|then| then.duration_since(at[first]) < second)
                .count()
        })
        .max();
    assert!(most.is_some_and(|most| most <= 200), "{most:?}");
    // And the pace is used: 450 at 180 a second take 2.5 seconds, not many more.
    let took = at[449].duration_since(at[0]);
    assert!(took > jiff::SignedDuration::from_millis(2_000), "{took}");
}

/// A machine under load is slower than a fast rate: this one is not, so that it always shows who does not wait.
#[tokio::test]
async fn at_three_a_second_each_call_waits_for_its_moment() {
    let (endpoints, mut config) = super::machine();
    config.mail_rate = 3;
    endpoints.ses.limit(Limits {
        rate: Some(3),
        daily: None,
    });
    let app = App::new(config, Clock::Machine);
    lay(&app, &addresses(6)).await.unwrap();
    let done = tick(&app).await.unwrap();
    assert_eq!((&done["sent"], &done["left"]), (&6.into(), &0.into()));
    let sent = endpoints.mailbox.messages(None);
    let at = || sent.iter().map(|mail| mail.sent_at);
    let took = at().max().unwrap().duration_since(at().min().unwrap());
    assert!(took > jiff::SignedDuration::from_millis(2_000), "{took}");
}
