//! From the first page of the survey to the receipt, at each insurer.

use tests::World;

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
