//! The embedded SES by the real SDK: bulk mail.

mod support;

use aws_sdk_ses::error::ProvideErrorMetadata;
use aws_sdk_ses::operation::send_bulk_templated_email::SendBulkTemplatedEmailError as Refused;
use aws_sdk_ses::types::{BulkEmailDestination, BulkEmailStatus};
use emulators::ses::Limits;
use serde_json::json;
use support::ses::{SENDER, World, bulk, invitation, world};

async fn send(
    world: &World,
    template: &str,
    all: Vec<BulkEmailDestination>,
) -> Result<Vec<BulkEmailStatus>, Refused> {
    let call = world
        .client
        .send_bulk_templated_email()
        .source(SENDER)
        .template(template);
    let call = call
        .default_template_data(invitation().to_string())
        .set_destinations(Some(all));
    let sent = call
        .send()
        .await
        .map_err(|error| error.into_service_error())?;
    Ok(sent
        .status()
        .iter()
        .filter_map(|one| one.status().cloned())
        .collect())
}

fn many(n: usize) -> Vec<BulkEmailDestination> {
    (0..n)
        .map(|at| {
            bulk(
                &format!("m{at}@rippou.example.jp"),
                at,
                &json!({"name": format!("健保 {at}")}),
            )
        })
        .collect()
}

#[tokio::test]
async fn fifty_invitations_arrive_each_with_its_name_and_its_tag() {
    let world = world(Limits::default());
    let statuses = send(&world, "invitation", many(50)).await.unwrap();
    assert_eq!(statuses, vec![BulkEmailStatus::Success; 50]);
    let mail = world.mailbox.messages(Some("m7@rippou.example.jp"))[0].clone();
    assert_eq!(
        mail.subject,
        "【立峰健康保険組合】令和8年度 被扶養者資格調査のご案内"
    );
    assert!(mail.text.starts_with("健保 7 様"), "{}", mail.text);
    assert!(mail.text.contains("http://localhost:3000/?code=0386\n"));
    assert_eq!(mail.tags["index"], "7");
    assert_eq!(world.mailbox.count(), 50);
}

#[tokio::test]
async fn a_call_that_ses_refuses_sends_nothing() {
    let world = world(Limits::default());
    let error = send(&world, "invitation", many(51)).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidParameterValue"));
    let error = send(&world, "nobody-made-it", many(1)).await.unwrap_err();
    assert!(
        matches!(error, Refused::TemplateDoesNotExistException(_)),
        "{error:?}"
    );
    let call = world
        .client
        .send_bulk_templated_email()
        .source("x@elsewhere.example")
        .template("invitation");
    let error = call
        .default_template_data("{}")
        .set_destinations(Some(many(1)))
        .send()
        .await
        .unwrap_err()
        .into_service_error();
    assert!(matches!(error, Refused::MessageRejected(_)), "{error:?}");
    assert_eq!(world.mailbox.count(), 0);
}

#[tokio::test]
async fn one_bad_address_spoils_its_own_destination_only() {
    let world = world(Limits::default());
    let mut all = many(2);
    all.insert(1, bulk("a..b@docomo.ne.jp", 9, &json!({})));
    let statuses = send(&world, "invitation", all).await.unwrap();
    assert_eq!(
        statuses,
        [
            BulkEmailStatus::Success,
            BulkEmailStatus::InvalidParameterValue,
            BulkEmailStatus::Success
        ]
    );
    assert_eq!(world.mailbox.count(), 2);
}

#[tokio::test]
async fn a_missing_variable_is_accepted_sends_nothing_and_leaves_an_event() {
    let world = world(Limits::default());
    assert_eq!(
        send(&world, "odd", many(1)).await.unwrap(),
        [BulkEmailStatus::Success]
    );
    assert_eq!(world.mailbox.count(), 0);
    let events = world.ses.events();
    assert_eq!(events[0]["eventType"], "Rendering Failure");
    assert_eq!(
        events[0]["mail"]["destination"],
        json!(["m0@rippou.example.jp"])
    );
    assert_eq!(events[0]["mail"]["tags"]["index"], json!(["0"]));
    assert_eq!(
        events[0]["failure"]["errorMessage"],
        "Attribute 'nobody.gave' is not present in the rendering data."
    );
}

#[tokio::test]
async fn what_is_over_the_rate_is_throttled_one_by_one_or_all_at_once() {
    let world = world(Limits {
        rate: Some(3),
        daily: Some(5),
    });
    let (ok, over) = (BulkEmailStatus::Success, BulkEmailStatus::AccountThrottled);
    let statuses = send(&world, "invitation", many(4)).await.unwrap();
    assert_eq!(statuses, [ok.clone(), ok.clone(), ok.clone(), over]);
    assert_eq!(
        send(&world, "invitation", many(1))
            .await
            .unwrap_err()
            .code(),
        Some("Throttling")
    );
    world.hand.forward(1);
    let statuses = send(&world, "invitation", many(3)).await.unwrap();
    assert_eq!(
        statuses,
        [ok.clone(), ok, BulkEmailStatus::AccountDailyQuotaExceeded]
    );
    assert_eq!(world.mailbox.count(), 5);
}

#[tokio::test]
async fn a_configuration_set_that_nobody_made_sends_nothing() {
    let world = world(Limits::default());
    for (set, code) in [
        ("bulk", None),
        ("nobodys", Some("ConfigurationSetDoesNotExist")),
    ] {
        let call = world.client.send_bulk_templated_email().source(SENDER);
        let call = call
            .template("invitation")
            .configuration_set_name(set)
            .default_template_data(invitation().to_string())
            .set_destinations(Some(many(1)));
        let sent = call.send().await;
        let refused = sent.err().map(|error| error.into_service_error());
        assert_eq!(refused.as_ref().and_then(|error| error.code()), code);
    }
    let mails = world.mailbox.messages(None);
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].configuration_set.as_deref(), Some("bulk"));
}

#[tokio::test]
async fn what_is_wrong_with_the_call_may_be_told_destination_by_destination() {
    let world = world(Limits::default());
    world.ses.tell_each_destination();
    let statuses = send(&world, "nobody-made-it", many(3)).await.unwrap();
    assert_eq!(statuses, vec![BulkEmailStatus::TemplateDoesNotExist; 3]);
    let call = world
        .client
        .send_bulk_templated_email()
        .source("x@elsewhere.example")
        .template("invitation");
    let call = call.default_template_data(invitation().to_string());
    let sent = call.set_destinations(Some(many(2))).send().await.unwrap();
    let statuses: Vec<_> = sent
        .status()
        .iter()
        .filter_map(|one| one.status())
        .collect();
    assert_eq!(statuses, [&BulkEmailStatus::MailFromDomainNotVerified; 2]);
    assert_eq!(world.mailbox.count(), 0);
}
