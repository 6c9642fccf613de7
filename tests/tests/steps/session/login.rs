//! `login` through the door.

use functions::session::{Account, Login};
use platform::tables::Key;
use platform::{App, Argon2Cost, Config};
use serde_json::json;
use tests::{World, together};

use super::{PASSWORD, log_in, member, scene, with_hash};

#[tokio::test]
async fn the_right_password_opens_a_session_in_any_letter_case_of_the_id() {
    let world = scene().await;
    let them = member(&world, "Urara.Omote", "0386").await;
    for typed in [
        "Urara.Omote",
        "urara.omote",
        "ＵＲＡＲＡ．ＯＭＯＴＥ",
        " urara.omote ",
    ] {
        let mut browser = world.browser();
        let answer = log_in(&mut browser, typed).await;
        assert_eq!(answer.status, 200, "{typed}: {}", answer.body);
        assert_eq!(answer.body, json!({ "next": "accept-terms" }));
        for cookie in ["__Host-session", "__Host-device"] {
            let value = browser.cookie(cookie).unwrap();
            let (id, _) = value.split_once('.').unwrap();
            assert!(id.starts_with(&them.id.to_string()), "{cookie}: {id}");
        }
        assert_eq!(browser.get("terms").await.status, 200);
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_id_are_told_and_worked_alike() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut told = Vec::new();
    for (user_id, password) in [("urara.omote", "kumo#48xTsukj"), ("nobody.here", PASSWORD)] {
        let before = world.argon2_runs();
        world.calls.take();
        let asked = json!({ "user_id": user_id, "password": password });
        let answer = world.browser().post("login", asked).await;
        let calls: Vec<String> = world
            .calls
            .take()
            .into_iter()
            .map(|call| call.operation)
            .collect();
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (403, "login-refused")
        );
        let mut calls = calls;
        calls.sort();
        told.push((
            answer.body,
            answer.headers,
            world.argon2_runs() - before,
            calls,
        ));
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0].2, 1);
}

#[tokio::test]
async fn a_login_takes_three_hops_at_most() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut browser = world.browser();
    log_in(&mut browser, "urara.omote").await;
    world.calls.take();
    assert_eq!(log_in(&mut browser, "urara.omote").await.status, 200);
    let calls = world.calls.take();
    assert!(tests::Calls::depth(&calls) <= 3, "{calls:?}");
}

#[tokio::test]
async fn clumsy_input_is_named_field_by_field() {
    let world = scene().await;
    for (asked, fields) in [
        (json!({}), vec!["user_id", "password"]),
        (
            json!({ "user_id": "", "password": "" }),
            vec!["user_id", "password"],
        ),
        (
            json!({ "user_id": "太郎太郎太郎", "password": "x" }),
            vec!["user_id"],
        ),
        (
            json!({ "user_id": "urara.omote", "password": "x".repeat(257) }),
            vec!["password"],
        ),
        (
            json!({ "user_id": "urara.omote", "password": 1 }),
            vec!["password"],
        ),
    ] {
        let answer = world.browser().post("login", asked.clone()).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (422, "invalid"),
            "{asked}"
        );
        assert_eq!(answer.fields(), fields, "{asked}");
    }
}

#[tokio::test]
async fn the_login_before_this_one_is_kept() {
    let world = scene().await;
    let them = member(&world, "urara.omote", "0386").await;
    let mut browser = world.browser();
    let first = world.clock.now();
    log_in(&mut browser, "urara.omote").await;
    let account = account(&world, them.id).await;
    assert_eq!(
        (account.previous_login, account.last_login),
        (None, Some(first))
    );
    world.pass(3_600);
    log_in(&mut browser, "urara.omote").await;
    let account = self::account(&world, them.id).await;
    assert_eq!(
        (account.previous_login, account.last_login),
        (Some(first), Some(world.clock.now()))
    );
}

async fn account(world: &World, id: uuid::Uuid) -> Account {
    world
        .app()
        .tables()
        .get(&Key::account(id))
        .await
        .unwrap()
        .unwrap()
}

