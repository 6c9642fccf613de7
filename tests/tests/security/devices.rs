//! The device that an account is known on: strangers and a burnt source never keep its owner out.

use emulators::fault::{Fault, Rule};
use serde_json::json;
use tests::people::{credentials, first, people};
use tests::{Answer, Browser, World, together};

use crate::networks;

const DAY: i64 = 86_400;
const ID: &str = "urara.omote";

async fn fail(browser: &mut Browser<'_>, user_id: &str) -> Answer {
    let wrong = json!({ "user_id": user_id, "password": "kumo#48xTsukj" });
    browser.post("login", wrong).await
}

async fn log_in(browser: &mut Browser<'_>) -> Answer {
    browser.post("login", credentials(ID)).await
}

/// Thirty wrong passwords by strangers within one day's window, five each quarter of an hour.
async fn strangers(world: &World, user_id: &str) {
    for n in 0..30 {
        let mut stranger = world.browser().from_address(&format!("198.18.{n}.1"));
        assert_eq!(
            fail(&mut stranger, user_id).await.slug(),
            "login-refused",
            "{n}"
        );
        if n % 5 == 4 {
            world.pass(900);
        }
    }
}

#[tokio::test]
async fn thirty_tries_at_an_id_that_is_not_registered_yet_keep_its_owner_out_for_no_moment() {
    let world = World::with_demo().await;
    world.to_window(DAY);
    strangers(&world, ID).await;
    let mut owner = first("0386").signed_up(&world, ID).await;
    assert!(owner.cookie("__Host-device").is_some());
    assert_eq!(log_in(&mut owner).await.status, 200);
    // Whoever comes without the device waits for the next day.
    let answer = log_in(&mut world.browser()).await;
    assert_eq!(answer.slug(), "too-many-tries");
    assert!(answer.body["title"].as_str().unwrap().contains("1日ほど"));
}

#[tokio::test]
async fn a_repeat_whose_first_answer_was_lost_makes_the_device_known_too() {
    let world = World::with_demo().await;
    let mut owner = first("0386").signed_up(&world, ID).await;
    owner.set_cookie("__Host-device", None);
    assert_eq!(
        owner.post("create-account", credentials(ID)).await.status,
        201
    );
    world.to_window(DAY);
    strangers(&world, ID).await;
    assert_eq!(log_in(&mut owner).await.status, 200);
}

#[tokio::test]
async fn a_known_device_passes_a_burnt_source() {
    let world = World::with_demo().await;
    let mut owner = first("0386").signed_up(&world, ID).await;
    networks::burn(&world, [192, 0, 2, 1]).await;
    assert_eq!(log_in(&mut owner).await.status, 200);
    assert_eq!(log_in(&mut world.browser()).await.slug(), "too-many-tries");
}

#[tokio::test]
async fn each_login_changes_the_token_and_the_one_before_stays_good_until_the_new_one_is_used() {
    let world = World::with_demo().await;
    let mut owner = first("0386").signed_up(&world, ID).await;
    strangers(&world, ID).await;
    let token = |browser: &Browser<'_>| browser.cookie("__Host-device").unwrap().to_owned();
    let with = |cookie: &str| {
        let mut browser = world.browser();
        browser.set_cookie("__Host-device", Some(cookie));
        browser
    };
    let first = token(&owner);
    // The answer is lost: the browser keeps the old token.
    let mut lost = with(&first);
    assert_eq!(log_in(&mut lost).await.status, 200);
    let second = token(&lost);
    assert_ne!(first, second, "rotated");
    assert_eq!(
        first.split_once('.').unwrap().0,
        second.split_once('.').unwrap().0,
        "one id"
    );
    assert_eq!(
        log_in(&mut owner).await.status,
        200,
        "with the first one again"
    );
    let third = token(&owner);
    // Two tabs: both tokens that were given out are good, until one is used.
    assert_eq!(log_in(&mut with(&third)).await.status, 200);
    for dead in [&first, &second] {
        assert_eq!(
            log_in(&mut with(dead)).await.slug(),
            "too-many-tries",
            "a strange device"
        );
    }
    assert_eq!(
        log_in(&mut with(&third)).await.status,
        200,
        "the one used last"
    );
}

#[tokio::test]
async fn tabs_that_log_in_at_once_all_stay_known() {
    let world = World::with_demo().await;
    let owner = first("0386").signed_up(&world, ID).await;
    let mut tabs = vec![owner; 3];
    let answers = together(tabs.iter_mut().map(log_in)).await;
    assert!(answers.iter().all(|answer| answer.status == 200));
    strangers(&world, ID).await;
    // Whichever answer came last is what the browser keeps.
    for tab in &tabs {
        let mut other = world.browser();
        other.set_cookie("__Host-device", tab.cookie("__Host-device"));
        let mut copy = other.clone();
        assert_ne!(fail(&mut copy, ID).await.slug(), "too-many-tries");
    }
}

#[tokio::test]
async fn a_known_device_guesses_forty_times_a_day() {
    let world = World::with_demo().await;
    world.to_window(DAY);
    let mut owner = first("0386").signed_up(&world, ID).await;
    for n in 0..40 {
        assert_eq!(fail(&mut owner, ID).await.slug(), "login-refused", "{n}");
        if n % 10 == 9 {
            world.pass(900);
        }
    }
    assert_eq!(log_in(&mut owner).await.slug(), "too-many-tries");
    world.pass(DAY - 4 * 900);
    assert_eq!(log_in(&mut owner).await.status, 200);
}

#[tokio::test]
async fn whoever_knows_a_devices_id_uses_up_none_of_its_tries() {
    let world = World::with_demo().await;
    let mut owner = first("0386").signed_up(&world, ID).await;
    let cookie = owner.cookie("__Host-device").unwrap();
    let id = cookie.split_once('.').unwrap().0.to_owned();
    for n in 0..12 {
        let mut thief = world.browser().from_address(&format!("198.18.{n}.1"));
        let token = platform::random::Token::new();
        thief.set_cookie("__Host-device", Some(&format!("{id}.{}", token.reveal())));
        fail(&mut thief, ID).await;
    }
    assert_eq!(log_in(&mut owner).await.status, 200);
}

#[tokio::test]
async fn a_device_that_was_forgotten_is_a_strange_one() {
    let world = World::with_faults().await;
    let mut owner = people("0386")[1].signed_up(&world, ID).await;
    let member = people("0386")[1].member(&world).await;
    let cookie = owner.cookie("__Host-device").unwrap();
    let id = cookie.split_once('.').unwrap().0.split_at(37).1.to_owned();
    let key = platform::tables::Key::device(member, &id);
    let gate = emulators::fault::Gate::closed();
    let rotation = Rule::next("UpdateItem", Fault::Hold(gate.clone()));
    world
        .faults()
        .dynamodb
        .inject(rotation.containing("issued"));
    let forgetting = async {
        gate.reached().await;
        world.app().tables().delete(&key).await.unwrap();
        gate.open();
    };
    let (answer, ()) = tokio::join!(log_in(&mut owner), forgetting);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let now = owner.cookie("__Host-device").unwrap();
    assert_ne!(
        now.split_once('.').unwrap().0.split_at(37).1,
        id,
        "a new one"
    );
}
