//! `send-mail`: a letter that stands in the outbox is sent at least once, and not for ever.

use domain::email::Email;
use emulators::fault::{self, Fault, Rule};
use emulators::ses::Limits;
use functions::outbox::Letter;
use platform::tables::{Table, Transaction};
use platform::{App, Endpoints};
use serde_json::json;
use tests::World;
use tests::invitations::{like, post};

const TO: &str = "office@sakura.example.jp";

async fn promise(app: &App, to: &str) {
    let letter = Letter {
        kind: "test".to_owned(),
        from: "kaigo@kennin.example.jp".to_owned(),
        to: Email::parse(to).unwrap(),
        reply_to: None,
        subject: "お知らせ".to_owned(),
        text: "本文".to_owned(),
    };
    let mut writes = Transaction::default();
    writes.add(letter.write(app.now()).unwrap());
    app.tables().transact(writes).await.unwrap();
}

/// How many letters are still kept.
async fn kept(world: &World) -> usize {
    let name = &world.app().config().tables.queue;
    let scan = world.app().dynamodb().scan().table_name(name);
    scan.send().await.unwrap().count().try_into().unwrap()
}

fn told(sent: u32, later: u32, parked: u32) -> serde_json::Value {
    json!({ "sent": sent, "later": later, "dropped": 0, "parked": parked })
}

#[tokio::test]
async fn what_was_promised_is_sent_once_and_taken_away() {
    let world = World::new().await;
    for n in 0..60 {
        promise(world.app(), &format!("m{n}@corp.example.jp")).await;
    }
    let (a, b) = tokio::join!(post(&world.apps[0]), post(&world.apps[1]));
    let sent = |told: serde_json::Value| told["sent"].as_u64().unwrap();
    assert_eq!(sent(a.unwrap()) + sent(b.unwrap()), 60);
    let received = tests::invitations::received(&world.endpoints.mailbox);
    assert!(received.len() == 60 && received.values().all(|mails| *mails == 1));
    let mail = world.mails("m7@corp.example.jp").remove(0);
    assert_eq!(
        (mail.subject.as_str(), mail.text.as_str()),
        ("お知らせ", "本文")
    );
    assert_eq!(mail.configuration_set.as_deref(), Some("CodeMails"));
    assert_eq!(kept(&world).await, 0);
    assert_eq!(post(world.app()).await.unwrap(), told(0, 0, 0));
}

#[tokio::test]
async fn what_ses_refuses_is_tried_again_and_lost_by_no_tick() {
    let world = World::new().await;
    promise(world.app(), TO).await;
    world.ses().limit(Limits {
        rate: Some(0),
        daily: None,
    });
    assert_eq!(post(world.app()).await.unwrap(), told(0, 1, 0));
    world.ses().limit(Limits::default());
    world.pass(59);
    assert_eq!(post(world.app()).await.unwrap(), told(0, 0, 0));
    world.pass(1);
    assert_eq!(post(world.app()).await.unwrap(), told(1, 0, 0));
    assert_eq!(world.mails(TO).len(), 1);
}

#[tokio::test]
async fn what_may_have_arrived_is_sent_once_more_and_then_parked() {
    let world = World::new().await;
    let ses = fault::start(&world.endpoints.ses.url()).unwrap();
    let app = like(world.app(), &world.clock, |config| {
        if let Endpoints::Loopback { ses: mail, .. } = &mut config.endpoints {
            *mail = ses.url();
        }
    });
    promise(&app, TO).await;
    ses.inject(Rule::next("SendEmail", Fault::LostReply).times(9));
    for (later, parked) in [(1, 0), (1, 0), (0, 1), (0, 0)] {
        assert_eq!(post(&app).await.unwrap(), told(0, later, parked));
        world.pass(150);
    }
    assert_eq!(world.mails(TO).len(), 2);
    assert_eq!(kept(&world).await, 1, "for somebody to look at");
}

#[tokio::test]
async fn a_letter_that_cannot_be_read_keeps_nobody_elses() {
    let world = World::new().await;
    promise(world.app(), TO).await;
    let broken = platform::tables::Key {
        table: Table::Queue,
        pk: "O#broken".to_owned(),
        sk: "-".to_owned(),
    };
    let now = world.clock.now();
    let row = json!({
        "due_pk": "mail", "due_sk": "2026-01-01T00:00:00+09:00", "expires_at": now.as_second() + 60, "to": 7,
    });
    world.app().tables().put(&broken, row).await.unwrap();
    assert!(post(world.app()).await.is_err(), "somebody has to look");
    assert_eq!(world.mails(TO).len(), 1);
}
