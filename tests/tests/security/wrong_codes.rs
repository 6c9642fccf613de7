//! Wrong codes count for the network that they come from, which is then sent none; whoever has one may confirm it.

use serde_json::json;
use tests::World;
use tests::people::{code_in, first};

use crate::codes;
use crate::networks::{burn, failures};

#[tokio::test]
async fn wrong_codes_of_a_reissue_count_for_the_source() {
    let world = World::with_demo().await;
    let mut browser = world.browser();
    let email = "me@corp.example.jp";
    let asked = json!({ "facility_number": "3170100011", "email": email, "email_again": email });
    assert_eq!(browser.post("start-reissue", asked).await.status, 200);
    let tottori = json!({ "prefecture": "鳥取県" });
    assert_eq!(browser.post("choose-prefecture", tottori).await.status, 200);
    let mails = world.mails(email);
    let right = code_in(&mails[0].text).unwrap();
    let wrong = if right == "0000" { "0001" } else { "0000" };
    for code in [wrong; 7] {
        let answer = browser
            .post("confirm-reissue-code", json!({ "code": code }))
            .await;
        assert_eq!(answer.slug(), "code-refused");
    }
    assert_eq!(failures(&world, "192.0.2.0/24").await, 5, "were compared");
}

#[tokio::test]
async fn wrong_codes_count_for_the_source_which_sends_none_when_it_is_burnt() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    let right = person.code(&world);
    let wrong = codes::wrong(&right);
    for _ in 0..7 {
        let answer = browser.post("confirm-code", wrong.clone()).await;
        assert_eq!(answer.slug(), "code-refused");
    }
    // Five were compared; the exhausted ones count for nobody.
    assert_eq!(failures(&world, "192.0.2.0/24").await, 5);
    burn(&world, [192, 0, 2, 1]).await;
    let other = &tests::people::people("0386")[1];
    let mut elsewhere = other.verified_from(&world, "198.51.100.1").await;
    let mut here = elsewhere.clone().from_address("192.0.2.1");
    let refused = here.post("send-code", other.wish("other.one")).await;
    assert_eq!(
        (refused.status.as_u16(), refused.slug()),
        (429, "too-many-tries")
    );
    // Whoever has a code may confirm it wherever they are.
    assert_eq!(
        elsewhere
            .post("send-code", other.wish("other.one"))
            .await
            .status,
        200
    );
    let code = json!({ "code": other.code(&world) });
    assert_eq!(here.post("confirm-code", code).await.status, 200);
}
