//! What holds on the wire for every route: cookies, origins, types, sizes, and the edge's word.

use functions::{Method, STEPS};
use http::StatusCode;
use platform::edge;
use serde_json::json;
use tests::people::{credentials, first, people};
use tests::{Answer, World};

fn said(answer: &Answer) -> (u16, &str) {
    (answer.status.as_u16(), answer.slug())
}

#[tokio::test]
async fn every_cookie_is_bound_to_host_path_and_tls() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = world.browser();
    let mut answers = vec![browser.post("verify-identity", person.card.clone()).await];
    let mut member = person.signed_up(&world, "urara.omote").await;
    answers.push(member.post("login", credentials("urara.omote")).await);
    let asked = json!({ "facility_number": "3170100011", "email": "me@corp.example.jp", "email_again": "me@corp.example.jp" });
    answers.push(browser.post("start-reissue", asked).await);
    answers.push(member.post("logout", json!({})).await);
    let mut names = Vec::new();
    for answer in &answers {
        for line in answer.headers.get_all("set-cookie") {
            let line = line.to_str().unwrap();
            let parts: Vec<&str> = line.split("; ").collect();
            for part in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
                assert!(parts.contains(&part), "{line}");
            }
            assert!(!line.contains("Domain"), "{line}");
            names.push(line.split('=').next().unwrap().to_owned());
        }
    }
    names.sort();
    names.dedup();
    assert_eq!(
        names,
        [
            "__Host-device",
            "__Host-flow",
            "__Host-reissue",
            "__Host-session"
        ]
    );
}

/// The POST routes, each reached by a browser that may: with a session, a flow and a reissue flow.
async fn posts() -> Vec<&'static str> {
    let post = |step: &&&functions::Step| {
        step.as_route()
            .is_some_and(|route| route.method == Method::Post)
    };
    STEPS.iter().filter(post).map(|step| step.name).collect()
}

#[tokio::test]
async fn a_foreign_origin_another_type_and_too_many_bytes_are_refused_by_every_post() {
    let world = World::with_demo().await;
    let mut everything = first("0386").at_home(&world, "urara.omote").await;
    let asked = json!({ "facility_number": "3170100011", "email": "me@corp.example.jp", "email_again": "me@corp.example.jp" });
    everything.post("start-reissue", asked).await;
    let begun = people("0386")[1].verified(&world).await;
    everything.set_cookie("__Host-flow", begun.cookie("__Host-flow"));
    let routes = posts().await;
    assert!(routes.len() >= 14);
    for step in routes {
        for origin in [
            "https://evil.example",
            "null",
            "http://localhost:3001",
            "https://localhost:3000",
            "http://localhost:3000.evil.example",
            "",
        ] {
            let mut browser = everything.clone().with_header("origin", origin);
            let answer = browser.post(step, json!({})).await;
            assert_eq!(said(&answer), (403, "origin-refused"), "{step} {origin:?}");
        }
        for kind in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "application/jsonx",
            "",
        ] {
            let mut browser = everything.clone().with_header("content-type", kind);
            let answer = browser.post(step, json!({})).await;
            assert_eq!(
                said(&answer),
                (415, "unsupported-media-type"),
                "{step} {kind:?}"
            );
        }
        let long = json!({ "campaign": "x".repeat(64 * 1024) });
        let answer = everything.clone().post(step, long).await;
        assert_eq!(said(&answer), (413, "too-large"), "{step}");
        for text in [
            "",
            "{",
            "[]",
            "null",
            "1",
            "\"x\"",
            "{\"a\":1}}",
            "\u{feff}{}",
        ] {
            let path = format!("/api/{step}");
            let answer = everything
                .clone()
                .send("POST", &path, Some(text.to_owned()))
                .await;
            assert_eq!(said(&answer), (400, "malformed"), "{step} {text:?}");
        }
    }
}

#[tokio::test]
async fn our_own_origin_in_both_spellings_passes() {
    let world = World::with_demo().await;
    for origin in ["http://localhost:3000", "http://127.0.0.1:3000"] {
        let mut browser = world.browser().with_header("origin", origin);
        let answer = browser.post("verify-identity", first("0386").card).await;
        assert_eq!(answer.status, StatusCode::OK, "{origin}");
    }
}

#[tokio::test]
async fn every_answer_is_never_cached_and_never_sniffed() {
    let world = World::with_demo().await;
    for step in STEPS.iter().filter(|step| step.as_route().is_some()) {
        let mut browser = world.browser();
        for answer in [
            browser.get(step.name).await,
            browser.post(step.name, json!({})).await,
        ] {
            assert_eq!(answer.headers["cache-control"], "no-store", "{}", step.name);
            assert_eq!(
                answer.headers["x-content-type-options"], "nosniff",
                "{}",
                step.name
            );
            assert!(
                answer.status.as_u16() < 500,
                "{}: {}",
                step.name,
                answer.body
            );
        }
    }
}

#[tokio::test]
async fn only_the_edge_tells_where_a_request_comes_from() {
    let world = World::with_demo().await;
    let secret = world.edge.clone();
    // API Gateway hands a header that came twice on as one, joined with a comma.
    let twice = format!("{secret},{secret}");
    for alone in ["wrong", "", &secret[1..], &twice] {
        let answer = world
            .browser()
            .with_edge(alone)
            .get("insurer?code=0386")
            .await;
        assert_eq!(said(&answer), (403, "edge-refused"), "alone: {alone}");
    }
    for viewer in [
        "",
        "192.0.2.1:50000",
        "192.0.2.1,198.51.100.1",
        "[2001:db8::1]:1",
    ] {
        let mut browser = world.browser().from_address(viewer);
        let answer = browser.get("insurer?code=0386").await;
        assert_eq!(said(&answer), (403, "edge-refused"), "viewer: {viewer}");
    }
    for (name, value) in [
        (edge::SECRET, "wrong"),
        (edge::SECRET, ""),
        // A second value beside the edge's own, even the same one, was not written by the edge alone.
        (edge::SECRET, secret.as_str()),
        (edge::VIEWER, "198.51.100.1"),
        (edge::VIEWER, "192.0.2.1"),
    ] {
        let mut browser = world.browser().with_header(name, value);
        for answer in [
            browser.get("insurer?code=0386").await,
            browser.post("verify-identity", first("0386").card).await,
        ] {
            assert_eq!(said(&answer), (403, "edge-refused"), "{name}: {value}");
        }
    }
    // What a client says of its address moves no counter.
    let mut wrong = first("0386").card;
    wrong["birth_date"] = json!("1986-05-25");
    for n in 0..6 {
        let mut browser = world.browser();
        for header in [
            "x-forwarded-for",
            "x-real-ip",
            "forwarded",
            "true-client-ip",
            "cloudfront-viewer-address",
        ] {
            browser = browser.with_header(header, &format!("198.51.{n}.1"));
        }
        let answer = browser.post("verify-identity", wrong.clone()).await;
        let slug = if n < 5 {
            "identity-refused"
        } else {
            "too-many-tries"
        };
        assert_eq!(answer.slug(), slug, "{n}");
    }
}
