use super::*;
use crate::invitations::Payload;

fn id() -> String {
    "0100018f1c2d3e4f-5a6b7c8d-9e0f-4a1b-8c2d-3e4f5a6b7c8d-000000".into()
}

fn recipient(n: u128) -> Recipient {
    Recipient {
        member_id: Uuid::from_u128(n),
        email: Some(format!("member{n:03}.32290414@corp.example.jp")),
        workplace: "本社".into(),
        roster_key: format!("{n:064x}"),
        registered: false,
        later: None,
        delivery: Delivery::Pending,
    }
}

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

fn standing(delivery: Delivery) -> Recipient {
    Recipient {
        delivery,
        ..recipient(1)
    }
}

#[test]
fn the_edges_are_those_drawn_and_no_others() {
    use Delivery::{Accepted, Failed, Pending, Suppressed};
    for last in [Accepted(id()), Failed, Suppressed(Suppression::NoAddress)] {
        let was = standing(last);
        let answered = was
            .clone()
            .answered(SendAnswer::Accepted("other".into()), now());
        assert_eq!(answered, was);
        assert_eq!(was.clone().suppressed(Suppression::Closed), was);
    }
    for (answer, delivery) in [
        (SendAnswer::Accepted(id()), Accepted(id())),
        (SendAnswer::Refused, Failed),
        (SendAnswer::Later, Pending),
        (SendAnswer::Sender, Pending),
        (SendAnswer::Account, Pending),
    ] {
        assert_eq!(recipient(1).answered(answer, now()).delivery, delivery);
    }
    let suppressed = recipient(1).suppressed(Suppression::Gone);
    assert_eq!(suppressed.delivery, Suppressed(Suppression::Gone));
}

#[test]
fn each_status_is_of_the_account_of_the_sender_or_of_the_destination() {
    for (status, answer) in [
        ("Success", SendAnswer::Accepted("x".into())),
        ("MessageRejected", SendAnswer::Refused),
        ("InvalidParameterValue", SendAnswer::Refused),
        ("Failed", SendAnswer::Refused),
        ("AccountThrottled", SendAnswer::Account),
        ("AccountDailyQuotaExceeded", SendAnswer::Account),
        ("AccountSuspended", SendAnswer::Account),
        ("AccountSendingPaused", SendAnswer::Account),
        ("TransientFailure", SendAnswer::Later),
        ("SomethingNew", SendAnswer::Later),
        ("TemplateDoesNotExist", SendAnswer::Sender),
        ("MailFromDomainNotVerified", SendAnswer::Sender),
        ("ConfigurationSetDoesNotExist", SendAnswer::Sender),
        ("ConfigurationSetSendingPaused", SendAnswer::Sender),
        ("InvalidSendingPoolName", SendAnswer::Sender),
    ] {
        let read = SendAnswer::read_all(&[(status, Some("x"))]);
        assert_eq!(read, [answer], "{status}");
    }
    let without = SendAnswer::read_all(&[("Success", None)]);
    assert_eq!(without, [SendAnswer::Accepted(String::new())]);
    for (code, answer) in [
        ("Throttling", SendAnswer::Account),
        ("InternalFailure", SendAnswer::Account),
        ("AccountSendingPausedException", SendAnswer::Account),
        ("MessageRejected", SendAnswer::Sender),
        ("MailFromDomainNotVerifiedException", SendAnswer::Sender),
        ("TemplateDoesNotExist", SendAnswer::Sender),
        ("ConfigurationSetDoesNotExist", SendAnswer::Sender),
        ("AccessDenied", SendAnswer::Sender),
    ] {
        assert_eq!(SendAnswer::of_call(code), answer, "{code}");
    }
}

#[test]
fn a_call_of_ten_that_is_refused_alike_is_our_fault() {
    let all = |count, other: &'static str| {
        let mut statuses = vec![("InvalidParameterValue", None); count];
        statuses[0].0 = other;
        SendAnswer::read_all(&statuses)
    };
    assert_eq!(
        all(10, "InvalidParameterValue"),
        vec![SendAnswer::Sender; 10]
    );
    assert_eq!(
        all(9, "InvalidParameterValue"),
        vec![SendAnswer::Refused; 9]
    );
    assert_eq!(all(10, "Failed"), vec![SendAnswer::Refused; 10]);
    let accepted = SendAnswer::read_all(&[("Success", Some("x")); 10]);
    assert_eq!(accepted, vec![SendAnswer::Accepted("x".into()); 10]);
}

#[test]
fn one_mail_that_never_gets_through_fails_in_the_end() {
    let (mut one, mut at, mut times) = (recipient(1), now(), 0);
    while one.delivery == Delivery::Pending {
        assert!(one.is_due(at));
        one = one.answered(SendAnswer::Later, at);
        times += 1;
        at = one.later.unwrap().from.max(at);
    }
    assert_eq!((one.delivery, times), (Delivery::Failed, 10));
    let hours = at.duration_since(now()).as_hours();
    assert!((12..30).contains(&hours), "{hours}");
}

#[test]
fn fifty_recipients_are_about_fourteen_kilobytes_and_read_back() {
    let mut payload = Payload((0..50).map(recipient).collect());
    payload = payload.answered(
        (0..50).map(|place| (place, SendAnswer::Accepted(id()))),
        now(),
    );
    let stored = serde_json::to_string(&payload).unwrap();
    assert!(stored.len() < 14 * 1024, "{} bytes", stored.len());
    assert_eq!(serde_json::from_str::<Payload>(&stored).unwrap(), payload);
    assert!(!format!("{payload:?}").contains("corp.example.jp"));
}
