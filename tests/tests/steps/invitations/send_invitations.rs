//! Invitations: everybody once, at one pace, whatever happens to a tick.

use domain::campaigns::Mails;
use domain::invitations::{Delivery, State};
use emulators::fault::{Fault, Gate, Rule};
use platform::{App, Endpoints};
use serde_json::json;
use tests::World;
use tests::invitations::{addresses, all, counted, fast, lay, proxied, received, tick};

#[tokio::test]
async fn everybody_with_an_address_is_invited_once_and_counted() {
    let world = World::new().await;
    let app = fast(&world);
    let mut people = addresses(123);
    people[7] = None;
    people[8] = Some("a..b@docomo.ne.jp".to_owned());
    people[9] = Some("no address".to_owned());
    let campaign = lay(&app, &people).await.unwrap();
    let done = tick(&app).await.unwrap();
    assert_eq!(
        done,
        json!({"batches": 3, "sent": 121, "failed": 1, "suppressed": 0, "left": 0, "parked": 0})
    );
    let received = received(&world.endpoints.mailbox);
    assert_eq!(received.len(), 121);
    assert!(received.values().all(|mails| *mails == 1));
    assert_eq!(received["\"a..b\"@docomo.ne.jp"], 1);
    for (name, count) in [
        ("mail-0-accepted", 121),
        ("mail-0-failed", 1),
        ("mail-0-pending", -122),
    ] {
        let moved = counted(&app, &campaign, name).await.unwrap();
        assert_eq!(moved, count, "{name}");
    }
    let batches = all(&app, &campaign).await.unwrap();
    assert!(batches.iter().all(|(batch, _)| batch.state == State::Done));
    let suppressed: u32 = batches
        .iter()
        .map(|(_, payload)| payload.count(Mails::Suppressed))
        .sum();
    assert_eq!(suppressed, 1);
    assert_eq!(tick(&app).await.unwrap()["sent"], 0);
}

#[tokio::test]
async fn the_mail_comes_from_the_insurer_with_link_code_and_deadline() {
    let world = World::new().await;
    let app = fast(&world);
    lay(&app, &addresses(1)).await.unwrap();
    tick(&app).await.unwrap();
    let mail = world.mails("member0000@corp.example.jp").remove(0);
    assert_eq!(mail.from, "rippou-kenpo@rippou.example.jp");
    assert!(mail.text.contains("http://localhost:3000/?code=0386"));
    assert!(mail.text.contains("保険者指定コード:0386"));
    assert!(mail.text.contains("回答期限:2026年") && mail.html.is_some());
    assert_eq!(mail.tags["index"], "0");
    assert_eq!(mail.configuration_set.as_deref(), Some("BulkMails"));
    for tag in ["campaign", "round", "shard", "seq"] {
        assert!(mail.tags.contains_key(tag), "{tag}");
    }
}

#[tokio::test]
async fn each_link_carries_its_recipients_token_which_the_queue_never_holds() {
    let world = World::new().await;
    let app = fast(&world);
    let campaign = lay(&app, &addresses(3)).await.unwrap();
    let secrets = app.secrets().await.unwrap();
    let before = all(&app, &campaign).await.unwrap();
    tick(&app).await.unwrap();
    let mut queue = format!(
        "{:?}",
        before.iter().map(|(batch, _)| batch).collect::<Vec<_>>()
    );
    for (_, payload) in before.iter().chain(&all(&app, &campaign).await.unwrap()) {
        queue += &serde_json::to_string(payload).unwrap();
    }
    for n in 0..3 {
        let mail = world
            .mails(&format!("member{n:04}@corp.example.jp"))
            .remove(0);
        let token = secrets.invitation(&campaign, &tests::invitations::roster_key(n + 1));
        let link = format!("http://localhost:3000/?code=0386#i={}", token.reveal());
        let html = mail.html.clone().unwrap();
        assert!(mail.text.contains(&link), "{}", mail.text);
        assert_eq!(html.matches(&link).count(), 3, "{html}");
        assert!(!html.contains("?code=0386\""), "no link without it");
        let (_, secret) = token.reveal().split_once('.').unwrap();
        assert!(!queue.contains(secret));
    }
}

#[tokio::test]
async fn a_tick_whose_time_is_used_gives_back_and_the_next_goes_on() {
    let world = World::new().await;
    let (app, proxy) = proxied(&world, |config| config.mail_rate = 100);
    let campaign = lay(&app, &addresses(30)).await.unwrap();
    let gate = Gate::closed();
    proxy.inject(Rule::next(
        "SendBulkTemplatedEmail",
        Fault::Hold(gate.clone()),
    ));
    let meanwhile = async {
        gate.reached().await;
        world.pass(66);
        gate.open();
    };
    let (done, ()) = tokio::join!(tick(&app), meanwhile);
    assert_eq!(
        done.unwrap(),
        json!({"batches": 0, "sent": 10, "failed": 0, "suppressed": 0, "left": 20, "parked": 0})
    );
    let (batch, _) = all(&app, &campaign).await.unwrap().remove(0);
    let free =
        matches!(batch.state, State::Pending { not_before } if not_before <= world.clock.now());
    assert!(free, "{:?}", batch.state);
    assert_eq!(tick(&app).await.unwrap()["sent"], 20);
    assert!(
        received(&world.endpoints.mailbox)
            .values()
            .all(|mails| *mails == 1)
    );
}

