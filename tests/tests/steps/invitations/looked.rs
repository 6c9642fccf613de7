//! Before each call the invited are looked at once more.

use domain::invitations::{Delivery, Suppression};
use emulators::fault::{Fault, Gate, Rule};
use platform::App;
use platform::tables::{Change, Key};
use serde_json::json;
use tests::World;
use tests::invitations::{addresses, all, counted, fast, lay, proxied, received, roster_key, tick};
use uuid::Uuid;

async fn change(app: &App, change: Change) {
    app.tables().update(change).await.unwrap();
}

fn entry(n: u128) -> Change {
    Change::at(Key::roster(&roster_key(n)))
}

#[tokio::test]
async fn who_left_registered_submitted_or_moved_since_the_opening_is_treated_as_today() {
    let world = World::new().await;
    let app = fast(&world);
    let campaign = lay(&app, &addresses(9)).await.unwrap();
    change(&app, entry(1).set("registered", true)).await;
    change(&app, entry(2).set("gone", 7)).await;
    change(&app, entry(3).set("email", "moved@corp.example.jp")).await;
    change(&app, entry(4).set("registered", true)).await;
    change(&app, entry(5).set("member_id", Uuid::from_u128(99))).await;
    change(&app, entry(6).remove("email")).await;
    let submitted = Key::response(Uuid::from_u128(7), &campaign);
    let tables = app.tables();
    tables
        .put(&submitted, json!({ "state": "submitted" }))
        .await
        .unwrap();
    let draft = Key::response(Uuid::from_u128(8), &campaign);
    tables
        .put(&draft, json!({ "state": "draft" }))
        .await
        .unwrap();
    // The fourth had the account before, and is invited like everybody.
    let (batch, mut payload) = all(&app, &campaign).await.unwrap().remove(0);
    payload.0[3].registered = true;
    let key = Key::batch(&campaign, 0, batch.shard, batch.seq).payload();
    change(&app, Change::at(key).set("recipients", &payload)).await;

    let done = tick(&app).await.unwrap();
    assert_eq!(
        done,
        json!({"batches": 1, "sent": 4, "failed": 0, "suppressed": 5, "left": 0, "parked": 0})
    );
    let received: Vec<String> = received(&world.endpoints.mailbox).into_keys().collect();
    assert_eq!(
        received,
        [
            "member0003@corp.example.jp",
            "member0007@corp.example.jp",
            "member0008@corp.example.jp",
            "moved@corp.example.jp"
        ]
    );
    let (_, payload) = all(&app, &campaign).await.unwrap().remove(0);
    let why = |n: usize| payload.0[n - 1].delivery.clone();
    for (n, reason) in [
        (1, Suppression::Registered),
        (2, Suppression::Gone),
        (5, Suppression::Gone),
        (6, Suppression::NoAddress),
        (7, Suppression::Submitted),
    ] {
        assert_eq!(why(n), Delivery::Suppressed(reason), "{n}");
    }
    assert_eq!(payload.0[2].email.as_deref(), Some("moved@corp.example.jp"));
    assert_eq!(
        counted(&app, &campaign, "mail-0-suppressed").await.unwrap(),
        5
    );
}

#[tokio::test]
async fn a_campaign_that_closes_midway_invites_nobody_more() {
    let world = World::new().await;
    let (app, proxy) = proxied(&world, |config| config.mail_rate = 100);
    let campaign = lay(&app, &addresses(30)).await.unwrap();
    let today = domain::calendar::today(world.clock.now());
    change(
        &app,
        Change::at(Key::campaign(&campaign)).set("deadline", today),
    )
    .await;
    let gate = Gate::closed();
    proxy.inject(Rule::next(
        "SendBulkTemplatedEmail",
        Fault::Hold(gate.clone()),
    ));
    let meanwhile = async {
        gate.reached().await;
        world.pass(24 * 3_600);
        gate.open();
    };
    let (done, ()) = tokio::join!(tick(&app), meanwhile);
    assert_eq!(done.unwrap()["sent"], 10, "those of the call on its way");
    let done = tick(&app).await.unwrap();
    assert_eq!(
        (&done["sent"], &done["suppressed"]),
        (&json!(0), &json!(20))
    );
    assert_eq!(received(&world.endpoints.mailbox).len(), 10);
    assert_eq!(
        counted(&app, &campaign, "mail-0-suppressed").await.unwrap(),
        20
    );
    assert_eq!(
        counted(&app, &campaign, "mail-0-pending").await.unwrap(),
        -30
    );
}

#[tokio::test]
async fn mail_leaves_at_the_campaigns_hours_only() {
    let world = World::new().await;
    let app = fast(&world);
    let campaign = lay(&app, &addresses(30)).await.unwrap();
    let hours = json!({ "from": 9, "until": 20 });
    change(
        &app,
        Change::at(Key::campaign(&campaign)).set("mail_hours", hours),
    )
    .await;
    world
        .clock
        .set("2026-11-20T20:00:00+09:00".parse().unwrap());
    let done = tick(&app).await.unwrap();
    assert_eq!((&done["sent"], &done["left"]), (&json!(0), &json!(30)));
    for (at, sent) in [
        ("2026-11-21T08:59:59+09:00", 0),
        ("2026-11-21T09:00:00+09:00", 30),
    ] {
        world.clock.set(at.parse().unwrap());
        assert_eq!(tick(&app).await.unwrap()["sent"], sent, "{at}");
    }
}
