//! From the card, and from the first page of the survey, to the receipt, at each insurer.

use serde_json::json;
use tests::World;
use tests::people::{PASSWORD, people};
use tests::scenes::Member;

#[tokio::test]
async fn a_member_of_each_insurer_gets_from_the_first_page_to_the_receipt() {
    let world = World::with_demo().await;
    for insurer in ["0386", "mirai", "32290414", "ngx"] {
        let mut member = world.member(insurer).await;
        let receipt = member.finish_survey().await;
        let survey = member.survey().await;
        assert_eq!(survey["receipt"], receipt, "{insurer}");
        assert_eq!(survey["state"], "submitted", "{insurer}");
        assert_eq!(survey["can_edit"], false, "{insurer}");
        let home = member.get("home").await;
        assert_eq!(
            home.body["survey"]["submitted"], true,
            "{insurer}: {}",
            home.body
        );
    }
}

#[tokio::test]
async fn a_member_of_each_insurer_gets_from_the_card_to_the_receipt() {
    let world = World::with_demo().await;
    for insurer in ["0386", "mirai", "32290414", "ngx"] {
        let (campaign, asked) = world.targeted(insurer).await;
        let entry = asked.into_iter().next().unwrap();
        let person = people(insurer)
            .into_iter()
            .find(|person| {
                person.card["symbol"] == json!(entry.row.symbol)
                    && person.card["number"] == json!(entry.row.number)
            })
            .unwrap();
        let user_id = format!("member.{insurer}");
        let mut browser = world.browser();
        let verified = browser.post("verify-identity", person.card.clone()).await;
        assert_eq!(verified.status, 200, "{insurer}: {}", verified.body);
        let sent = browser.post("send-code", person.wish(&user_id)).await;
        assert_eq!(sent.status, 200, "{insurer}: {}", sent.body);
        let code = person.code(&world);
        let confirmed = browser.post("confirm-code", json!({ "code": code })).await;
        assert_eq!(confirmed.status, 200, "{insurer}: {}", confirmed.body);
        let wish = json!({ "user_id": user_id, "password": PASSWORD });
        let created = browser.post("create-account", wish).await;
        assert!(created.status.is_success(), "{insurer}: {}", created.body);
        let login = json!({ "user_id": user_id, "password": PASSWORD });
        let login = browser.post("login", login).await;
        assert_eq!(
            login.body["next"], "accept-terms",
            "{insurer}: {}",
            login.body
        );
        let early = browser.get("home").await;
        assert_eq!(early.slug(), "terms-required", "{insurer}");
        let version = browser.get("terms").await.body["version"].clone();
        let accepted = browser
            .post("accept-terms", json!({ "version": version }))
            .await;
        assert_eq!(
            accepted.body["next"], "home",
            "{insurer}: {}",
            accepted.body
        );
        let home = browser.get("home").await;
        assert_eq!(
            home.body["survey"]["campaign"],
            json!(campaign),
            "{insurer}"
        );
        let mut member = Member::arrived(entry, campaign, &world, browser);
        let receipt = member.finish_survey().await;
        let home = member.get("home").await;
        assert_eq!(home.body["survey"]["receipt"], receipt, "{insurer}");
    }
}