#[tokio::test]
async fn a_hash_of_other_parameters_is_made_anew() {
    let world = scene().await;
    // m=32768, t=2: what an earlier configuration wrote.
    let config = Config {
        argon2: Argon2Cost {
            memory: 32_768,
            passes: 2,
        },
        ..world.app().config().clone()
    };
    let earlier = App::new(config, world.clock.clone());
    let old = earlier.passwords().hash(PASSWORD.to_owned()).await.unwrap();
    assert!(old.contains("m=32768"));
    with_hash(&world, "urara.omote", "0386", old).await;
    assert_eq!(
        log_in(&mut world.browser(), "urara.omote").await.status,
        200
    );
    let login: Login = world
        .app()
        .tables()
        .get(&Key::login("urara.omote"))
        .await
        .unwrap()
        .unwrap();
    assert!(
        login.password_hash.contains("m=19456,t=2"),
        "not made anew: {}",
        login.password_hash
    );
    assert_eq!(
        log_in(&mut world.browser(), "urara.omote").await.status,
        200
    );
}

#[tokio::test]
async fn right_logins_at_the_same_time_all_succeed() {
    let world = scene().await;
    let hash = world
        .app()
        .passwords()
        .hash(PASSWORD.to_owned())
        .await
        .unwrap();
    let mut browsers = Vec::new();
    for n in 0..20 {
        let them = with_hash(&world, &format!("member.{n:02}"), "0386", hash.clone()).await;
        let mut browser = world.browser();
        log_in(&mut browser, &them.user_id).await;
        browsers.push((browser, them.user_id));
    }
    for _ in 0..2 {
        let answers = together(browsers.iter_mut().map(|(browser, id)| log_in(browser, id))).await;
        assert!(answers.iter().all(|answer| answer.status == 200));
    }
    // One account from five strange browsers, three times over: each success gives its count back.
    for _ in 0..3 {
        let mut strangers: Vec<_> = (0..5).map(|_| world.browser()).collect();
        let answers = together(
            strangers
                .iter_mut()
                .map(|browser| log_in(browser, "member.00")),
        )
        .await;
        assert!(answers.iter().all(|answer| answer.status == 200));
        for browser in &mut strangers {
            assert_eq!(browser.get("terms").await.status, 200);
        }
    }
}

#[tokio::test]
async fn a_login_without_its_account_is_our_fault_and_opens_nothing() {
    let world = scene().await;
    let them = member(&world, "urara.omote", "0386").await;
    world
        .app()
        .tables()
        .delete(&Key::account(them.id))
        .await
        .unwrap();
    let mut browser = world.browser();
    let answer = log_in(&mut browser, "urara.omote").await;
    assert_eq!((answer.status.as_u16(), answer.slug()), (500, "internal"));
    assert_eq!(browser.cookie("__Host-session"), None);
}

#[tokio::test]
async fn a_planted_hash_that_asks_for_too_much_is_our_fault_at_once() {
    let world = scene().await;
    // Twice the memory that a stored hash may ask for.
    let config = Config {
        argon2: Argon2Cost {
            memory: 131_072,
            passes: 2,
        },
        ..world.app().config().clone()
    };
    let elsewhere = App::new(config, world.clock.clone());
    let planted = elsewhere
        .passwords()
        .hash(PASSWORD.to_owned())
        .await
        .unwrap();
    with_hash(&world, "urara.omote", "0386", planted).await;
    let answer = log_in(&mut world.browser(), "urara.omote").await;
    assert_eq!((answer.status.as_u16(), answer.slug()), (500, "internal"));
}

#[tokio::test]
async fn a_login_takes_over_no_token_that_was_there_before() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut browser = world.browser();
    let mut tokens = Vec::new();
    for _ in 0..2 {
        assert_eq!(log_in(&mut browser, "urara.omote").await.status, 200);
        let cookie = browser.cookie("__Host-session").unwrap();
        tokens.push(cookie.split_once('.').unwrap().1.to_owned());
    }
    assert_ne!(tokens[0], tokens[1], "a planted token would be known");
}
