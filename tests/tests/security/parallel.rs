//! Many requests released at once: a limit is counted before anything is compared, a key is taken once.

use platform::tables::{Item, Key};
use platform::throttles;
use serde_json::{Value, json};
use tests::people::{credentials, first, people};
use tests::{Answer, Browser, World, together};

use crate::codes;

/// `n` copies of `browser` post the same at once.
async fn all(n: usize, browser: &Browser<'_>, step: &str, body: &Value) -> Vec<Answer> {
    let mut copies = vec![browser.clone(); n];
    together(copies.iter_mut().map(|copy| copy.post(step, body.clone()))).await
}

fn count(answers: &[Answer], status: u16) -> usize {
    let fits = |answer: &&Answer| answer.status.as_u16() == status;
    answers.iter().filter(fits).count()
}

#[tokio::test]
async fn two_hundred_right_codes_confirm_once_and_open_one_account() {
    let world = World::with_demo().await;
    let person = first("0386");
    let browser = person.sent(&world, "urara.omote").await;
    let code = json!({ "code": person.code(&world) });
    let answers = all(200, &browser, "confirm-code", &code).await;
    assert_eq!((count(&answers, 200), count(&answers, 403)), (1, 199));
    let refused: Vec<_> = answers
        .iter()
        .filter(|answer| answer.status == 403)
        .collect();
    assert!(refused.iter().all(|answer| answer.slug() == "code-refused"));
    assert!(refused.iter().all(|answer| answer.body == refused[0].body));
    let answers = all(20, &browser, "create-account", &credentials("urara.omote")).await;
    assert!(count(&answers, 201) >= 1);
    assert_eq!(
        count(&answers, 201) + count(&answers, 429),
        20,
        "{answers:?}"
    );
    assert_eq!(
        world
            .browser()
            .post("login", credentials("urara.omote"))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn of_two_hundred_wrong_codes_five_are_compared_and_then_the_right_one_is_refused() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    let right = person.code(&world);
    let wrong = codes::wrong(&right);
    let answers = all(200, &browser, "confirm-code", &wrong).await;
    assert_eq!(count(&answers, 403), 200);
    // Each comparison that failed is counted: no more than five were made.
    let flow: Item = item(&world, &flow_key(&browser)).await;
    assert_eq!(flow.number("tries"), 5);
    let failures = item(&world, &Key::code(person.member(&world).await)).await;
    assert_eq!(throttles::failures(&failures).len(), 5);
    let answer = browser.post("confirm-code", json!({ "code": right })).await;
    assert_eq!(answer.slug(), "code-refused");
}

#[tokio::test]
async fn of_fifty_wrong_identities_of_one_card_five_are_compared_from_one_network() {
    let world = World::with_demo().await;
    let mut wrong = Vec::new();
    for n in 0..50 {
        let mut card = first("0386").card;
        card["birth_date"] = json!(format!("1986-{:02}-{:02}", 1 + n % 12, 1 + n / 12));
        wrong.push((world.browser(), card));
    }
    let asked = wrong.iter_mut();
    let asked = asked.map(|(browser, card)| browser.post("verify-identity", card.clone()));
    let answers = together(asked).await;
    let slugs = |slug: &str| {
        answers
            .iter()
            .filter(|answer| answer.slug() == slug)
            .count()
    };
    assert_eq!(
        (slugs("identity-refused"), slugs("too-many-tries")),
        (5, 45),
        "compared, and refused before"
    );
    let right = first("0386").card;
    let answer = world.browser().post("verify-identity", right).await;
    assert_eq!(answer.slug(), "too-many-tries");
}

#[tokio::test]
async fn five_hundred_right_identities_from_one_address_all_pass() {
    let world = World::with_demo().await;
    let everybody: Vec<_> = ["0386", "mirai", "32290414", "ngx"]
        .iter()
        .flat_map(|code| people(code))
        .collect();
    for _ in 0..5 {
        for some in everybody.chunks(10) {
            let mut browsers = vec![world.browser(); some.len()];
            let asked = browsers.iter_mut().zip(some);
            let answers = together(
                asked.map(|(browser, person)| browser.post("verify-identity", person.card.clone())),
            )
            .await;
            assert_eq!(count(&answers, 200), some.len());
        }
    }
    assert!(everybody.len() * 5 >= 500);
}

#[tokio::test]
async fn a_hundred_sign_ups_of_one_member_open_one_account() {
    let world = World::with_demo().await;
    let person = first("0386");
    let browser = person.confirmed(&world, "member.xx").await;
    // Codes are limited to ten a day: the other 99 flows are copies of the confirmed one.
    let flow: Value = item(&world, &flow_key(&browser)).await.parse().unwrap();
    let cookie = browser.cookie("__Host-flow").unwrap().to_owned();
    let token = cookie.split_once('.').unwrap().1;
    let mut browsers = Vec::new();
    for _ in 0..100 {
        let id = platform::random::id(world.clock.now()).to_string();
        world
            .app()
            .tables()
            .put(&Key::flow(&id), &flow)
            .await
            .unwrap();
        let mut browser = world.browser();
        browser.set_cookie("__Host-flow", Some(&format!("{id}.{token}")));
        browsers.push(browser);
    }
    let asked = browsers.iter_mut().enumerate();
    let answers = together(asked.map(|(n, browser)| async move {
        browser
            .post("create-account", credentials(&format!("member.{n:02}")))
            .await
    }))
    .await;
    assert_eq!(
        (count(&answers, 201), count(&answers, 403)),
        (1, 99),
        "{answers:?}"
    );
    let mut opened = 0;
    for n in 0..100 {
        let key = Key::login(&format!("member.{n:02}"));
        let login: Option<Value> = world.app().tables().get(&key).await.unwrap();
        opened += usize::from(login.is_some());
    }
    assert_eq!(opened, 1);
}

#[tokio::test]
async fn a_hundred_members_for_one_id_in_any_case_one_wins_and_the_others_choose_again() {
    let world = World::with_demo().await;
    let everybody: Vec<_> = ["0386", "mirai", "ngx"]
        .iter()
        .flat_map(|code| people(code))
        .take(100)
        .collect();
    let mut browsers = Vec::new();
    for (n, person) in everybody.iter().enumerate() {
        browsers.push(person.confirmed(&world, &format!("wanted.{n}")).await);
    }
    assert_eq!(browsers.len(), 100);
    let cases = ["wanted.by.all", "WANTED.BY.ALL", "Wanted.By.All"];
    let asked = browsers.iter_mut().enumerate();
    let answers = together(asked.map(|(n, browser)| async move {
        browser
            .post("create-account", credentials(cases[n % 3]))
            .await
    }))
    .await;
    assert_eq!((count(&answers, 201), count(&answers, 409)), (1, 99));
    for (n, (browser, answer)) in browsers.iter_mut().zip(&answers).enumerate().take(20) {
        if answer.status == 409 {
            assert_eq!(answer.slug(), "user-id-taken");
            let again = browser
                .post("create-account", credentials(&format!("wanted.{n}")))
                .await;
            assert_eq!(again.status, 201, "{}", again.body);
        }
    }
}

fn flow_key(browser: &Browser<'_>) -> Key {
    let cookie = browser.cookie("__Host-flow").unwrap();
    Key::flow(cookie.split_once('.').unwrap().0)
}

async fn item(world: &World, key: &Key) -> Item {
    let items = world
        .app()
        .tables()
        .batch(std::slice::from_ref(key))
        .await
        .unwrap();
    items.item(key).cloned().unwrap()
}
