//! A code and a cookie of one flow or purpose are refused in another.

use serde_json::json;
use tests::World;
use tests::people::{credentials, first, people};

#[tokio::test]
async fn a_code_of_one_flow_is_refused_in_another() {
    let world = World::with_demo().await;
    let [one, other] = [&people("0386")[0], &people("0386")[1]];
    let mut first_flow = one.sent(&world, "member.one").await;
    let code_of_one = one.code(&world);
    let mut other_flow = other.sent(&world, "member.two").await;
    let code_of_other = other.code(&world);
    assert_ne!(code_of_one, code_of_other, "one in a million");
    let answer = other_flow
        .post("confirm-code", json!({ "code": code_of_one }))
        .await;
    assert_eq!(answer.slug(), "code-refused");
    // A second flow of the same member: its code is its own.
    world.pass(60);
    let mut tab = one.sent(&world, "member.one").await;
    let code_of_tab = one.code(&world);
    let answer = tab
        .post("confirm-code", json!({ "code": code_of_one }))
        .await;
    assert_eq!(answer.slug(), "code-refused");
    let answer = first_flow
        .post("confirm-code", json!({ "code": code_of_tab }))
        .await;
    assert_eq!(answer.slug(), "code-refused");
    // One code of a member lives, the one sent last.
    for (mut browser, code, status) in [
        (first_flow, code_of_one, 403),
        (tab, code_of_tab, 200),
        (other_flow, code_of_other, 200),
    ] {
        assert_eq!(
            browser
                .post("confirm-code", json!({ "code": code }))
                .await
                .status,
            status
        );
    }
}

#[tokio::test]
async fn a_flow_of_one_purpose_opens_nothing_of_the_other() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut member = person.sent(&world, "urara.omote").await;
    let code = person.code(&world);
    let mut facility = world.browser();
    let asked = json!({ "facility_number": "3170100011", "email": "me@corp.example.jp", "email_again": "me@corp.example.jp" });
    assert_eq!(facility.post("start-reissue", asked).await.status, 200);
    let answer = facility
        .post("choose-prefecture", json!({ "prefecture": "鳥取県" }))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let (flow, reissue) = (
        member.cookie("__Host-flow").unwrap().to_owned(),
        facility.cookie("__Host-reissue").unwrap().to_owned(),
    );
    // Each cookie under the other's name: no flow, no 5xx, and no try of the other is spent.
    member.set_cookie("__Host-reissue", Some(&flow));
    facility.set_cookie("__Host-flow", Some(&reissue));
    for _ in 0..6 {
        for (browser, step, asked) in [
            (
                &member,
                "confirm-reissue-code",
                json!({ "code": &code[..4] }),
            ),
            (&member, "request-reissue", json!({})),
            (&facility, "confirm-code", json!({ "code": "123456" })),
            (&facility, "send-code", json!({ "user_id": "urara.omote" })),
            (&facility, "create-account", credentials("urara.omote")),
        ] {
            let answer = browser.clone().post(step, asked).await;
            assert_eq!(
                (answer.status.as_u16(), answer.slug()),
                (401, "no-flow"),
                "{step}"
            );
        }
    }
    assert_eq!(facility.get("signup").await.body["state"], "none");
    assert_eq!(member.get("reissue").await.body["state"], "none");
    assert_eq!(
        member
            .post("confirm-code", json!({ "code": code }))
            .await
            .status,
        200
    );
    let mail = &world.mails("me@corp.example.jp")[0];
    let is_code = |line: &&str| line.len() == 4 && line.bytes().all(|byte| byte.is_ascii_digit());
    let digits = mail.text.lines().map(str::trim).find(is_code).unwrap();
    let answer = facility
        .post("confirm-reissue-code", json!({ "code": digits }))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

#[tokio::test]
async fn a_flow_cookie_is_no_session_and_a_device_opens_nothing() {
    let world = World::with_demo().await;
    let mut browser = first("0386").signed_up(&world, "urara.omote").await;
    let flow = browser.cookie("__Host-flow").unwrap().to_owned();
    let answer = browser.post("login", credentials("urara.omote")).await;
    assert_eq!(answer.status, 200);
    let device = browser.cookie("__Host-device").unwrap().to_owned();
    for cookie in [device, flow] {
        browser.set_cookie("__Host-session", Some(&cookie));
        let answer = browser.post("accept-terms", json!({ "version": 0 })).await;
        assert_eq!(answer.slug(), "no-session");
    }
}
