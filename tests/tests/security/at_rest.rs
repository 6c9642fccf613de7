//! What opens something is kept as a hash only: who reads the tables can neither log in nor confirm.

use tests::World;
use tests::people::{PASSWORD, credentials, first, people};

#[tokio::test]
async fn the_tables_hold_no_token_no_password_and_no_code() {
    let world = World::with_demo().await;
    let mut browser = first("0386").signed_up(&world, "urara.omote").await;
    let flow = browser.cookie("__Host-flow").unwrap().to_owned();
    let answer = browser.post("login", credentials("urara.omote")).await;
    assert_eq!(answer.status, 200);
    let waiting = &people("0386")[1];
    waiting.sent(&world, "member.two").await;
    let mut secrets = vec![
        PASSWORD.to_owned(),
        // As a whole value: by chance six digits stand in any hash.
        format!("S(\"{}\")", waiting.code(&world)),
    ];
    let cookies = ["__Host-session", "__Host-device"].map(|name| browser.cookie(name).unwrap());
    for cookie in cookies.into_iter().chain([flow.as_str()]) {
        let (_, token) = cookie.split_once('.').unwrap();
        secrets.push(token.to_owned());
    }
    for table in ["people", "fleeting"] {
        let scan = world.app().dynamodb().scan().table_name(table);
        let mut items = scan.into_paginator().items().send();
        let mut seen = 0;
        while let Some(item) = items.next().await {
            let item = format!("{:?}", item.unwrap());
            let held = secrets.iter().find(|secret| item.contains(*secret));
            assert_eq!(held, None, "{item}");
            seen += 1;
        }
        assert!(seen > 2, "{table}");
    }
}
