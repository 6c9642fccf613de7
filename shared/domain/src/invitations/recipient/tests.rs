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
        delivery: Delivery::Pending,
    }
}

#[test]
fn the_edges_are_those_drawn_and_no_others() {
    use Delivery::{Accepted, Failed, Pending, Suppressed};
    for last in [Failed, Suppressed] {
        assert_eq!(last.clone().answered(SendAnswer::Accepted(id())), last);
    }
    assert_eq!(Pending.answered(SendAnswer::Accepted(id())), Accepted(id()));
    assert_eq!(Pending.answered(SendAnswer::Refused), Failed);
    assert_eq!(Pending.answered(SendAnswer::Later), Pending);
}

#[test]
fn only_what_concerns_the_destination_fails_it() {
    for (status, answer) in [
        ("Success", SendAnswer::Accepted("x".into())),
        ("MessageRejected", SendAnswer::Refused),
        ("InvalidParameterValue", SendAnswer::Refused),
        ("Failed", SendAnswer::Refused),
        ("AccountThrottled", SendAnswer::Later),
        ("AccountDailyQuotaExceeded", SendAnswer::Later),
        ("TransientFailure", SendAnswer::Later),
        ("TemplateDoesNotExist", SendAnswer::Later),
        ("MailFromDomainNotVerified", SendAnswer::Later),
        ("SomethingNew", SendAnswer::Later),
    ] {
        assert_eq!(SendAnswer::read(status, Some("x")), answer, "{status}");
    }
    assert_eq!(
        SendAnswer::read("Success", None),
        SendAnswer::Accepted(String::new())
    );
}

#[test]
fn a_call_takes_the_first_pending_recipients_and_a_lost_answer_keeps_them_pending() {
    let payload = Payload((0..5).map(recipient).collect());
    let accepted = || SendAnswer::Accepted(id());
    let payload = payload.answered([(0, accepted()), (2, SendAnswer::Later), (9, accepted())]);
    assert_eq!(payload.next_call(3), [1, 2, 3]);
    let payload = payload.answered((1..5).map(|place| (place, accepted())));
    assert!(payload.is_settled());
    assert_eq!(payload.next_call(50), [0usize; 0]);
}

#[test]
fn fifty_recipients_are_about_ten_kilobytes_and_read_back() {
    let mut payload = Payload((0..50).map(recipient).collect());
    payload = payload.answered((0..50).map(|place| (place, SendAnswer::Accepted(id()))));
    let stored = serde_json::to_string(&payload).unwrap();
    assert!(stored.len() < 10 * 1024, "{} bytes", stored.len());
    assert_eq!(serde_json::from_str::<Payload>(&stored).unwrap(), payload);
    assert!(!format!("{payload:?}").contains("corp.example.jp"));
}
