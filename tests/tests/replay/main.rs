//! Each built binary answers its sample event as the handler does in process, over an equally set
//! World, with no other rights than `template.yaml` gives it.
//!
//! The events make one way through the whole product; what an event cannot know beforehand (cookies,
//! codes, ids) stands in it as `{{name}}` and is filled in from the answers before.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test cannot go on without what it reads"
)]

mod answer;
mod event;
mod rights;
mod scene;
mod stand;
mod upload;

use functions::STEPS;
use stand::Stand;

/// The way: each step with the status that it is to answer with. A step that does not stand in it is played after it,
/// and must be answered alike here and there.
const WAY: &[(&str, u16)] = &[
    ("insurer", 200),
    ("notices", 200),
    ("verify-identity", 200),
    ("send-code", 200),
    ("signup", 200),
    ("confirm-code", 200),
    ("create-account", 201),
    ("login", 200),
    ("terms", 200),
    ("accept-terms", 200),
    ("home", 200),
    ("survey", 200),
    ("save-survey", 200),
    ("attachments", 200),
    ("presign-upload", 200),
    ("finish-upload", 200),
    ("view-attachment", 200),
    ("delete-attachment", 200),
    ("submit-survey", 200),
    ("logout", 200),
    ("start-reissue", 200),
    ("choose-prefecture", 200),
    ("reissue", 200),
    ("confirm-reissue-code", 200),
    ("request-reissue", 202),
    ("send-mail", 200),
    ("send-invitations", 200),
];

#[tokio::test(flavor = "multi_thread")]
async fn each_binary_answers_its_event_as_its_handler_does_in_process() {
    let (mut here, mut there) = tokio::join!(Stand::new(), Stand::new());
    let mut missing = Vec::new();
    for (step, status) in steps() {
        for stand in [&mut here, &mut there] {
            scene::before(step, stand).await;
        }
        let expected = here.in_process(step).await;
        let answered = there.binary(step).await;
        if let Some(status) = status {
            assert_eq!(answered.status, status, "{step}: {}", answered.body);
        }
        assert_eq!(answered.redacted(), expected.redacted(), "{step}");
        missing.extend(rights::missing(step, &there.calls()));
        for (stand, answer) in [(&mut here, &expected), (&mut there, &answered)] {
            scene::after(step, stand, answer).await;
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Every step: the way, then what does not stand in it.
fn steps() -> impl Iterator<Item = (&'static str, Option<u16>)> {
    let way = WAY.iter().map(|(step, status)| (*step, Some(*status)));
    let names = STEPS.iter().map(|step| step.name);
    let others = names.filter(|name| WAY.iter().all(|(step, _)| step != name));
    way.chain(others.map(|name| (name, None)))
}
