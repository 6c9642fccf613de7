//! Bulk mail leaves codes their share: of the day, and of the rate.

use emulators::fault::{Fault, Rule};
use emulators::ses::Limits;
use serde_json::json;
use tests::World;
use tests::invitations::{addresses, counted, fast, lay, like, tick};
use tests::people::people;

#[tokio::test]
async fn bulk_stops_at_its_share_of_the_day_and_codes_go_out() {
    let world = World::with_demo().await;
    let app = like(world.app(), &world.clock, |config| {
        config.mail_rate = 100;
        config.mail_day = 50;
    });
    world.ses().limit(Limits {
        rate: None,
        daily: Some(50),
    });
    let done = tick(&app).await.unwrap();
    assert!(
        done["left"].as_u64() > Some(0),
        "there was more to send: {done}"
    );
    let sent = done["sent"].as_u64().unwrap();
    assert!((31..=40).contains(&sent), "four fifths of fifty: {sent}");
    for (n, person) in people("0386").iter().take(10).enumerate() {
        let mut browser = person.verified(&world).await;
        let wish = person.wish(&format!("day.member.{n}"));
        let answer = browser.post("send-code", wish).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    // The day slides: an hour later it is still used up, a day later it is not.
    world.pass(3_600);
    let more = tick(&app).await.unwrap()["sent"].as_u64().unwrap();
    assert!(sent + more <= 40, "{sent} {more}");
    world.pass(24 * 3_600);
    assert!(tick(&app).await.unwrap()["sent"].as_u64() > Some(30));
}

#[tokio::test]
async fn what_was_not_sent_does_not_use_up_the_day() {
    let world = World::new().await;
    let app = like(world.app(), &world.clock, |config| {
        config.mail_rate = 5_000;
        config.mail_day = 50;
    });
    let campaign = lay(&app, &addresses(30)).await.unwrap();
    world.ses().say("*", Some("AccountThrottled"));
    for _ in 0..3 {
        assert_eq!(tick(&app).await.unwrap()["left"], 30);
        world.pass(60);
    }
    world.ses().say("*", None);
    assert_eq!(tick(&app).await.unwrap()["sent"], 30);
    assert_eq!(
        counted(&app, &campaign, "mail-0-accepted").await.unwrap(),
        30
    );
}

#[tokio::test]
async fn while_a_code_was_throttled_bulk_mail_stops_for_a_minute() {
    let world = World::with_demo().await;
    let app = fast(&world);
    let person = &people("0386")[0];
    let mut browser = person.verified(&world).await;
    world.ses().limit(Limits {
        rate: Some(0),
        daily: None,
    });
    let answer = browser.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(answer.slug(), "mail-unavailable");
    world.ses().limit(Limits::default());
    world.pass(59);
    assert_eq!(tick(&app).await.unwrap()["sent"], 0);
    world.pass(1);
    assert!(tick(&app).await.unwrap()["sent"].as_u64() > Some(30));
}

#[tokio::test]
async fn a_throttled_code_is_tried_again_and_what_was_refused_counts_nowhere() {
    let world = World::with_faults().await;
    let ses = &world.faults().ses;
    let person = &people("0386")[0];
    ses.inject(Rule::next("SendEmail", Fault::Throttling).times(3));
    let mut browser = person.verified(&world).await;
    let answer = browser.post("send-code", person.wish("urara.omote")).await;
    assert_eq!((answer.status.as_u16(), ses.pending()), (200, 0));
    // Refused for good seven times: more than the hour's five, and the next one still goes out.
    for n in 0..7 {
        world.pass(60);
        ses.inject(Rule::next("SendEmail", Fault::Throttling).times(4));
        let answer = browser.post("send-code", person.wish("urara.omote")).await;
        assert_eq!(answer.slug(), "mail-unavailable", "{n}");
    }
    world.pass(60);
    let answer = browser.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let mails = world.mails(&person.email);
    assert_eq!(mails.len(), 2);
    let set = |mail: &emulators::mailbox::Mail| json!(mail.configuration_set);
    assert!(mails.iter().all(|mail| set(mail) == json!("CodeMails")));
}
