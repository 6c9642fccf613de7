//! 戻る from the code screen through the door: the code is dead at once, what was typed stays, failures count on.

use serde_json::{Value, json};
use tests::people::{Person, first, people};
use tests::{Answer, Browser, World, told};

use super::confirm_code::other;

async fn go_back(browser: &mut Browser<'_>, person: &Person) -> Answer {
    let mut wish = person.wish("urara.omote");
    wish["withdraw"] = json!(true);
    browser.post("send-code", wish).await
}

async fn confirm(browser: &mut Browser<'_>, code: &str) -> Answer {
    browser.post("confirm-code", json!({ "code": code })).await
}

#[tokio::test]
async fn the_old_code_is_dead_at_once_and_what_was_typed_stays() {
    let world = World::with_demo().await;
    for person in [first("0386"), first("ngx")] {
        let mut browser = person.sent(&world, "urara.omote").await;
        let before = browser.get("signup").await.body;
        let code = person.code(&world);
        world.pass(10);
        let answer = go_back(&mut browser, &person).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.body["sent_to"], before["sent_to"]);
        let now = domain::calendar::wire_time(world.clock.now());
        assert_eq!(answer.body["expires_at"], json!(now));
        let told = confirm(&mut browser, &code).await;
        assert_eq!((told.status.as_u16(), told.slug()), (403, "code-refused"));
        let back = browser.get("signup").await.body;
        assert_eq!(back["state"], "verified");
        for gone in ["code_expires_at", "code_minutes"] {
            assert_eq!(back[gone], Value::Null, "{gone}");
        }
        for kept in ["user_id", "sent_to", "resend_at", "expires_at"] {
            assert_eq!(back[kept], before[kept], "{kept}");
        }
        assert_eq!(world.mails(&person.email).len(), 1, "nothing was sent");
        // A lost answer asks again.
        assert_eq!(go_back(&mut browser, &person).await.status, 200);
        // The way on waits for the minute since the last sending, and then ends in an account.
        let early = browser.post("send-code", person.wish("urara.omote")).await;
        assert_eq!(early.slug(), "code-too-soon");
        world.pass(50);
        let sent = browser.post("send-code", person.wish("urara.omote")).await;
        assert_eq!(sent.status, 200, "{}", sent.body);
        assert_eq!(
            confirm(&mut browser, &person.code(&world)).await.status,
            200
        );
    }
}

#[tokio::test]
async fn going_back_gives_no_failure_back() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut failures = 0;
    while failures < 15 {
        let mut browser = person.sent(&world, "urara.omote").await;
        let wrong = other(&person.code(&world));
        for _ in 0..5 {
            assert_eq!(confirm(&mut browser, &wrong).await.slug(), "code-refused");
            failures += 1;
        }
        assert_eq!(go_back(&mut browser, &person).await.status, 200);
        world.pass(60);
    }
    let mut browser = person.verified(&world).await;
    let refused = browser.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(refused.slug(), "too-many-codes");
}

#[tokio::test]
async fn there_is_no_way_back_from_a_confirmed_code() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.confirmed(&world, "urara.omote").await;
    let answer = go_back(&mut browser, &person).await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (409, "wrong-state")
    );
    assert_eq!(browser.get("signup").await.body["state"], "confirmed");
    let answer = go_back(&mut world.browser(), &person).await;
    assert_eq!(answer.slug(), "no-flow");
}

#[tokio::test]
async fn going_back_beside_the_right_code_ends_in_one_of_the_two() {
    let world = World::with_demo().await;
    for (n, person) in people("0386").iter().take(8).enumerate() {
        let mut browser = person.sent(&world, &format!("both.{n}")).await;
        let (mut tab, code) = (browser.clone(), person.code(&world));
        let (back, right) = tokio::join!(go_back(&mut tab, person), confirm(&mut browser, &code));
        let told = (back.status.as_u16(), right.status.as_u16());
        let stands = browser.get("signup").await.body["state"].clone();
        let (expected, state) = match told {
            (200, _) => ((200, 403), "verified"),
            _ => ((409, 200), "confirmed"),
        };
        assert_eq!((told, stands), (expected, told!(state)), "{n}");
    }
}

#[tokio::test]
async fn near_the_flows_end_screen_and_mail_say_what_is_left_of_the_code() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    assert_eq!(browser.get("signup").await.body["code_minutes"], 10);
    for minutes in [29, 24] {
        world.pass(minutes * 60);
        let sent = browser.post("send-code", person.wish("urara.omote")).await;
        assert_eq!(sent.status, 200, "{}", sent.body);
    }
    let flow = browser.get("signup").await.body;
    assert_eq!(flow["code_minutes"], 7);
    assert_eq!(flow["code_expires_at"], flow["expires_at"]);
    let text = world.mails(&person.email)[0].text.clone();
    assert!(text.contains("発行より7分"), "{text}");
    assert!(!text.contains("10分"), "{text}");
}
