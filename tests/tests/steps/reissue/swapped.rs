//! A code and a cookie are of one purpose: the other journey's are nobody's here.

use domain::code::{Code, Purpose};
use platform::random::Token;
use platform::tables::{Change, Key};
use serde_json::json;

use super::{ME, SAKURA, TOTTORI, choose, code_sent, confirm, is, request, stored, with_ledger};

#[tokio::test]
async fn a_sign_ups_cookie_is_no_reissue_flow() {
    let world = with_ledger().await;
    let token = Token::new();
    let flow = json!({
        "kind": "sign-up", "token_hash": token.hash(), "state": "code-sent", "tries": 0,
        "expires_at": world.clock.now().as_second() + 3600,
        "code_expires_at": world.clock.now().as_second() + 600,
        "code_hash": "00", "code_id": "1",
    });
    let key = Key::flow("of-a-member");
    world.app().tables().put(&key, &flow).await.unwrap();
    let mut browser = world.browser();
    let value = format!("of-a-member.{}", token.reveal());
    browser.set_cookie("__Host-reissue", Some(&value));
    is(&choose(&mut browser, TOTTORI).await, 401, "no-flow");
    is(&confirm(&mut browser, "1234").await, 401, "no-flow");
    is(&request(&mut browser).await, 401, "no-flow");
    assert_eq!(browser.get("reissue").await.body["state"], "none");
    let after = world.app().tables().item(&key).await.unwrap().unwrap();
    assert_eq!(after.number("tries"), 0);
}

#[tokio::test]
async fn a_reissues_cookie_is_no_sign_up() {
    let world = with_ledger().await;
    let reissue = code_sent(&world, SAKURA, TOTTORI).await;
    let mut browser = world.browser();
    browser.set_cookie("__Host-flow", reissue.cookie("__Host-reissue"));
    for (step, body) in [
        ("send-code", json!({ "user_id": "taro-2026", "email": ME })),
        ("confirm-code", json!({ "code": "123456" })),
    ] {
        is(&browser.post(step, body).await, 401, "no-flow");
    }
    assert_eq!(browser.get("signup").await.body["state"], "none");
    assert_eq!(stored(&world, &reissue).await.number("tries"), 0);
}

#[tokio::test]
async fn a_code_drawn_for_a_sign_up_is_refused() {
    let world = with_ledger().await;
    let mut browser = code_sent(&world, SAKURA, TOTTORI).await;
    let cookie = browser.cookie("__Host-reissue").unwrap().to_owned();
    let (id, _) = cookie.split_once('.').unwrap();
    let pepper = &world.app().secrets().await.unwrap().pepper;
    let code = Code::parse("1234").unwrap();
    for (purpose, status) in [(Purpose::SignUp, 403), (Purpose::Reissue, 200)] {
        let hash = code.hash(pepper, id, purpose);
        let change = Change::at(Key::flow(id)).set("code_hash", hash);
        world.app().tables().update(change).await.unwrap();
        assert_eq!(confirm(&mut browser, "1234").await.status, status);
    }
}

#[tokio::test]
async fn another_browsers_token_opens_nothing() {
    let world = with_ledger().await;
    let mine = code_sent(&world, SAKURA, TOTTORI).await;
    let cookie = mine.cookie("__Host-reissue").unwrap();
    let (id, _) = cookie.split_once('.').unwrap();
    let mut stranger = world.browser();
    let forged = format!("{id}.{}", Token::new().reveal());
    stranger.set_cookie("__Host-reissue", Some(&forged));
    is(&choose(&mut stranger, TOTTORI).await, 401, "no-flow");
    is(
        &confirm(&mut stranger, &super::code(&world, ME)).await,
        401,
        "no-flow",
    );
    is(&request(&mut stranger).await, 401, "no-flow");
    assert_eq!(stranger.get("reissue").await.body["state"], "none");
    assert_eq!(stored(&world, &mine).await.number("tries"), 0);
}
