use jiff::SignedDuration;
use uuid::Uuid;

use super::ledger_tests::{ledger, prefecture, sakura};
use super::*;
use crate::code::{NewCode, TRIES, TryVerdict};

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

pub(super) fn request() -> Request {
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
            (state.flow().state, state.flow().code.tries),
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
        serde_json::from_value::<crate::signup::Flow>(item).is_err(),
        "kinds never mix"
    );
    let shown = format!("{:?} {:?} {:?}", sent, sakura(), request());
    for secret in ["3170100011", "office@", "さくら", "hash-1"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn five_tries_are_compared_and_a_sixth_is_not_even_counted() {
    let mut state = sent(0);
    for tries in 1..=7 {
        let (next, verdict) = state.try_code(after(1));
        assert_eq!(verdict == TryVerdict::Compare, tries <= TRIES, "{tries}");
        assert_eq!(next.flow().code.tries, tries.min(TRIES));
        state = next;
    }
    let (again, _) = state.choose_prefecture(after(60), prefecture("鳥取県"), code(2));
    assert_eq!(again.flow().code.id.as_deref(), Some("code-2"));
    assert_eq!(again.try_code(after(61)).1, TryVerdict::Compare);
}

#[test]
fn a_code_dies_with_its_flow_whatever_its_own_expiry_says() {
    let mut flow = sent(0).flow().clone();
    flow.expires_at = start().as_second() + 5;
    for (seconds, live) in [(4, true), (5, false), (6, false)] {
        let (_, verdict) = flow.clone().state().try_code(after(seconds));
        assert_eq!(verdict == TryVerdict::Compare, live, "{seconds}");
    }
}
