//! `create-account` through the door: once, by a confirmed flow, and a repeat finds its own effect.

use platform::tables::Key;
use serde_json::json;
use tests::people::{credentials, first, people};
use tests::{World, together, told};

#[tokio::test]
async fn the_member_lands_on_the_login_screen_of_all_four_insurers() {
    let world = World::with_demo().await;
    for (insurer, user_id) in [
        ("0386", "urara.omote"),
        ("mirai", "george@mirai"),
        ("32290414", "hokuto_jiro,1"),
        ("ngx", "NGX070000"),
    ] {
        let mut browser = first(insurer).confirmed(&world, user_id).await;
        let answer = browser.post("create-account", credentials(user_id)).await;
        assert_eq!(
            (answer.status.as_u16(), answer.body),
            (201, told!({})),
            "{insurer}"
        );
        assert_eq!(
            browser.cookie("__Host-session"),
            None,
            "nobody is logged in by it"
        );
        assert_eq!(browser.get("signup").await.body["state"], "used");
        let answer = browser.post("login", credentials(user_id)).await;
        assert_eq!(answer.body, json!({ "next": "accept-terms" }), "{insurer}");
    }
}

#[tokio::test]
async fn an_account_needs_the_confirmed_code() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = world.browser();
    let answer = browser
        .post("create-account", credentials("urara.omote"))
        .await;
    assert_eq!((answer.status.as_u16(), answer.slug()), (401, "no-flow"));
    for mut browser in [
        person.verified(&world).await,
        person.sent(&world, "urara.omote").await,
    ] {
        let answer = browser
            .post("create-account", credentials("urara.omote"))
            .await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (403, "code-not-confirmed")
        );
    }
    let key = Key::login("urara.omote");
    let login: Option<serde_json::Value> = world.app().tables().get(&key).await.unwrap();
    assert_eq!(login, None);
}

#[tokio::test]
async fn a_repeat_answers_as_the_first_did_and_another_finds_nothing() {
    let world = World::with_demo().await;
    let mut browser = first("0386").signed_up(&world, "Urara.Omote").await;
    for user_id in ["Urara.Omote", "urara.omote"] {
        let answer = browser.post("create-account", credentials(user_id)).await;
        assert_eq!((answer.status.as_u16(), answer.body), (201, told!({})));
    }
    let wrong = json!({ "user_id": "Urara.Omote", "password": "kumo#48xTsukj" });
    for asked in [wrong.clone(), credentials("another.one")] {
        let answer = browser.post("create-account", asked).await;
        assert_eq!((answer.status.as_u16(), answer.slug()), (401, "no-flow"));
    }
    // The second door to a password is under the login's limit.
    let mut slugs = Vec::new();
    for _ in 0..5 {
        slugs.push(
            browser
                .post("create-account", wrong.clone())
                .await
                .slug()
                .to_owned(),
        );
    }
    assert_eq!(
        slugs.last().map(String::as_str),
        Some("too-many-tries"),
        "{slugs:?}"
    );
}

#[tokio::test]
async fn a_flow_of_somebody_who_registered_elsewhere_opens_nothing() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut slow = person.confirmed(&world, "slow.one").await;
    world.pass(60);
    person.signed_up(&world, "quick.one").await;
    let answer = slow.post("create-account", credentials("slow.one")).await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (403, "identity-refused")
    );
    assert_eq!(
        world
            .browser()
            .post("login", credentials("slow.one"))
            .await
            .slug(),
        "login-refused"
    );
}

#[tokio::test]
async fn a_double_click_opens_one_account_and_both_answers_say_so() {
    let world = World::with_demo().await;
    let browser = first("0386").confirmed(&world, "urara.omote").await;
    let mut clicks = [browser.clone(), browser.clone(), browser];
    let answers = together(
        clicks
            .iter_mut()
            .map(|click| click.post("create-account", credentials("urara.omote"))),
    )
    .await;
    assert!(
        answers.iter().all(|answer| answer.status == 201),
        "{answers:?}"
    );
}

#[tokio::test]
async fn the_account_is_counted_once_under_its_workplace() {
    let world = World::with_demo().await;
    for (n, person) in people("0386").iter().take(2).enumerate() {
        person.signed_up(&world, &format!("member.{n}")).await;
    }
    let mut registered = 0;
    for workplace in ["第一工場", "東京支店"] {
        for shard in 0..platform::counters::SHARDS {
            let key = Key::counter("0386-2026", workplace, shard);
            let item: Option<serde_json::Value> = world.app().tables().get(&key).await.unwrap();
            let count = item.and_then(|item| item["registered"].as_i64());
            registered += count.unwrap_or_default();
        }
    }
    assert_eq!(registered, 2);
}
