//! `create-account` through the door: once, by a confirmed flow, and a repeat finds its own effect.

use domain::roster::RosterEntry;
use emulators::fault::{Fault, Gate, Rule};
use functions::roster::Mode;
use platform::tables::{Change, INDEX_SHARDS, Key, shard_of};
use serde_json::{Value, json};
use tests::people::{Person, credentials, first, people};
use tests::{World, together, told};

use crate::roster::support::Files;

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
async fn the_account_of_whom_the_campaign_asks_is_counted_once_under_its_workplace() {
    let world = World::with_demo().await;
    let (campaign, asked) = world.targeted("0386").await;
    let is_asked = |person: &Person| {
        let theirs = |entry: &&RosterEntry| person.card["number"] == entry.row.number.as_str();
        asked.iter().find(theirs)
    };
    let everybody = people("0386");
    let (some, others): (Vec<_>, Vec<_>) =
        everybody.iter().partition(|one| is_asked(one).is_some());
    for (n, person) in some.iter().take(2).chain(others.iter().take(2)).enumerate() {
        person.signed_up(&world, &format!("member.{n}")).await;
    }
    let counted = async |entry: &RosterEntry| {
        let workplace = entry.row.workplace.as_deref().unwrap();
        let shard = shard_of(entry.own.member_id, INDEX_SHARDS);
        let key = Key::counter(&campaign, shard, workplace);
        let item = world.app().tables().item(&key).await.unwrap().unwrap();
        let response = Key::response(entry.own.member_id, &campaign);
        let response: Value = world.app().tables().get(&response).await.unwrap().unwrap();
        (item.number("registered"), response["registered"].clone())
    };
    for person in some.iter().take(2) {
        let (registered, on_response) = counted(is_asked(person).unwrap()).await;
        assert!(registered > 0 && on_response == true);
    }
    let sum = tests::invitations::counted(world.app(), &campaign, "registered").await;
    assert_eq!(sum.unwrap(), 2);
    assert_eq!(counted(is_asked(some[3]).unwrap()).await.1, false);
}

#[tokio::test]
async fn an_opening_that_comes_between_counts_the_account() {
    let world = World::with_faults().await;
    let (_, asked) = world.targeted("0386").await;
    let theirs = |person: &Person| person.card["number"] == asked[0].row.number.as_str();
    let person = people("0386").into_iter().find(theirs).unwrap();
    let mut browser = person.confirmed(&world, "urara.omote").await;
    // It looks for the response when there is none yet, and finds that one has come when it goes on without.
    let campaign = asked_campaign(&world).await;
    let key = Key::response(asked[0].own.member_id, &campaign);
    let tables = world.app().tables();
    let response: Value = tables.get(&key).await.unwrap().unwrap();
    tables.delete(&key).await.unwrap();
    let gate = Gate::closed();
    let second = Rule::next("TransactWriteItems", Fault::Hold(gate.clone())).after(1);
    world.faults().dynamodb.inject(second);
    let opening = async {
        gate.reached().await;
        tables.put(&key, &response).await.unwrap();
        gate.open();
    };
    let (answer, ()) = tokio::join!(
        browser.post("create-account", credentials("urara.omote")),
        opening
    );
    assert_eq!(answer.status, 201, "{}", answer.body);
    let after: Value = tables.get(&key).await.unwrap().unwrap();
    assert_eq!(after["registered"], true);
    let sum = tests::invitations::counted(world.app(), &campaign, "registered").await;
    assert_eq!(sum.unwrap(), 1);
}

async fn asked_campaign(world: &World) -> String {
    world.targeted("0386").await.0
}

#[tokio::test]
async fn who_left_the_roster_while_signing_up_gets_no_account() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.confirmed(&world, "urara.omote").await;
    let (_, asked) = world.targeted("0386").await;
    let theirs = |entry: &&RosterEntry| person.card["number"] == entry.row.number.as_str();
    let entry = asked.iter().find(theirs).unwrap();
    let response: Value = {
        let key = Key::response(entry.own.member_id, &asked_campaign(&world).await);
        world.app().tables().get(&key).await.unwrap().unwrap()
    };
    let key = Key::roster(response["roster_key"].as_str().unwrap());
    let left = Change::at(key).set("gone", 2);
    world.app().tables().update(left).await.unwrap();
    let answer = browser
        .post("create-account", credentials("urara.omote"))
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (403, "identity-refused")
    );
    let login = world
        .browser()
        .post("login", credentials("urara.omote"))
        .await;
    assert_eq!(login.slug(), "login-refused");
}

#[tokio::test]
async fn an_address_that_an_import_moved_while_signing_up_opens_no_account() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.confirmed(&world, "urara.omote").await;
    let files = Files::demo("0386").with(&person.email, "moved@rippou.example.jp");
    assert_eq!(files.import(&world, Mode::Write).await.changed, 1);
    let answer = browser
        .post("create-account", credentials("urara.omote"))
        .await;
    assert_eq!(answer.slug(), "identity-refused");
}
