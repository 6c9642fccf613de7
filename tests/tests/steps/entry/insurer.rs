//! `insurer` through the door: what a member sees of the insurer before login.

use platform::tables::{Change, Key};
use serde_json::json;
use tests::{World, told};

#[tokio::test]
async fn each_insurer_shows_its_own_words() {
    let world = World::with_demo().await;
    for (code, term, policy, point_service, replies) in [
        ("0386", "被保険者", "shown", false, true),
        ("mirai", "被保険者", "shown", false, true),
        ("32290414", "組合員", "masked", true, false),
        ("ngx", "被保険者", "member_enters", false, false),
    ] {
        let answer = world.browser().get(&format!("insurer?code={code}")).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let body = &answer.body;
        assert_eq!(body["code"], code);
        assert_eq!(body["member_term"], term, "{code}");
        assert_eq!(body["email_policy"], policy, "{code}");
        assert_eq!(body["point_service"], point_service, "{code}");
        assert_eq!(body["mail"]["takes_replies"], replies, "{code}");
        assert_eq!(body["campaign"]["status"], "open", "{code}");
        assert!(!body["contacts"].as_array().unwrap().is_empty(), "{code}");
        assert!(!body["faq"].as_array().unwrap().is_empty(), "{code}");
        assert!(!body["notices"].as_array().unwrap().is_empty(), "{code}");
        // What only the system needs is not shown.
        for secret in ["networks", "targets", "reply_to", "workplaces"] {
            assert!(!body.to_string().contains(secret), "{code}: {secret}");
        }
    }
}

#[tokio::test]
async fn leaflet_and_manual_have_an_edition_the_openings_where_none_is_given() {
    let world = World::with_demo().await;
    let read = || async {
        let body = world.browser().get("insurer?code=0386").await.body;
        (body["edition"].clone(), body["campaign"]["opens"].clone())
    };
    // The demo's dates are moved by two days.
    let (edition, opens) = read().await;
    assert_eq!(
        (edition, &opens),
        (told!("2026-10-18"), &told!("2026-10-30"))
    );
    let without = Change::at(Key::insurer("0386")).remove("edition");
    world.app().tables().update(without).await.unwrap();
    assert_eq!(read().await.0, opens);
}

#[tokio::test]
async fn the_campaign_opens_and_closes_by_its_days_in_japan() {
    let world = World::with_demo().await;
    for (at, status) in [
        ("2026-10-29T23:59:59+09:00", "before"),
        ("2026-10-30T00:00:00+09:00", "open"),
        ("2026-12-16T23:59:59+09:00", "open"),
        ("2026-12-17T00:00:00+09:00", "closed"),
    ] {
        world.clock.set(at.parse().unwrap());
        let body = world.browser().get("insurer?code=0386").await.body;
        assert_eq!(
            body["campaign"]["status"], status,
            "{at}: {}",
            body["campaign"]
        );
    }
}

#[tokio::test]
async fn a_code_is_read_however_it_is_typed_and_an_unknown_one_is_said_plainly() {
    let world = World::with_demo().await;
    for typed in ["%EF%BC%90%EF%BC%93%EF%BC%98%EF%BC%96", "+0386+"] {
        let answer = world.browser().get(&format!("insurer?code={typed}")).await;
        assert_eq!(answer.body["code"], "0386", "{typed}");
    }
    let answer = world.browser().get("insurer?code=9999").await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (404, "insurer-unknown")
    );
    for none in [
        "insurer",
        "insurer?code=",
        "insurer?code=%00%ff",
        "insurer?other=1",
    ] {
        let answer = world.browser().get(none).await;
        assert_eq!(
            (answer.status.as_u16(), answer.fields()),
            (422, vec!["code"]),
            "{none}"
        );
    }
    let answer = world
        .browser()
        .post("insurer", json!({ "code": "0386" }))
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (405, "method-not-allowed")
    );
}
