use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;
use crate::code::{Code, TRIES};
use crate::reissue::Reissue;
use crate::signup::SignUp;

pub(crate) const FLOW: &str = "flow";
const PEPPER: &str = "pepper";

/// A journey's flow at its start, and how far after that a test stands.
pub(crate) trait Begun: Journey {
    fn start() -> Timestamp;
    fn begun() -> Flow<Self>;

    fn after(seconds: i64) -> Timestamp {
        Self::start() + SignedDuration::from_secs(seconds)
    }

    fn sent_at(seconds: i64) -> Flow<Self> {
        Self::begun()
            .send_code(Self::after(seconds), code::<Self>(1))
            .unwrap()
    }
}

fn digits<J: Journey>() -> Code {
    Code::new(J::PURPOSE, [7; 8])
}

pub(crate) fn code<J: Journey>(n: u32) -> NewCode {
    NewCode {
        id: format!("code-{n}"),
        hash: digits::<J>().hash(PEPPER, FLOW, J::PURPOSE),
    }
}

/// What the table does: counts a try where [`TRY`] holds and the flow lives, or nothing.
pub(crate) fn counted<J: Journey>(flow: &Flow<J>, now: Timestamp) -> Option<Flow<J>> {
    let item = serde_json::to_value(flow).unwrap();
    let lives = Holds::Later("expires_at").of(&item, now);
    let held = lives && TRY.iter().all(|row| row.of(&item, now));
    held.then(|| {
        let mut flow = flow.clone();
        flow.code.tries += 1;
        flow
    })
}

#[expect(clippy::disallowed_methods, reason = "the rule's own test")]
pub(crate) fn compared<J: Journey>(flow: &Flow<J>, right: bool) -> Compared {
    let wrong = Code::new(J::PURPOSE, [9; 8]);
    let typed = if right { digits::<J>() } else { wrong };
    typed.compare(&flow.code, PEPPER, FLOW, J::PURPOSE, "request".into())
}

/// A code typed at `now`: the flow afterwards, and whether it was confirmed.
pub(crate) fn enters<J: Journey>(flow: Flow<J>, now: Timestamp, right: bool) -> (Flow<J>, bool) {
    let Some(tried) = counted(&flow, now) else {
        return (flow, false);
    };
    let compared = compared(&tried, right);
    match tried.clone().confirm(now, &compared) {
        Ok(confirmed) => (confirmed, true),
        Err(CodeRefused) => (tried, false),
    }
}

fn a_code_is_accepted_until_a_second_before_its_life_ends<J: Begun>() {
    for (seconds, accepted) in [
        (0, true),
        (J::CODE_LIFE - 1, true),
        (J::CODE_LIFE, false),
        (J::CODE_LIFE + 1, false),
    ] {
        let (_, confirmed) = enters(J::sent_at(0), J::after(seconds), true);
        assert_eq!(confirmed, accepted, "{seconds}");
    }
}

fn a_code_that_expires_between_count_and_comparison_is_refused<J: Begun>() {
    let tried = counted(&J::sent_at(0), J::after(J::CODE_LIFE - 1)).unwrap();
    let compared = compared(&tried, true);
    assert_eq!(
        tried.confirm(J::after(J::CODE_LIFE), &compared),
        Err(CodeRefused)
    );
}

fn an_uncounted_comparison_never_confirms<J: Begun>() {
    let sent = J::sent_at(0);
    let compared = compared(&sent, true);
    assert_eq!(sent.confirm(J::after(1), &compared), Err(CodeRefused));
}

fn a_comparison_with_an_older_code_confirms_nothing<J: Begun>() {
    let tried = counted(&J::sent_at(0), J::after(1)).unwrap();
    let older = compared(&tried, true);
    let resent = tried.send_code(J::after(60), code::<J>(2)).unwrap();
    let tried = counted(&resent, J::after(61)).unwrap();
    assert_eq!(tried.confirm(J::after(61), &older), Err(CodeRefused));
}

