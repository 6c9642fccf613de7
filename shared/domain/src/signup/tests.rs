use jiff::SignedDuration;

use super::*;
use crate::code::{BackVerdict, NewCode, TRIES, TryVerdict};
use crate::insurer::EmailPolicy;

pub(super) const REGISTERED: &str = "kenpo@rippou.example.jp";

pub(super) fn start() -> Timestamp {
    "2026-11-21T09:00:00+09:00".parse().unwrap()
}

pub(super) fn after(seconds: i64) -> Timestamp {
    start() + SignedDuration::from_secs(seconds)
}

pub(super) fn applicant() -> Applicant {
    Applicant {
        insurer_code: "0386".into(),
        insurer_name: "立法健康保険組合".into(),
        member_id: uuid::Uuid::from_u128(7),
        roster_key: "ab".repeat(32),
        campaign: Some("0386-2026-1".into()),
        workplace: "010".into(),
        enquiry_number: "0386-4F7K-92QM".into(),
        name: "健保 太郎".into(),
        symbol: "01".into(),
        number: "t011".into(),
        birth_date: "1951-01-01".parse().unwrap(),
        email: Some(REGISTERED.into()),
        email_policy: EmailPolicy::Shown,
        system_from: "rippou-kenpo@kennin.example.jp".into(),
        reply_to: None,
        arrives_at: "会社のメールアドレス".into(),
        user_id_hint: None,
    }
}

pub(super) fn verified() -> State {
    Flow::start(start(), "token".into(), applicant()).state()
}

pub(super) fn code(n: u32) -> NewCode {
    NewCode {
        id: format!("code-{n}"),
        hash: format!("hash-{n}"),
    }
}

pub(super) fn sent_at(seconds: i64) -> State {
    let (next, verdict) = verified().send_code(after(seconds), "NGX0001", None, code(1));
    assert_eq!(verdict, SendVerdict::Sent);
    next
}

fn confirmed() -> Confirmed {
    let (tried, _) = sent_at(0).try_code(after(1));
    match tried.confirm(after(1), true).0 {
        State::Confirmed(proof) => proof,
        other => panic!("{other:?}"),
    }
}

pub(super) fn enters(state: State, seconds: i64, right: bool) -> (State, ConfirmVerdict) {
    match state.try_code(after(seconds)) {
        (state, TryVerdict::Compare) => state.confirm(after(seconds), right),
        (state, TryVerdict::CodeRefused) => (state, ConfirmVerdict::CodeRefused),
    }
}

#[test]
fn a_code_is_accepted_until_a_second_before_its_ten_minutes_end() {
    for (seconds, verdict) in [
        (0, ConfirmVerdict::Confirmed),
        (599, ConfirmVerdict::Confirmed),
        (600, ConfirmVerdict::CodeRefused),
        (601, ConfirmVerdict::CodeRefused),
    ] {
        assert_eq!(enters(sent_at(0), seconds, true).1, verdict, "{seconds}");
    }
}

#[test]
fn a_code_that_expires_between_count_and_comparison_is_refused() {
    let (tried, verdict) = sent_at(0).try_code(after(599));
    assert_eq!(verdict, TryVerdict::Compare);
    assert_eq!(
        tried.confirm(after(600), true).1,
        ConfirmVerdict::CodeRefused
    );
}

#[test]
fn an_uncounted_comparison_never_confirms() {
    let (state, verdict) = sent_at(0).confirm(after(1), true);
    assert_eq!(verdict, ConfirmVerdict::CodeRefused);
    assert_eq!(state.flow().state, Stage::CodeSent);
}

#[test]
fn the_fifth_try_may_be_right_and_the_sixth_is_refused_though_right() {
    for (wrong, verdict) in [
        (4, ConfirmVerdict::Confirmed),
        (5, ConfirmVerdict::CodeRefused),
    ] {
        let mut state = sent_at(0);
        for _ in 0..wrong {
            state = enters(state, 1, false).0;
        }
        assert_eq!(enters(state, 1, true).1, verdict, "{wrong}");
    }
}

#[test]
fn a_new_code_kills_the_old_one_and_brings_its_own_tries() {
    let mut state = sent_at(0);
    for _ in 0..5 {
        state = enters(state, 1, false).0;
    }
    let (state, verdict) = state.send_code(after(60), "ANOTHER", None, code(2));
    assert_eq!(verdict, SendVerdict::Sent);
    let flow = state.flow();
    assert_eq!(
        (flow.code.tries, flow.code.id.as_deref()),
        (0, Some("code-2"))
    );
    assert_eq!(flow.user_id.as_deref(), Some("ANOTHER"));
    assert_eq!(enters(state, 61, true).1, ConfirmVerdict::Confirmed);
}

