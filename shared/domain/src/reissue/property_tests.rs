use proptest::prelude::*;
use uuid::Uuid;

use super::ledger_tests::{prefecture, sakura};
use super::tests::{after, code, enters, started};
use super::*;
use crate::code::TRIES;

#[derive(Debug, Clone)]
enum Act {
    Choose { home: bool },
    Enter { right: bool },
    Back,
    Submit,
    Wait(i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        any::<bool>().prop_map(|home| Act::Choose { home }),
        any::<bool>().prop_map(|right| Act::Enter { right }),
        Just(Act::Back),
        Just(Act::Submit),
        (0..1200_i64).prop_map(Act::Wait),
    ]
}

proptest! {
    #[test]
    fn no_edge_but_those_drawn_and_no_request_without_code_and_facility(
        acts in proptest::collection::vec(act(), 0..24),
    ) {
        use Stage::{CodeSent, Confirmed, Requested, Started};
        let facility = sakura();
        let (mut state, mut now, mut sendings) = (started(), 0, 0);
        for act in acts {
            let before = state.flow().clone();
            let live = before.is_live(after(now));
            state = match act {
                Act::Choose { home } => {
                    sendings += 1;
                    let chosen = prefecture(if home { "鳥取県" } else { "奈良県" });
                    state.choose_prefecture(after(now), chosen, code(sendings)).0
                }
                Act::Enter { right } => {
                    let (next, verdict) = enters(state, now, right, Some(&facility));
                    if verdict == ConfirmVerdict::Confirmed {
                        prop_assert!(right && before.prefecture == Some(facility.prefecture));
                    }
                    prop_assert!(verdict != ConfirmVerdict::FacilityNotFound || right);
                    next
                }
                Act::Back => state.go_back(after(now)).0,
                Act::Submit => match state {
                    State::Confirmed(proof) => {
                        match proof.clone().request(after(now), Uuid::nil(), "R-1".into()) {
                            Some((requested, _)) => State::Requested(requested),
                            None => State::Confirmed(proof),
                        }
                    }
                    other => other,
                },
                Act::Wait(seconds) => {
                    now += seconds;
                    state
                }
            };
            let next = state.flow();
            prop_assert!(live || &before == next, "an expired flow never changes");
            prop_assert_eq!(next.expires_at, before.expires_at);
            prop_assert!(next.code.tries <= TRIES);
            prop_assert_eq!(next.code.hash.is_none(), next.state == Started);
            let known = matches!(next.state, Confirmed | Requested);
            prop_assert_eq!(next.facility_name.is_some(), known);
            prop_assert_eq!(next.receipt.is_some(), next.state == Requested);
            let edge = (before.state, next.state);
            prop_assert!(edge.0 == edge.1 || [
                (Started, CodeSent), (CodeSent, Confirmed), (Confirmed, Requested), (CodeSent, Started),
            ].contains(&edge), "{edge:?}");
        }
    }
}