fn the_fifth_try_may_be_right_and_the_sixth_is_refused_though_right<J: Begun>() {
    for (wrong, accepted) in [(4, true), (5, false)] {
        let mut flow = J::sent_at(0);
        for _ in 0..wrong {
            flow = enters(flow, J::after(1), false).0;
        }
        assert_eq!(enters(flow, J::after(1), true).1, accepted, "{wrong}");
    }
}

fn five_tries_are_compared_and_a_sixth_is_not_even_counted<J: Begun>() {
    let mut flow = J::sent_at(0);
    for tries in 1..=7 {
        let next = counted(&flow, J::after(1));
        assert_eq!(next.is_some(), tries <= TRIES, "{tries}");
        flow = next.unwrap_or(flow);
        assert_eq!(flow.code.tries, tries.min(TRIES));
    }
    let again = flow.send_code(J::after(60), code::<J>(2)).unwrap();
    assert_eq!(
        (again.code.tries, again.code.id.as_deref()),
        (0, Some("code-2"))
    );
    assert!(enters(again, J::after(61), true).1);
}

fn a_code_dies_with_its_flow_whatever_its_own_expiry_says<J: Begun>() {
    let mut flow = J::sent_at(0);
    flow.expires_at = J::start().as_second() + 5;
    for (seconds, live) in [(4, true), (5, false), (6, false)] {
        assert_eq!(
            counted(&flow, J::after(seconds)).is_some(),
            live,
            "{seconds}"
        );
    }
}

fn going_back_kills_the_code_and_keeps_what_was_typed<J: Begun + std::fmt::Debug>() {
    let sent = J::sent_at(0);
    let back = sent.clone().go_back(J::after(30)).unwrap();
    assert_eq!((back.stage, back.code.minutes()), (Stage::Begun, None));
    assert_eq!(back.carries, sent.carries);
    assert_eq!(back.code.sent_at, sent.code.sent_at, "the pause goes on");
    let again = back.clone().go_back(J::after(31)).unwrap();
    assert_eq!(again, back, "a repeat finds its own effect");
    assert!(!enters(again, J::after(31), true).1);
    let confirmed = enters(J::sent_at(0), J::after(1), true).0;
    assert_eq!(confirmed.go_back(J::after(30)), Err(Unmoved::WrongState));
    assert_eq!(sent.go_back(J::after(J::LIFE)), Err(Unmoved::NoFlow));
}

fn a_confirmed_flow_stays_confirmed_until_it_is_finished<J: Begun>() {
    let confirmed = enters(J::sent_at(0), J::after(1), true).0;
    let sent = confirmed.clone().send_code(J::after(2), code::<J>(2));
    assert_eq!(sent, Err(Unmoved::WrongState));
    assert!(!enters(confirmed.clone(), J::after(2), true).1);
    assert!(J::sent_at(0).confirmed().is_none());
    let end = confirmed.expires_at - J::start().as_second();
    for (seconds, live) in [(end - 1, true), (end, false), (end + 1, false)] {
        let proof = confirmed.confirmed().unwrap();
        assert_eq!(proof.finish(J::after(seconds)).is_some(), live, "{seconds}");
    }
}

fn the_item_is_flat_where_it_changes_and_survives_the_table<J: Begun>() {
    let sent = J::sent_at(0);
    let item = serde_json::to_value(&sent).unwrap();
    assert_eq!(
        (&item["kind"], &item["state"]),
        (&J::NAME.into(), &"code-sent".into())
    );
    let names = ["code_hash", "code_id", "code_sent_at", "code_expires_at"];
    for name in names.iter().chain(&["tries", "expires_at", "token_hash"]) {
        assert!(!item[*name].is_object() && !item[*name].is_null(), "{name}");
    }
    for stage in [Stage::Begun, Stage::CodeSent, Stage::Confirmed, Stage::Done] {
        assert_eq!(serde_json::to_value(stage).unwrap(), stage.name());
    }
    assert!(serde_json::from_value::<Flow<J>>(item).unwrap() == sent);
}

