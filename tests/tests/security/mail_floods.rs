//! Whoever makes us mail strangers neither stops a member's code nor bounces our mail away.

use serde_json::json;
use tests::people::{first, people};
use tests::{Answer, Browser, World, together};

const SAKURA: &str = "3170100011";

async fn start(browser: &mut Browser<'_>, email: &str) -> Answer {
    let asked = json!({ "facility_number": SAKURA, "email": email, "email_again": email });
    browser.post("start-reissue", asked).await
}

async fn choose(browser: &mut Browser<'_>) -> Answer {
    let chosen = json!({ "prefecture": "鳥取県" });
    browser.post("choose-prefecture", chosen).await
}

#[tokio::test]
async fn thirty_reissue_codes_asked_for_to_a_registered_address_leave_its_owner_a_code_at_once() {
    let world = World::with_demo().await;
    let person = first("0386");
    for n in 0..30 {
        let mut stranger = world.browser().from_address(&format!("198.51.{n}.1"));
        assert_eq!(start(&mut stranger, &person.email).await.status, 200);
        choose(&mut stranger).await;
    }
    let unasked = world.mails(&person.email).len();
    assert!(unasked <= 3, "{unasked}");
    let mut owner = person.verified(&world).await;
    let answer = owner.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let code = json!({ "code": person.code(&world) });
    assert_eq!(owner.post("confirm-code", code).await.status, 200);
}

#[tokio::test]
async fn five_codes_to_a_registered_address_typed_elsewhere_cost_its_owner_none() {
    let world = World::with_demo().await;
    let owner = first("0386");
    for (n, person) in people("ngx").iter().take(5).enumerate() {
        let mut browser = person.verified(&world).await;
        let wish = json!({ "user_id": format!("member.{n}"), "email": owner.email });
        assert_eq!(browser.post("send-code", wish).await.status, 200, "{n}");
    }
    let mut browser = owner.verified(&world).await;
    let answer = browser.post("send-code", owner.wish("urara.omote")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

#[tokio::test]
async fn three_hundred_starts_in_an_hour_from_ten_networks_mail_at_most_three_hundred_codes() {
    let world = World::with_demo().await;
    world.to_window(3_600);
    let world = &world;
    let network = |net: usize| async move {
        let mut last = None;
        for n in 0..30 {
            let mut browser = world.browser().from_address(&format!("198.51.{net}.{n}"));
            let email = format!("nobody.{net}.{n}@bounces.example.jp");
            assert_eq!(start(&mut browser, &email).await.status, 200, "{net} {n}");
            choose(&mut browser).await;
            last = Some(choose(&mut browser).await);
        }
        last
    };
    let last = together((0..10).map(network)).await;
    let mails = world.endpoints.mailbox.messages(None).len();
    assert_eq!(mails, 300);
    let refused = last
        .into_iter()
        .flatten()
        .find(|answer| answer.status == 429);
    let refused = refused.unwrap();
    assert_eq!(refused.slug(), "too-many-codes");
    let title = refused.body["title"].as_str().unwrap();
    let helpdesk = &world.app().config().helpdesk_tel;
    assert!(title.contains(helpdesk), "{title}");
    let wait = refused.body["retry_after"].as_i64().unwrap();
    // Sign-up goes on, and so does reissue in the next hour.
    let person = first("0386");
    let mut owner = person.verified(world).await;
    let answer = owner.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    world.pass(wait);
    let mut office = world.browser();
    start(&mut office, "office@sakura.example.jp").await;
    assert_eq!(choose(&mut office).await.status, 200);
}