#[tokio::test]
async fn overlapping_ticks_send_nobody_twice() {
    let world = World::new().await;
    let (one, two, three) = (fast(&world), fast(&world), fast(&world));
    let campaign = lay(&one, &addresses(400)).await.unwrap();
    let (a, b, c) = tokio::join!(tick(&one), tick(&two), tick(&three));
    let sent = |done: Result<serde_json::Value, _>| done.unwrap()["sent"].as_i64().unwrap();
    assert_eq!(sent(a) + sent(b) + sent(c), 400);
    let received = received(&world.endpoints.mailbox);
    assert!(received.len() == 400 && received.values().all(|mails| *mails == 1));
    assert_eq!(
        counted(&one, &campaign, "mail-0-accepted").await.unwrap(),
        400
    );
}

#[tokio::test]
async fn a_batch_that_was_read_before_another_tick_took_it_is_left_alone() {
    let world = World::new().await;
    let (one, ses) = proxied(&world, |_| {});
    let tables = emulators::fault::start(&world.endpoints.dynamodb.url()).unwrap();
    let mut config = fast(&world).config().clone();
    if let Endpoints::Loopback { dynamodb, .. } = &mut config.endpoints {
        *dynamodb = tables.url();
    }
    let two = App::new(config, world.clock.clone());
    lay(&one, &addresses(30)).await.unwrap();
    let (taking, answer) = (Gate::closed(), Gate::closed());
    tables.inject(Rule::next("UpdateItem", Fault::Hold(taking.clone())));
    ses.inject(Rule::next(
        "SendBulkTemplatedEmail",
        Fault::HoldReply(answer.clone()),
    ));
    // The second has read the batch and is about to take it; meanwhile the first takes it and sends.
    let second = async {
        let done = tick(&two).await.unwrap();
        answer.open();
        done
    };
    let first = async {
        taking.reached().await;
        let go_on = async {
            answer.reached().await;
            taking.open();
        };
        tokio::join!(tick(&one), go_on).0.unwrap()
    };
    let (second, first) = tokio::join!(second, first);
    assert_eq!((&first["sent"], &second["sent"]), (&json!(30), &json!(0)));
    let received = received(&world.endpoints.mailbox);
    assert!(received.len() == 30 && received.values().all(|mails| *mails == 1));
}

#[tokio::test]
async fn a_lease_is_taken_over_when_it_ends_and_not_a_second_before() {
    for (seconds, sent) in [(119, 0), (120, 30), (121, 30)] {
        let world = World::new().await;
        let (app, proxy) = proxied(&world, |_| {});
        lay(&app, &addresses(30)).await.unwrap();
        let gate = Gate::closed();
        proxy.inject(Rule::next(
            "SendBulkTemplatedEmail",
            Fault::Hold(gate.clone()),
        ));
        // The tick dies with its lease, before SES has the call.
        tokio::select! {
            _ = tick(&app) => panic!("it is held"),
            () = gate.reached() => {}
        }
        world.pass(seconds);
        let other = fast(&world);
        assert_eq!(tick(&other).await.unwrap()["sent"], sent, "{seconds}");
    }
}

#[tokio::test]
async fn a_tick_killed_between_sending_and_marking_repeats_its_one_call() {
    let world = World::new().await;
    let (app, proxy) = proxied(&world, |_| {});
    let campaign = lay(&app, &addresses(200)).await.unwrap();
    let gate = Gate::closed();
    proxy.inject(Rule::next("SendBulkTemplatedEmail", Fault::HoldReply(gate.clone())).after(1));
    tokio::select! {
        _ = tick(&app) => panic!("it is held"),
        () = gate.reached() => {}
    }
    world.pass(121);
    let other = fast(&world);
    tick(&other).await.unwrap();
    let received = received(&world.endpoints.mailbox);
    assert_eq!(received.len(), 200);
    let twice = received.values().filter(|mails| **mails > 1).count();
    assert_eq!((twice, received.values().sum::<usize>()), (50, 250));
    assert_eq!(
        counted(&app, &campaign, "mail-0-accepted").await.unwrap(),
        200
    );
}

#[tokio::test]
async fn shuffled_and_repeated_ticks_end_in_the_same_state() {
    let mut ends = Vec::new();
    for ticks in [1, 2, 5] {
        let world = World::new().await;
        let app = fast(&world);
        let campaign = lay(&app, &addresses(170)).await.unwrap();
        for _ in 0..ticks {
            let (a, b) = tokio::join!(tick(&app), tick(&app));
            a.and(b).unwrap();
        }
        let batches = all(&app, &campaign).await.unwrap();
        let accepted = |payload: &domain::invitations::Payload| {
            let sent = |one: &domain::invitations::Recipient| {
                matches!(one.delivery, Delivery::Accepted(_))
            };
            payload.0.iter().filter(|one| sent(one)).count()
        };
        let end: Vec<_> = batches
            .iter()
            .map(|(batch, payload)| {
                (
                    batch.shard,
                    batch.seq,
                    batch.state.clone(),
                    accepted(payload),
                )
            })
            .collect();
        ends.push((end, world.endpoints.mailbox.count()));
    }
    assert!(
        ends.iter().all(|end| end.1 == 170 && *end == ends[0]),
        "{ends:?}"
    );
}