/// Both journeys, one rule after the other.
macro_rules! of_both {
    ($($rule:ident),+ $(,)?) => {
        mod sign_up { $(#[test] fn $rule() { super::$rule::<super::SignUp>(); })+ }
        mod reissue { $(#[test] fn $rule() { super::$rule::<super::Reissue>(); })+ }
    };
}

of_both! {
    a_code_is_accepted_until_a_second_before_its_life_ends,
    a_code_that_expires_between_count_and_comparison_is_refused,
    an_uncounted_comparison_never_confirms,
    a_comparison_with_an_older_code_confirms_nothing,
    the_fifth_try_may_be_right_and_the_sixth_is_refused_though_right,
    five_tries_are_compared_and_a_sixth_is_not_even_counted,
    a_code_dies_with_its_flow_whatever_its_own_expiry_says,
    going_back_kills_the_code_and_keeps_what_was_typed,
    a_confirmed_flow_stays_confirmed_until_it_is_finished,
    the_item_is_flat_where_it_changes_and_survives_the_table,
}

#[test]
fn kinds_never_mix() {
    let item = serde_json::to_value(Reissue::sent_at(0)).unwrap();
    assert!(serde_json::from_value::<Flow<SignUp>>(item).is_err());
}

#[derive(Debug, Clone)]
enum Act {
    Send,
    Enter { right: bool },
    Back,
    Finish,
    Wait(i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        Just(Act::Send),
        any::<bool>().prop_map(|right| Act::Enter { right }),
        Just(Act::Back),
        Just(Act::Finish),
        (0..1200_i64).prop_map(Act::Wait),
    ]
}

fn no_edge_but_those_drawn<J: Begun>(acts: Vec<Act>) -> Result<(), TestCaseError> {
    use Stage::{Begun, CodeSent, Confirmed, Done};
    let (mut flow, mut seconds, mut sendings, mut proven) = (J::begun(), 0, 0, false);
    for act in acts {
        let (before, now) = (flow.clone(), J::after(seconds));
        flow = match act {
            Act::Send => {
                sendings += 1;
                flow.clone()
                    .send_code(now, code::<J>(sendings))
                    .unwrap_or(flow)
            }
            Act::Enter { right } => {
                let (next, confirmed) = enters(flow, now, right);
                if confirmed {
                    prop_assert!(right && now.as_second() < before.code.expires_at.unwrap());
                    proven = true;
                }
                next
            }
            Act::Back => flow.clone().go_back(now).unwrap_or(flow),
            Act::Finish => {
                let done = flow.confirmed().and_then(|proof| proof.finish(now));
                prop_assert!(done.is_none() || proven);
                done.unwrap_or(flow)
            }
            Act::Wait(passed) => {
                seconds += passed;
                flow
            }
        };
        prop_assert!(
            before.is_live(now) || before == flow,
            "an expired flow never changes"
        );
        prop_assert!(flow.expires_at >= before.expires_at);
        prop_assert!(flow.expires_at <= before.started_at + J::LONGEST_LIFE);
        prop_assert!(flow.code.tries <= TRIES);
        prop_assert_eq!(flow.code.hash.is_none(), flow.stage == Begun);
        let edge = (before.stage, flow.stage);
        let drawn = [
            (Begun, CodeSent),
            (CodeSent, Confirmed),
            (Confirmed, Done),
            (CodeSent, Begun),
        ];
        prop_assert!(edge.0 == edge.1 || drawn.contains(&edge), "{edge:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_sign_up_goes_no_edge_but_those_drawn(acts in proptest::collection::vec(act(), 0..24)) {
        no_edge_but_those_drawn::<SignUp>(acts)?;
    }

    #[test]
    fn a_reissue_goes_no_edge_but_those_drawn(acts in proptest::collection::vec(act(), 0..24)) {
        no_edge_but_those_drawn::<Reissue>(acts)?;
    }
}
