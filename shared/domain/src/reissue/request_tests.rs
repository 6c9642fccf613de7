use super::tests::request;
use crate::flow::tests::Begun;

fn after(seconds: i64) -> Timestamp {
    Reissue::after(seconds)
}
use super::*;

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
