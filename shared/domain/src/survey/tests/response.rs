//! The state machine: its edges and no others, its locks, its submission.

use serde_json::json;

use super::*;

fn every_state() -> Vec<Response> {
    vec![
        fresh(),
        ready(),
        submitted(),
        in_review(),
        deficient(),
        reviewed(),
    ]
}

#[test]
fn there_is_no_edge_but_those_drawn() {
    let drawn = [
        ("not-started", "save", "draft"),
        ("draft", "save", "draft"),
        ("draft", "submit", "submitted"),
        ("deficient", "save", "deficient"),
        ("deficient", "submit", "submitted"),
    ];
    let work = json!({"status": ["seeking"], "occupation": "none"});
    let mut found = Vec::new();
    for state in every_state() {
        let page = if state.submission().is_some() {
            ("d1.work", work.clone())
        } else {
            ("household", household())
        };
        let version = state.dossier().version;
        for (name, next) in [
            (
                "save",
                state
                    .clone()
                    .save_page(&frame(), version, page.0, &object(page.1), at(8))
                    .0,
            ),
            ("submit", submit(state.clone()).0),
        ] {
            if next != state {
                assert!(next.dossier().version > version, "an edge raises the lock");
                found.push((state.state(), name, next.state()));
            }
        }
    }
    assert_eq!(found, drawn);
}

#[test]
fn a_submission_holds_what_was_declared_and_gives_a_receipt() {
    let draft = ready();
    let version = draft.dossier().version;
    let (next, verdict) = submit(draft.clone());
    let SubmitVerdict::Accepted(snapshot) = verdict else {
        panic!("{verdict:?}")
    };
    assert_eq!(next.submission(), Some(&snapshot.mark));
    assert_eq!((snapshot.mark.n, snapshot.mark.version), (1, version));
    assert_eq!(
        snapshot.mark.documents_version,
        draft.dossier().documents_version
    );
    assert_eq!(snapshot.answers, draft.dossier().answers);
    assert_eq!(snapshot.attachments, draft.dossier().attachments);
    assert!(snapshot.declaration[2].contains("被保険者"));
    assert_eq!(serde_json::to_value(&snapshot).unwrap()["rules"], "2026.1");
}

#[test]
fn a_repeat_answers_with_the_same_receipt_and_another_version_does_not() {
    let filed = submitted();
    let mark = filed.submission().unwrap().clone();
    for state in [filed.clone(), in_review(), reviewed()] {
        let again = state.clone().submit(
            &frame(),
            mark.version,
            true,
            Receipt::from_random([9; 8]),
            at(90),
        );
        assert_eq!(again, (state, SubmitVerdict::Repeated(mark.clone())));
    }
    assert_eq!(submit(filed).1, SubmitVerdict::Closed);
}

#[test]
fn a_stale_version_changes_nothing() {
    let draft = ready();
    let old = draft.dossier().version - 1;
    let submitted = draft
        .clone()
        .submit(&frame(), old, true, Receipt::from_random([0; 8]), at(9));
    assert_eq!(submitted, (draft.clone(), SubmitVerdict::Stale));
    let saved = draft
        .clone()
        .save_page(&frame(), old, "household", &object(household()), at(9));
    assert_eq!(saved, (draft, SaveVerdict::Stale));
}

#[test]
fn everything_that_is_missing_is_named() {
    let nothing = obstacles(fresh(), false);
    let expected = [
        "household.contact",
        "household.spouse",
        "d1.keep.decision",
        "d2.keep.decision",
        "documents.acknowledged",
        "declaration",
    ];
    assert_eq!(nothing, expected);
    assert_eq!(obstacles(ready(), false), ["declaration"]);
    let papers = [
        "documents.household.resident-record",
        "documents.d1.tax-certificate",
        "documents.d2.tax-certificate",
    ];
    assert_eq!(obstacles(acknowledge(answered(plain())), true), papers);
}

#[test]
fn a_changed_list_wants_to_be_acknowledged_anew() {
    let mut raw = no_income();
    raw.insert("unemployment".into(), json!("yes"));
    raw.insert("unemployment_amount".into(), json!(10));
    let draft = ready();
    let version = draft.dossier().version;
    let (next, verdict) = draft.save_page(&frame(), version, "d1.income", &raw, at(9));
    let SaveVerdict::Saved(saved) = verdict else {
        panic!("{verdict:?}")
    };
    assert!(saved.documents_changed);
    assert_eq!(saved.next_page.as_deref(), Some("documents"));
    assert_eq!(
        obstacles(next.clone(), true),
        [
            "documents.acknowledged",
            "documents.d1.unemployment-certificate"
        ]
    );
    let old = json!({"acknowledged": next.dossier().acknowledged});
    let version = next.dossier().version;
    let verdict = next
        .save_page(&frame(), version, "documents", &object(old), at(9))
        .1;
    assert!(matches!(verdict, SaveVerdict::Invalid(errors) if errors[0].field == "acknowledged"));
}

#[test]
fn every_state_survives_its_item() {
    for response in every_state() {
        let item = serde_json::to_value(&response).unwrap();
        assert_eq!(item["state"], response.state());
        assert_eq!(item["version"], response.dossier().version);
        assert_eq!(serde_json::from_value::<Response>(item).unwrap(), response);
    }
}

#[test]
fn debug_output_holds_no_answers_and_no_names() {
    let shown = format!("{:?} {:?}", submitted(), dependents());
    for secret in ["表", "continue", "together", "資料.pdf", "1980"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

#[test]
fn the_task_list_follows_the_response() {
    use TaskState::{Deficient, Done, InProgress, NotStarted};
    for (response, expected) in [
        (fresh(), [NotStarted, NotStarted, NotStarted]),
        (
            save(fresh(), "household", household()),
            [InProgress, NotStarted, NotStarted],
        ),
        (answered(plain()), [Done, NotStarted, NotStarted]),
        (
            acknowledge(answered(plain())),
            [Done, InProgress, NotStarted],
        ),
        (ready(), [Done, Done, NotStarted]),
        (submitted(), [Done, Done, Done]),
        (deficient(), [Deficient, Deficient, Deficient]),
    ] {
        assert_eq!(
            response.tasks(&frame()).map(|t| t.state),
            expected,
            "{}",
            response.state()
        );
    }
}