#[test]
fn going_back_kills_the_code_and_keeps_what_was_typed() {
    let sent = sent_at(0).flow().clone();
    let (state, verdict) = sent.clone().state().go_back(after(30));
    assert_eq!(verdict, BackVerdict::Back);
    let flow = state.flow();
    assert_eq!((flow.state, flow.code.minutes()), (Stage::Verified, None));
    assert_eq!((&flow.user_id, &flow.email), (&sent.user_id, &sent.email));
    assert_eq!(flow.resend_at(), sent.resend_at(), "the pause goes on");
    let (again, verdict) = state.go_back(after(31));
    assert_eq!(verdict, BackVerdict::Back, "a repeat finds its own effect");
    assert_eq!(enters(again, 31, true).1, ConfirmVerdict::CodeRefused);
    for (state, seconds, said) in [
        (State::Confirmed(confirmed()), 30, BackVerdict::WrongState),
        (sent_at(0), 1800, BackVerdict::NoFlow),
    ] {
        assert_eq!(state.clone().go_back(after(seconds)), (state, said));
    }
}

#[test]
fn a_flow_lives_thirty_minutes_and_each_sending_extends_it_up_to_sixty() {
    let minutes = |state: &State| (state.flow().expires_at - start().as_second()) / 60;
    assert_eq!(minutes(&verified()), 30);
    let early = sent_at(0);
    assert_eq!(minutes(&early), 30);
    let late = sent_at(29 * 60);
    assert_eq!(minutes(&late), 54);
    let (last, _) = late.send_code(after(53 * 60), "NGX0001", None, code(2));
    assert_eq!(minutes(&last), 60);
    let State::CodeSent(sent) = &last else {
        panic!("{last:?}")
    };
    assert_eq!(
        sent.minutes(),
        7,
        "the mail says what the flow's end leaves of the code"
    );
    for (seconds, live) in [(3599, true), (3600, false), (3601, false)] {
        assert_eq!(last.flow().is_live(after(seconds)), live);
    }
}

#[test]
fn an_expired_flow_sends_no_code_and_opens_no_account() {
    for (seconds, live) in [(1799, true), (1800, false), (1801, false)] {
        let (_, verdict) = verified().send_code(after(seconds), "NGX0001", None, code(1));
        assert_eq!(verdict == SendVerdict::NoFlow, !live, "{seconds}");
        assert_eq!(verdict == SendVerdict::Sent, live, "{seconds}");
        assert_eq!(
            confirmed()
                .open_account(after(seconds), "NGX0001")
                .is_some(),
            live
        );
    }
}

#[test]
fn a_confirmed_flow_stays_confirmed_until_its_account_is_open() {
    let state = State::Confirmed(confirmed());
    let (state, verdict) = state.send_code(after(2), "NGX0001", None, code(2));
    assert_eq!(verdict, SendVerdict::WrongState);
    let (state, verdict) = enters(state, 2, true);
    assert_eq!(verdict, ConfirmVerdict::CodeRefused);
    let State::Confirmed(proof) = state else {
        panic!("{state:?}")
    };
    let (used, opening) = proof.open_account(after(900), "Another.ID").unwrap();
    assert_eq!(
        (opening.user_id(), opening.email()),
        ("Another.ID", REGISTERED)
    );
    assert_eq!(opening.applicant(), &applicant());
    assert!(used.is_for("another.id") && !used.is_for("NGX0001"));
}

#[test]
fn five_tries_are_compared_and_a_sixth_is_not_even_counted() {
    let mut state = sent_at(0);
    for tries in 1..=7 {
        let (next, verdict) = state.try_code(after(1));
        assert_eq!(verdict == TryVerdict::Compare, tries <= TRIES, "{tries}");
        assert_eq!(next.flow().code.tries, tries.min(TRIES));
        state = next;
    }
}

#[test]
fn a_code_dies_with_its_flow_whatever_its_own_expiry_says() {
    let mut flow = sent_at(0).flow().clone();
    flow.expires_at = start().as_second() + 5;
    for (seconds, live) in [(4, true), (5, false), (6, false)] {
        let (_, verdict) = flow.clone().state().try_code(after(seconds));
        assert_eq!(verdict == TryVerdict::Compare, live, "{seconds}");
    }
}
