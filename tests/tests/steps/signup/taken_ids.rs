//! IDs that belong to somebody: told in any letter case, at both steps, and not without end.

use serde_json::json;
use tests::World;
use tests::people::{PASSWORD, credentials, first, people};

#[tokio::test]
async fn an_id_is_taken_over_all_insurers_in_any_letter_case() {
    let world = World::with_demo().await;
    first("0386").signed_up(&world, "Urara.Omote").await;
    let person = first("ngx");
    let mut browser = person.verified(&world).await;
    for taken in ["urara.omote", "URARA.OMOTE", "Ｕｒａｒａ．Ｏｍｏｔｅ"] {
        let answer = browser.post("send-code", person.wish(taken)).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (409, "user-id-taken"),
            "{taken}"
        );
    }
    assert!(world.mails(&person.email).is_empty());
    assert_eq!(
        browser
            .post("send-code", person.wish("NGX070000"))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn an_id_that_was_taken_meanwhile_needs_no_new_code() {
    let world = World::with_demo().await;
    let person = first("ngx");
    let mut browser = person.confirmed(&world, "wanted.by.two").await;
    first("0386").signed_up(&world, "Wanted.By.Two").await;
    let answer = browser
        .post("create-account", credentials("wanted.by.two"))
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (409, "user-id-taken")
    );
    assert_eq!(browser.get("signup").await.body["state"], "confirmed");
    let answer = browser
        .post("create-account", credentials("another.one"))
        .await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(
        browser
            .post("login", credentials("ANOTHER.one"))
            .await
            .status,
        200
    );
    assert_eq!(world.mails(&person.email).len(), 1);
}

#[tokio::test]
async fn nobody_lists_ids_twenty_answers_an_hour_are_all() {
    let world = World::with_demo().await;
    first("0386").signed_up(&world, "urara.omote").await;
    let [asking, other] = [&people("ngx")[0], &people("ngx")[1]];
    let mut browser = asking.verified(&world).await;
    for n in 0..20 {
        let answer = browser.post("send-code", asking.wish("urara.omote")).await;
        assert_eq!(answer.slug(), "user-id-taken", "{n}");
    }
    let answer = browser.post("send-code", asking.wish("urara.omote")).await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (429, "too-many-tries")
    );
    // Another flow of the same member shares the count, and a free ID gets the same answer: the limit would
    // else go on telling which IDs are taken. Another member is not held up.
    let mut again = asking.verified(&world).await;
    let answers = [
        again.post("send-code", asking.wish("urara.omote")).await,
        again.post("send-code", asking.wish("free.id")).await,
    ];
    let [taken, free] = answers.map(|answer| (answer.status, answer.body));
    assert_eq!(taken, free);
    assert_eq!(free.1["slug"], "too-many-tries");
    assert!(world.mails(&asking.email).is_empty());
    let mut browser = other.verified(&world).await;
    let answer = browser.post("send-code", other.wish("urara.omote")).await;
    assert_eq!(answer.slug(), "user-id-taken");
}

#[tokio::test]
async fn the_second_door_counts_with_the_first() {
    let world = World::with_demo().await;
    first("0386").signed_up(&world, "urara.omote").await;
    let person = first("ngx");
    let mut browser = person.confirmed(&world, "free.for.now").await;
    for n in 0..20 {
        let answer = browser
            .post("create-account", credentials("urara.omote"))
            .await;
        assert_eq!(answer.slug(), "user-id-taken", "{n}");
    }
    let asked = json!({ "user_id": "urara.omote", "password": PASSWORD });
    let answer = browser.post("create-account", asked).await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (429, "too-many-tries")
    );
    // A free ID too, until the hour is over; the flow stays confirmed.
    let free = browser
        .post("create-account", credentials("free.for.now"))
        .await;
    assert_eq!((free.status, &free.body), (answer.status, &answer.body));
    assert_eq!(browser.get("signup").await.body["state"], "confirmed");
}
