//! Under no fault is anything opened that is wrong, and a lost SES is said.

use emulators::fault::{Fault, Rule};
use serde_json::json;
use tests::World;
use tests::people::{PASSWORD, people};
use tests::world::Faults;

use super::faults::cases;

use crate::codes;

#[tokio::test]
async fn no_fault_opens_what_is_wrong() {
    let world = World::with_faults().await;
    let faults = world.faults();
    let everybody = people("0386");
    for (n, (rule, _)) in cases().into_iter().enumerate() {
        let person = &everybody[n];
        let user_id = format!("wrong.{n:03}");
        world.pass(1_200);
        let mut browser = person.sent(&world, &user_id).await;
        let right = person.code(&world);
        let wrong = codes::wrong(&right);
        let mut card = person.card.clone();
        card["birth_date"] = json!("1951-02-03");
        let other = json!({ "user_id": user_id, "password": "kumo#48xTsukj" });
        for (step, asked) in [
            ("verify-identity", card),
            ("confirm-code", wrong),
            (
                "create-account",
                json!({ "user_id": user_id, "password": PASSWORD }),
            ),
            ("login", other),
        ] {
            let what = format!("{step} under {rule:?}");
            faults.dynamodb.inject(rule.clone());
            let answer = browser.post(step, asked).await;
            faults.dynamodb.forget();
            let status = answer.status.as_u16();
            assert!(
                status == 403 || answer.slug() == "busy" || status == 429,
                "{what}: {}",
                answer.body
            );
        }
        assert_eq!(browser.get("signup").await.body["state"], "code-sent");
    }
}

#[tokio::test]
async fn a_ses_that_does_not_answer_or_breaks_is_said_and_asked_once() {
    let world = World::with_faults().await;
    let faults = world.faults();
    for (fault, person) in [
        Fault::LostReply,
        Fault::Broken,
        Fault::LostRequest,
        Fault::HalfBody,
    ]
    .into_iter()
    .zip(people("0386"))
    {
        let mut browser = person.verified(&world).await;
        faults.ses.inject(Rule::next("SendEmail", fault.clone()));
        let answer = browser.post("send-code", person.wish("urara.omote")).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (503, "mail-unavailable"),
            "{fault:?}"
        );
        assert_eq!(faults.ses.pending(), 0);
        assert!(sent(faults) == 1, "{fault:?}: one attempt");
        faults.ses.forget();
        world.pass(60);
        assert_eq!(
            browser
                .post("send-code", person.wish("urara.omote"))
                .await
                .status,
            200
        );
        let code = json!({ "code": person.code(&world) });
        assert_eq!(
            browser.post("confirm-code", code).await.status,
            200,
            "{fault:?}"
        );
        faults.ses.forget();
    }
}

fn sent(faults: &Faults) -> usize {
    faults
        .ses
        .calls()
        .iter()
        .filter(|call| call.operation == "SendEmail")
        .count()
}
