use proptest::prelude::*;

use super::*;
use crate::invitations::SendAnswer;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn batch(state: State) -> Batch {
    Batch {
        of: Round {
            insurer: "0386".into(),
            campaign: "0386-2026-1".into(),
            round: 0,
            sender: "rippou-kenpo@rippou.example.jp".into(),
        },
        shard: 3,
        seq: 0,
        attempt: 0,
        tried: String::new(),
        state,
    }
}

fn leased(owner: &str, until: i64) -> State {
    State::Leased {
        owner: owner.into(),
        until: at(until),
    }
}

#[test]
fn a_call_takes_a_tenth_of_a_seconds_worth_and_more_of_a_slow_one() {
    for (rate, size) in [
        (0, 1),
        (1, 1),
        (4, 1),
        (10, 2),
        (14, 2),
        (19, 3),
        (20, 2),
        (100, 10),
        (500, 50),
        (499, 49),
        (9_000, 50),
    ] {
        assert_eq!(call_size(rate), size, "{rate}");
    }
}

#[test]
fn a_batch_is_leased_when_due_and_again_when_its_lease_is_over() {
    let pending = State::Pending { not_before: at(0) };
    for (state, now, verdict) in [
        (pending.clone(), -1, Verdict::NotDue),
        (pending.clone(), 0, Verdict::Granted),
        (pending, 1, Verdict::Granted),
        (leased("a", 120), 119, Verdict::Held),
        (leased("a", 120), 120, Verdict::Granted),
        (leased("b", 120), 119, Verdict::Held),
        (State::Done, 500, Verdict::Finished),
    ] {
        let before = batch(state);
        let (after, said) = before.clone().lease("b", at(now));
        assert_eq!(said, verdict, "{before:?}");
        if said == Verdict::Granted {
            assert_eq!(after.state, leased("b", now + 120));
            assert_eq!(after.attempt, 1);
        } else {
            assert_eq!(after, before);
        }
    }
}

#[test]
fn only_the_holder_gives_back_or_finishes() {
    let (waiting, said) = batch(leased("a", 120)).release("a", at(300));
    assert_eq!((waiting.due_at(), said), (Some(at(300)), Verdict::Granted));
    let (done, said) = batch(leased("a", -50)).finish("a");
    assert_eq!((done.due_at(), said), (None, Verdict::Granted));
    for state in [
        leased("b", 120),
        State::Pending { not_before: at(0) },
        State::Done,
    ] {
        let before = batch(state);
        for (after, said) in [
            before.clone().release("a", at(1)),
            before.clone().finish("a"),
        ] {
            assert_ne!(said, Verdict::Granted);
            assert_eq!(after, before);
        }
    }
}

#[test]
fn a_call_starts_only_while_the_lease_outlasts_its_timeout() {
    let held = batch(leased("a", 120));
    let timeout = SignedDuration::from_secs(50);
    assert!(held.may_call("a", at(69), timeout));
    assert!(!held.may_call("a", at(70), timeout));
    assert!(!held.may_call("b", at(0), timeout));
    assert!(!batch(State::Done).may_call("a", at(0), timeout));
}

fn recipients(count: u128) -> Payload {
    let one = |n| Recipient {
        member_id: uuid::Uuid::from_u128(n),
        email: Some(format!("member{n}@corp.example.jp")),
        workplace: String::new(),
        roster_key: String::new(),
        registered: false,
        later: None,
        delivery: Delivery::Pending,
    };
    Payload((0..count).map(one).collect())
}

#[test]
fn who_was_tried_twice_without_an_answer_is_not_tried_again() {
    let all = recipients(4);
    let held = batch(leased("a", 120));
    assert_eq!(held.next(&all, 3, at(0)), Next::Call(vec![0, 1, 2]));
    let held = held.trying(&[0, 1, 2]);
    assert_eq!(held.tried, "111");
    let held = held.trying(&[0, 2, 3]);
    assert_eq!(held.tried, "2121");
    assert_eq!(held.next(&all, 3, at(0)), Next::Call(vec![1, 3]));
    let held = held.trying(&[1, 3]);
    assert_eq!(held.next(&all, 3, at(0)), Next::Park);
    let back = held.clone().not_sent(&[2]);
    assert_eq!(back.next(&all, 3, at(0)), Next::Call(vec![2]));
    let (parked, said) = held.park("a");
    assert_eq!((parked.due_at(), said), (None, Verdict::Granted));
    assert_eq!(parked.clone().lease("b", at(500)).1, Verdict::Finished);
    let (taken, said) = parked.take_up(at(500));
    assert_eq!((taken.due_at(), said), (Some(at(500)), Verdict::Granted));
    assert_eq!(taken.next(&all, 50, at(500)), Next::Call(vec![0, 1, 2, 3]));
    assert_eq!(taken.take_up(at(501)).1, Verdict::NotDue);
}

#[test]
fn who_met_what_passes_waits_alone() {
    let now = at(0);
    let all = recipients(3).answered([(1, SendAnswer::Later)], now);
    let held = batch(leased("a", 120));
    assert_eq!(held.next(&all, 9, now), Next::Call(vec![0, 2]));
    let accepted = |place| (place, SendAnswer::Accepted("id".into()));
    let all = all.answered([accepted(0), accepted(2)], now);
    assert_eq!(held.next(&all, 9, now), Next::Wait(at(300)));
    assert_eq!(held.next(&all, 9, at(300)), Next::Call(vec![1]));
    let all = all.answered([accepted(1)], at(300));
    assert_eq!(held.next(&all, 9, at(300)), Next::Finish);
}

#[test]
fn a_batch_that_ends_no_tick_in_order_is_parked() {
    let mut head = batch(State::Pending { not_before: at(0) });
    let mut leases = 0;
    let said = loop {
        let (next, said) = head.lease("a", at(leases * 120));
        head = next;
        if said != Verdict::Granted {
            break said;
        }
        leases += 1;
    };
    assert_eq!((leases, said), (20, Verdict::WornOut));
    assert_eq!(head.state, State::Parked);
    let (given_back, _) = batch(leased("a", 120)).release("a", at(1));
    assert_eq!(given_back.attempt, 0);
}

#[test]
fn a_head_stays_small() {
    let stored = serde_json::to_string(&batch(leased(&"x".repeat(36), 120))).unwrap();
    assert!(stored.len() < 400, "{} bytes", stored.len());
    assert_eq!(
        serde_json::from_str::<Batch>(&stored).unwrap(),
        batch(leased(&"x".repeat(36), 120))
    );
}

proptest! {
    #[test]
    fn however_ticks_interleave_no_two_may_call_at_once(
        steps in proptest::collection::vec((0usize..3, 0u8..3, 0i64..90), 1..60),
    ) {
        const OWNERS: [&str; 3] = ["a", "b", "c"];
        let timeout = SignedDuration::from_secs(50);
        let mut head = batch(State::Pending { not_before: at(0) });
        let mut now = 0;
        let mut call: Option<(usize, i64)> = None;
        for (owner, act, passed) in steps {
            now += passed;
            // A call ends within its timeout; its tick does nothing else meanwhile.
            let running = call.filter(|(_, end)| *end > now);
            let busy = running.is_some_and(|(caller, _)| caller == owner);
            if act == 0 {
                head = head.lease(OWNERS[owner], at(now)).0;
            } else if act == 1 && !busy {
                head = head.release(OWNERS[owner], at(now + 5)).0;
            }
            if !busy && head.may_call(OWNERS[owner], at(now), timeout) {
                prop_assert_eq!(running, None);
                call = Some((owner, now + 50));
            }
        }
    }
}
