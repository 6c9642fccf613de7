use jiff::SignedDuration;
use uuid::Uuid;

use super::ledger_tests::{ledger, prefecture, sakura};
use super::*;

pub(super) fn start() -> Timestamp {
    "2026-11-21T12:00:00+09:00".parse().unwrap()
}

pub(super) fn after(seconds: i64) -> Timestamp {
    start() + SignedDuration::from_secs(seconds)
}

pub(super) fn code(n: u32) -> NewCode {
    NewCode {
        id: format!("code-{n}"),
        hash: format!("hash-{n}"),
    }
}

pub(super) fn started() -> State {
    let number = FacilityNumber::parse("3170100011").unwrap();
    ReissueFlow::start(
        start(),
        "token".into(),
        number,
        "office@sakura.example.jp".into(),
    )
    .state()
}

fn sent(seconds: i64) -> State {
    let (next, verdict) =
        started().choose_prefecture(after(seconds), prefecture("鳥取県"), code(1));
    assert_eq!(verdict, ChooseVerdict::Sent);
    next
}

pub(super) fn enters(
    state: State,
    seconds: i64,
    right: bool,
    facility: Option<&Facility>,
) -> (State, ConfirmVerdict) {
    match state.try_code(after(seconds)) {
        (state, TryVerdict::Compare) => state.confirm(after(seconds), right, facility),
        (state, TryVerdict::CodeRefused) => (state, ConfirmVerdict::CodeRefused),
    }
}

fn confirmed() -> Confirmed {
    match enters(sent(0), 1, true, Some(&sakura())).0 {
        State::Confirmed(proof) => proof,
        other => panic!("{other:?}"),
    }
}

fn request() -> Request {
    let made = confirmed().request(after(9), Uuid::from_u128(1), "R-1".into());
    made.unwrap().1
}

#[test]
fn a_code_is_accepted_until_a_second_before_its_thirty_minutes_end() {
    for (seconds, verdict) in [
        (1799, ConfirmVerdict::Confirmed),
        (1800, ConfirmVerdict::CodeRefused),
        (1801, ConfirmVerdict::CodeRefused),
    ] {
        assert_eq!(
            enters(sent(0), seconds, true, Some(&sakura())).1,
            verdict,
            "{seconds}"
        );
    }
}

#[test]
fn the_flow_ends_after_an_hour_and_its_code_with_it() {
    let late = sent(40 * 60);
    let State::CodeSent(code_sent) = &late else {
        panic!("{late:?}")
    };
    assert_eq!(code_sent.minutes(), 20);
    for (seconds, live) in [(3599, true), (3600, false), (3601, false)] {
        assert_eq!(late.flow().is_live(after(seconds)), live);
        let confirmed_late = enters(late.clone(), seconds, true, Some(&sakura())).1;
        assert_eq!(
            confirmed_late == ConfirmVerdict::Confirmed,
            live,
            "{seconds}"
        );
        let chosen = started().choose_prefecture(after(seconds), prefecture("鳥取県"), code(1));
        assert_eq!(chosen.1 == ChooseVerdict::Sent, live, "{seconds}");
        let made = confirmed().request(after(seconds), Uuid::nil(), "R-1".into());
        assert_eq!(made.is_some(), live, "{seconds}");
    }
}

#[test]
fn an_unknown_number_and_another_prefecture_are_one_answer_after_the_right_code_only() {
    let elsewhere = Facility {
        prefecture: prefecture("奈良県"),
        ..sakura()
    };
    let other = ledger().remove(2);
    for facility in [None, Some(&elsewhere), Some(&other)] {
        let (state, verdict) = enters(sent(0), 1, true, facility);
        assert_eq!(verdict, ConfirmVerdict::FacilityNotFound);
        assert_eq!(
            (state.flow().state, state.flow().tries),
            (Stage::CodeSent, 1)
        );
        assert_eq!(
            enters(sent(0), 1, false, facility).1,
            ConfirmVerdict::CodeRefused
        );
    }
    assert_eq!(
        enters(sent(0), 1, false, Some(&sakura())).1,
        ConfirmVerdict::CodeRefused
    );
}

