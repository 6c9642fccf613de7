//! When a survey may be changed: from the opening day to the deadline's last second in Japan.

use serde_json::json;
use tests::World;
use tests::scenes::{File, Style};

/// Deadline and opening of the demo campaign of 0386 at the World's morning: opened three weeks ago.
const WINDOW: [(&str, u16, &str); 6] = [
    ("2026-10-29T23:59:59+09:00", 403, "campaign-not-open"),
    ("2026-10-30T00:00:00+09:00", 200, ""),
    ("2026-12-16T23:59:58+09:00", 200, ""),
    ("2026-12-16T23:59:59+09:00", 200, ""),
    ("2026-12-17T00:00:00+09:00", 403, "campaign-closed"),
    ("2027-06-01T12:00:00+09:00", 403, "campaign-closed"),
];

#[tokio::test]
async fn every_change_is_taken_until_the_last_second_and_no_longer() {
    let world = World::with_demo().await;
    let (campaign, asked) = world.targeted("0386").await;
    for ((at, status, slug), entry) in WINDOW.into_iter().zip(asked) {
        world.clock.set(tests::MORNING.parse().unwrap());
        let mut member = world.logged_in(entry, campaign.clone()).await;
        assert_eq!(member.survey().await["deadline"], "2026-12-16");
        member.answer_everything(&Style::default()).await;
        member.upload_everything().await;
        let list = member.attachments().await;
        let file = File::nth(0);
        let extra = member.upload(&list["documents"][0], &file).await;
        world.clock.set(at.parse().unwrap());
        let mut member = world
            .logged_in(member.entry.clone(), campaign.clone())
            .await;
        let survey = member.survey().await;
        assert_eq!(survey["can_edit"] == true, status == 200, "{at}");
        let answers = survey["answers"]["household"].clone();
        let answer = member.save("household", answers).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (status, slug),
            "save {at}"
        );
        let answer = member.presign(&list["documents"][0], &file).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (status, slug),
            "presign {at}"
        );
        let answer = member
            .act("delete-attachment", json!({ "attachment": extra }))
            .await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (status, slug),
            "delete {at}"
        );
        let answer = member.submit().await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (status, slug),
            "submit {at}: {}",
            answer.body
        );
    }
}
