//! `start-reissue` through the door.

use serde_json::json;

use super::{ME, SAKURA, TOTTORI, asked, choose, is, start, with_ledger};

#[tokio::test]
async fn a_facility_and_an_address_open_a_flow() {
    let world = with_ledger().await;
    for number in [SAKURA, "３１７０１ー０００１１"] {
        let mut browser = world.browser();
        let answer = start(&mut browser, number, ME).await;
        assert_eq!(answer.status, 200, "{number}: {}", answer.body);
        assert_eq!(
            answer.body,
            json!({ "expires_at": "2026-11-20T11:00:00+09:00" })
        );
        assert!(browser.cookie("__Host-reissue").is_some());
        let set = answer.headers["set-cookie"].to_str().unwrap();
        for part in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"] {
            assert!(set.contains(part), "{set}");
        }
    }
    assert!(world.mails(ME).is_empty());
}

#[tokio::test]
async fn an_unknown_number_is_refused_at_once_and_mails_nobody() {
    let world = with_ledger().await;
    let mut browser = world.browser();
    let answer = start(&mut browser, "3170199999", ME).await;
    is(&answer, 404, "facility-not-found");
    assert!(browser.cookie("__Host-reissue").is_none());
    is(&choose(&mut browser, TOTTORI).await, 401, "no-flow");
    assert!(world.endpoints.mailbox.messages(None).is_empty());
    // Whoever guesses numbers uses up the network's starts.
    for _ in 0..29 {
        start(&mut browser, "3170199999", ME).await;
    }
    is(
        &start(&mut browser, SAKURA, ME).await,
        429,
        "too-many-tries",
    );
}

#[tokio::test]
async fn a_number_of_another_form_is_told_where_agents_ask() {
    let world = with_ledger().await;
    for number in ["KJ13000001", "131111111", "13111111111", "代理人0001"] {
        let answer = start(&mut world.browser(), number, ME).await;
        is(&answer, 422, "invalid");
        let message = answer.body["errors"][0]["message"].as_str().unwrap();
        assert_eq!(answer.fields(), ["facility_number"]);
        for words in ["介護事業所のみ", "代理人", "国保連合会へお問い合わせ"]
        {
            assert!(message.contains(words), "{message}");
        }
        assert!(!answer.headers.contains_key("set-cookie"));
    }
}

#[tokio::test]
async fn every_wrong_field_is_named() {
    let world = with_ledger().await;
    for (body, fields) in [
        (json!({}), vec!["facility_number", "email", "email_again"]),
        (asked(SAKURA, "me@"), vec!["email", "email_again"]),
        (
            asked(SAKURA, "me@jp\r\nBcc: x@y.jp"),
            vec!["email", "email_again"],
        ),
        (asked("", ME), vec!["facility_number"]),
        (
            json!({ "facility_number": 3170100011_u64, "email": ME, "email_again": ME }),
            vec!["facility_number"],
        ),
        (
            json!({ "facility_number": SAKURA, "email": ME, "email_again": "you@corp.example.jp" }),
            vec!["email_again"],
        ),
    ] {
        let answer = world.browser().post("start-reissue", body.clone()).await;
        is(&answer, 422, "invalid");
        assert_eq!(answer.fields(), fields, "{body}");
    }
}

#[tokio::test]
async fn a_network_starts_thirty_an_hour() {
    let world = with_ledger().await;
    for n in 0..30 {
        let mut browser = world.browser().from_address(&format!("203.0.113.{n}"));
        assert_eq!(start(&mut browser, SAKURA, ME).await.status, 200);
    }
    let mut neighbour = world.browser().from_address("203.0.113.99");
    let refused = start(&mut neighbour, SAKURA, ME).await;
    is(&refused, 429, "too-many-tries");
    assert_eq!(refused.headers["retry-after"], "3600");
    let mut other = world.browser().from_address("203.0.114.1");
    assert_eq!(start(&mut other, SAKURA, ME).await.status, 200);
    world.pass(3599);
    is(
        &start(&mut neighbour, SAKURA, ME).await,
        429,
        "too-many-tries",
    );
    world.pass(1);
    assert_eq!(start(&mut neighbour, SAKURA, ME).await.status, 200);
}