#[test]
fn an_uncounted_comparison_never_confirms_and_the_sixth_try_is_refused() {
    let (_, verdict) = sent(0).confirm(after(1), true, Some(&sakura()));
    assert_eq!(verdict, ConfirmVerdict::CodeRefused);
    for (wrong, verdict) in [
        (4, ConfirmVerdict::Confirmed),
        (5, ConfirmVerdict::CodeRefused),
    ] {
        let mut state = sent(0);
        for _ in 0..wrong {
            state = enters(state, 1, false, Some(&sakura())).0;
        }
        assert_eq!(
            enters(state, 1, true, Some(&sakura())).1,
            verdict,
            "{wrong}"
        );
    }
}

#[test]
fn a_confirmed_flow_sends_no_code_and_makes_one_request_with_its_receipt() {
    let proof = confirmed();
    let state = State::Confirmed(proof.clone());
    let (state, verdict) = state.choose_prefecture(after(2), prefecture("奈良県"), code(2));
    assert_eq!(verdict, ChooseVerdict::WrongState);
    assert_eq!(
        enters(state, 2, true, Some(&sakura())).1,
        ConfirmVerdict::CodeRefused
    );
    let (requested, request) = proof
        .request(after(9), Uuid::from_u128(1), "R-1".into())
        .unwrap();
    assert_eq!(requested.receipt(), Some("R-1"));
    let application = request.application();
    assert_eq!(application.facility_name, "さくら訪問介護ステーション");
    assert_eq!(application.prefecture.name(), "鳥取県");
    assert_eq!(application.email, "office@sakura.example.jp");
}

#[test]
fn a_request_goes_no_way_but_those_drawn() {
    type Edge = fn(Request) -> Result<Request, Box<Request>>;
    let approve: Edge = |r| r.approve(after(10), after(1000));
    let refuse: Edge = |r| r.refuse(after(10), "書類の不足".into());
    let take_up: Edge = |r| r.take_up(after(999));
    let late: Edge = |r| r.take_up(after(1000));
    let early: Edge = |r| r.expire(after(999));
    let expire: Edge = |r| r.expire(after(1000));
    let word = |r: &Request| serde_json::to_value(r).unwrap()["state"].clone();
    let approved = approve(request()).unwrap();
    let ends = [
        refuse(request()).unwrap(),
        take_up(approved.clone()).unwrap(),
        expire(approved.clone()).unwrap(),
    ];
    assert_eq!(
        ends.each_ref().map(word),
        ["refused", "taken-up", "expired"]
    );
    for (from, edges) in [
        (request(), vec![take_up, late, early, expire]),
        (approved, vec![approve, refuse, late, early]),
    ] {
        for edge in edges {
            assert_eq!(*edge(from.clone()).unwrap_err(), from);
        }
    }
    for end in ends {
        for edge in [approve, refuse, take_up, expire] {
            assert_eq!(*edge(end.clone()).unwrap_err(), end);
        }
        let item = serde_json::to_value(&end).unwrap();
        assert_eq!(item["receipt"], "R-1");
        assert_eq!(serde_json::from_value::<Request>(item).unwrap(), end);
    }
}

#[test]
fn the_item_is_flat_survives_the_table_and_its_debug_shows_nothing() {
    let State::CodeSent(sent) = sent(0) else {
        panic!("not sent")
    };
    let item = serde_json::to_value(sent.flow()).unwrap();
    assert!(
        item.as_object()
            .unwrap()
            .values()
            .all(|value| !value.is_object())
    );
    let sending = serde_json::to_value(sent.sending()).unwrap();
    for (name, value) in sending.as_object().unwrap() {
        assert_eq!(&item[name], value, "{name}");
    }
    assert_eq!(
        &serde_json::from_value::<ReissueFlow>(item.clone()).unwrap(),
        sent.flow()
    );
    assert!(
        serde_json::from_value::<crate::flow::Flow>(item).is_err(),
        "kinds never mix"
    );
    let shown = format!("{:?} {:?} {:?}", sent, sakura(), request());
    for secret in ["3170100011", "office@", "さくら", "hash-1"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}
