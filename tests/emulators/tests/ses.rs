//! The embedded SES by the real SDK: single mails.

mod support;

use aws_sdk_ses::error::ProvideErrorMetadata;
use aws_sdk_ses::types::{Body, Content, Message};
use emulators::mailbox::Mailbox;
use emulators::ses::Limits;
use support::ses::{SENDER, World, to, world, world_with};

fn message(subject: &str, text: &str) -> Message {
    let content = |data: &str| Content::builder().data(data).charset("UTF-8").build().ok();
    Message::builder()
        .set_subject(content(subject))
        .body(Body::builder().set_text(content(text)).build())
        .build()
}

/// Sends one mail and tells its error's code and message, if it has one.
async fn refusal(
    world: &World,
    from: &str,
    address: &str,
    subject: &str,
) -> Option<(String, String)> {
    let sending = world
        .client
        .send_email()
        .source(from)
        .destination(to(address))
        .message(message(subject, "本文"));
    let error = sending.send().await.err()?.into_service_error();
    Some((
        error.code().unwrap_or_default().to_owned(),
        error.message().unwrap_or_default().to_owned(),
    ))
}

#[tokio::test]
async fn a_mail_is_kept_as_it_was_sent() {
    let world = world(Limits::default());
    let from = "=?UTF-8?B?56uL5bOw?= <codes@kennin.example.jp>";
    assert_eq!(
        refusal(&world, from, "\"a..b\"@docomo.ne.jp", "【認証番号】").await,
        None
    );
    let mails = world.mailbox.messages(None);
    let [mail] = mails.as_slice() else {
        panic!("one mail: {mails:?}")
    };
    assert_eq!(
        (mail.to.as_str(), mail.from.as_str()),
        ("\"a..b\"@docomo.ne.jp", "立峰 <codes@kennin.example.jp>")
    );
    assert_eq!(
        (mail.subject.as_str(), mail.text.as_str(), &mail.html),
        ("【認証番号】", "本文", &None)
    );
    assert_eq!(mail.sent_at_japan(), "2026-11-22T09:30:00+09:00");
}

#[tokio::test]
async fn what_ses_refuses_is_refused_in_its_words() {
    let world = world(Limits::default());
    let unverified = refusal(&world, "a@elsewhere.example", "b@c.example", "x")
        .await
        .unwrap();
    assert_eq!(unverified.0, "MessageRejected");
    assert!(
        unverified
            .1
            .ends_with("AP-NORTHEAST-1: a@elsewhere.example"),
        "{}",
        unverified.1
    );
    let invalid = |why: &str| Some(("InvalidParameterValue".to_owned(), why.to_owned()));
    assert_eq!(
        refusal(&world, SENDER, "a..b@docomo.ne.jp", "x").await,
        invalid("Local address contains dot-dot")
    );
    assert_eq!(
        refusal(&world, SENDER, "b@c.example", "x\r\nBcc: d@e.example").await,
        invalid("Subject must not contain line breaks")
    );
    let many = (0..51).fold(aws_sdk_ses::types::Destination::builder(), |all, n| {
        all.to_addresses(format!("a{n}@b.example"))
    });
    let error = world
        .client
        .send_email()
        .source(SENDER)
        .destination(many.build())
        .message(message("x", "y"))
        .send()
        .await;
    assert_eq!(
        error.unwrap_err().message(),
        Some("Recipient count exceeds 50.")
    );
    assert_eq!(world.mailbox.count(), 0);
}

#[tokio::test]
async fn over_the_rate_a_mail_is_throttled_until_the_second_is_over() {
    let world = world(Limits {
        rate: Some(2),
        daily: Some(3),
    });
    let throttled = |why: &str| Some(("Throttling".to_owned(), why.to_owned()));
    assert_eq!(refusal(&world, SENDER, "a@b.example", "1").await, None);
    assert_eq!(refusal(&world, SENDER, "a@b.example", "2").await, None);
    assert_eq!(
        refusal(&world, SENDER, "a@b.example", "3").await,
        throttled("Maximum sending rate exceeded.")
    );
    world.hand.forward(1);
    assert_eq!(refusal(&world, SENDER, "a@b.example", "4").await, None);
    assert_eq!(
        refusal(&world, SENDER, "a@b.example", "5").await,
        throttled("Daily message quota exceeded.")
    );
    world.ses.limit(Limits::default());
    assert_eq!(refusal(&world, SENDER, "a@b.example", "6").await, None);
    let subjects: Vec<_> = world
        .mailbox
        .messages(Some("A@b.example"))
        .iter()
        .map(|mail| mail.subject.clone())
        .collect();
    assert_eq!(subjects, ["6", "4", "2", "1"]);
}

#[tokio::test]
async fn mail_in_a_file_outlives_its_process_and_a_torn_line_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state/mail.jsonl");
    let first = world_with(Limits::default(), Mailbox::open(&path).unwrap());
    assert_eq!(refusal(&first, SENDER, "a@b.example", "kept").await, None);
    std::io::Write::write_all(
        &mut std::fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .unwrap(),
        b"{\"to\":\"torn",
    )
    .unwrap();
    let second = world_with(Limits::default(), Mailbox::open(&path).unwrap());
    assert_eq!(refusal(&second, SENDER, "a@b.example", "later").await, None);
    let again = Mailbox::open(&path).unwrap().messages(None);
    assert_eq!(
        again
            .iter()
            .map(|mail| mail.subject.as_str())
            .collect::<Vec<_>>(),
        ["later", "kept"]
    );
}
