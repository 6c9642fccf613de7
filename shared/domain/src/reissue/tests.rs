use proptest::prelude::*;

use super::facility::tests::{prefecture, sakura};
use super::*;
use crate::flow::tests::{Begun, code, compared, counted};
use crate::flow::{CodeRefused, Stage};

impl Begun for Reissue {
    fn start() -> Timestamp {
        "2026-11-21T12:00:00+09:00".parse().unwrap()
    }

    fn begun() -> Flow<Self> {
        let carries = Self::of(sakura(), "office@sakura.example.jp".into());
        Flow::start(Self::start(), "token".into(), carries)
    }
}

impl std::fmt::Debug for Reissue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reissue(…)")
    }
}

fn sent(seconds: i64) -> Flow<Reissue> {
    let now = Reissue::after(seconds);
    let chosen = Reissue::begun().choose_prefecture(now, prefecture("鳥取県"), code::<Reissue>(1));
    chosen.unwrap()
}

fn enters(flow: Flow<Reissue>, seconds: i64, right: bool) -> Result<Flow<Reissue>, CodeRefused> {
    let now = Reissue::after(seconds);
    let tried = counted(&flow, now).ok_or(CodeRefused)?;
    let compared = compared(&tried, right);
    tried.confirm(now, &compared)
}

fn confirmed() -> Confirmed<Reissue> {
    enters(sent(0), 1, true).unwrap().confirmed().unwrap()
}

pub(super) fn request() -> Request {
    let made = confirmed().request(Reissue::after(9), Uuid::from_u128(1), "R-1".into());
    made.unwrap().1
}

#[test]
fn the_flow_ends_after_an_hour_and_its_code_with_it() {
    let late = sent(40 * 60);
    assert_eq!(late.code.minutes(), Some(20));
    for (seconds, live) in [(3599, true), (3600, false), (3601, false)] {
        let now = Reissue::after(seconds);
        assert_eq!(late.is_live(now), live);
        let entered = enters(late.clone(), seconds, true);
        assert_eq!(entered.is_ok(), live, "{seconds}");
        let chosen = prefecture("鳥取県");
        let chosen = Reissue::begun().choose_prefecture(now, chosen, code::<Reissue>(1));
        assert_eq!(chosen.is_ok(), live, "{seconds}");
        let made = confirmed().request(now, Uuid::nil(), "R-1".into());
        assert_eq!(made.is_some(), live, "{seconds}");
    }
}

#[test]
fn another_prefecture_than_the_ledgers_sends_no_code_and_leaves_the_flow_as_it_was() {
    let now = Reissue::after(0);
    let elsewhere = prefecture("奈良県");
    let refused = Reissue::begun().choose_prefecture(now, elsewhere, code::<Reissue>(1));
    assert_eq!(refused.unwrap_err(), NotChosen::Elsewhere);
    let refused = sent(0).choose_prefecture(now, elsewhere, code::<Reissue>(2));
    assert_eq!(refused.unwrap_err(), NotChosen::Elsewhere);
    let late =
        Reissue::begun().choose_prefecture(Reissue::after(3600), elsewhere, code::<Reissue>(1));
    assert_eq!(late.unwrap_err(), NotChosen::Flow(Unmoved::NoFlow));
}

#[test]
fn a_confirmed_flow_makes_one_request_with_its_receipt() {
    let made = confirmed().request(Reissue::after(9), Uuid::from_u128(1), "R-1".into());
    let (done, request) = made.unwrap();
    assert_eq!(done.stage, Stage::Done);
    assert_eq!(done.carries.receipt.as_deref(), Some("R-1"));
    let Request::Requested(application) = &request;
    assert_eq!(application.facility_name, "さくら訪問介護ステーション");
    assert_eq!(application.prefecture.name(), "鳥取県");
    assert_eq!(application.email, "office@sakura.example.jp");
}

#[test]
fn the_item_is_flat_and_its_debug_shows_nothing() {
    let sent = sent(0);
    let item = serde_json::to_value(&sent).unwrap();
    let values = item.as_object().unwrap().values();
    assert!(values.into_iter().all(|value| !value.is_object()));
    assert!(serde_json::from_value::<Flow<Reissue>>(item).unwrap() == sent);
    let hash = sent.code.hash.clone().unwrap();
    let shown = format!("{:?} {:?} {:?}", sent, sakura(), request());
    for secret in ["3170100011", "office@", "さくら", &hash] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

proptest! {
    #[test]
    fn no_request_without_code_and_prefecture(right: bool, home: bool, seconds in 0..4000_i64) {
        let chosen = prefecture(if home { "鳥取県" } else { "奈良県" });
        let now = Reissue::after(0);
        let sent = Reissue::begun().choose_prefecture(now, chosen, code::<Reissue>(1));
        prop_assert_eq!(sent.is_ok(), home);
        if let Ok(sent) = sent {
            let entered = enters(sent, seconds, right);
            prop_assert_eq!(entered.is_ok(), right && seconds < Reissue::CODE_LIFE);
            prop_assert!(entered.is_err() || entered.unwrap().confirmed().is_some());
        }
    }
}
