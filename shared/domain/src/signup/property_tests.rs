use proptest::prelude::*;

use super::tests::{after, code, enters, start, verified};
use super::*;
use crate::code::TRIES;

#[derive(Debug, Clone)]
enum Act {
    Send,
    Enter { right: bool },
    Back,
    Open,
    Wait(i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        Just(Act::Send),
        any::<bool>().prop_map(|right| Act::Enter { right }),
        Just(Act::Back),
        Just(Act::Open),
        (0..900_i64).prop_map(Act::Wait),
    ]
}

proptest! {
    #[test]
    fn no_edge_but_those_drawn_and_no_account_without_a_code(acts in proptest::collection::vec(act(), 0..24)) {
        use Stage::{CodeSent, Confirmed, Used, Verified};
        let (mut state, mut now, mut sendings, mut proven) = (verified(), 0, 0, false);
        for act in acts {
            let before = state.flow().clone();
            let live = before.is_live(after(now));
            state = match act {
                Act::Send => {
                    sendings += 1;
                    state.send_code(after(now), "NGX0001", None, code(sendings)).0
                }
                Act::Enter { right } => {
                    let (next, verdict) = enters(state, now, right);
                    if verdict == ConfirmVerdict::Confirmed {
                        prop_assert!(right && now + start().as_second() < before.code.expires_at.unwrap());
                        proven = true;
                    }
                    next
                }
                Act::Back => state.go_back(after(now)).0,
                Act::Open => match state {
                    State::Confirmed(proof) => match proof.clone().open_account(after(now), "NGX0001") {
                        Some((used, _)) => {
                            prop_assert!(proven);
                            State::Used(used)
                        }
                        None => State::Confirmed(proof),
                    },
                    other => other,
                },
                Act::Wait(seconds) => {
                    now += seconds;
                    state
                }
            };
            let next = state.flow();
            prop_assert!(live || &before == next, "an expired flow never changes");
            prop_assert!(next.expires_at >= before.expires_at);
            prop_assert!(next.expires_at <= before.started_at + LONGEST_LIFE);
            prop_assert!(next.code.tries <= TRIES);
            prop_assert_eq!(next.code.hash.is_none(), next.state == Verified);
            let edge = (before.state, next.state);
            prop_assert!(edge.0 == edge.1 || [
                (Verified, CodeSent), (CodeSent, Confirmed), (Confirmed, Used), (CodeSent, Verified),
            ].contains(&edge), "{edge:?}");
        }
    }
}
