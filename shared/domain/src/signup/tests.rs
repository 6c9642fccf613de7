use super::*;
use crate::flow::tests::{Begun, code, enters};
use crate::insurer::EmailPolicy;
use jiff::Timestamp;

const REGISTERED: &str = "kenpo@rippou.example.jp";

fn applicant() -> Applicant {
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
        kana: crate::kana::KanaKey::parse("ケンポ タロウ").unwrap(),
        birth_date: "1951-01-01".parse().unwrap(),
        email: Some(REGISTERED.into()),
        email_policy: EmailPolicy::Shown,
        system_from: "rippou-kenpo@kennin.example.jp".into(),
        reply_to: None,
        arrives_at: "会社のメールアドレス".into(),
        user_id_hint: None,
    }
}

impl Begun for SignUp {
    fn start() -> Timestamp {
        "2026-11-21T09:00:00+09:00".parse().unwrap()
    }

    fn begun() -> Flow<Self> {
        Flow::start(Self::start(), "token".into(), Self::of(applicant()))
    }
}

impl std::fmt::Debug for SignUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignUp(…)")
    }
}

fn sent_at(seconds: i64) -> Flow<SignUp> {
    let now = SignUp::after(seconds);
    SignUp::begun()
        .send_to(now, "NGX0001", None, code::<SignUp>(1))
        .unwrap()
}

fn confirmed() -> Flow<SignUp> {
    enters(sent_at(0), SignUp::after(1), true).0
}

#[test]
fn a_new_code_brings_its_own_id_and_the_pause_goes_on_when_it_is_taken_back() {
    let sent = sent_at(0);
    let again = sent.clone();
    let again = again.send_to(SignUp::after(60), "ANOTHER", None, code::<SignUp>(2));
    assert_eq!(
        again.unwrap().carries.user_id.as_deref(),
        Some("ANOTHER"),
        "the ID of the last sending"
    );
    let back = sent.clone().go_back(SignUp::after(30)).unwrap();
    assert_eq!(back.resend_at(), sent.resend_at());
    assert_eq!(
        sent.resend_at(),
        Some(SignUp::start().as_second() + RESEND_PAUSE)
    );
}

#[test]
fn a_flow_lives_thirty_minutes_and_each_sending_extends_it_up_to_sixty() {
    let minutes = |flow: &Flow<SignUp>| (flow.expires_at - SignUp::start().as_second()) / 60;
    assert_eq!(minutes(&SignUp::begun()), 30);
    assert_eq!(minutes(&sent_at(0)), 30);
    let late = sent_at(29 * 60);
    assert_eq!(minutes(&late), 54);
    let last = late.send_code(SignUp::after(53 * 60), code::<SignUp>(2));
    let last = last.unwrap();
    assert_eq!(minutes(&last), 60);
    assert_eq!(
        last.code.minutes(),
        Some(7),
        "the mail says what the flow's end leaves of the code"
    );
    for (seconds, live) in [(3599, true), (3600, false), (3601, false)] {
        assert_eq!(last.is_live(SignUp::after(seconds)), live);
    }
}

#[test]
fn an_expired_flow_sends_no_code_and_opens_no_account() {
    for (seconds, live) in [(1799, true), (1800, false), (1801, false)] {
        let now = SignUp::after(seconds);
        let sent = SignUp::begun().send_to(now, "NGX0001", None, code::<SignUp>(1));
        let no_flow = sent == Err(NotSent::Flow(Unmoved::NoFlow));
        assert_eq!((sent.is_ok(), no_flow), (live, !live), "{seconds}");
        let proof = confirmed().confirmed().unwrap();
        assert_eq!(proof.open_account(now, "NGX0001").is_some(), live);
    }
}

#[test]
fn a_confirmed_flow_opens_the_account_that_was_asked_for_last() {
    let proof = confirmed().confirmed().unwrap();
    let (done, opening) = proof
        .open_account(SignUp::after(900), "Another.ID")
        .unwrap();
    assert_eq!(
        (opening.user_id.as_str(), opening.email.as_str()),
        ("Another.ID", REGISTERED)
    );
    assert!(opening.applicant == applicant());
    assert!(done.opened("another.id") && !done.opened("NGX0001"));
    assert!(
        !confirmed().opened("NGX0001"),
        "nothing is opened before it is"
    );
}

#[test]
fn the_code_goes_where_the_policy_says_and_the_screen_shows_no_more() {
    use EmailPolicy::{Masked, MemberEnters, Shown};
    let typed = Some("me@home.example.jp");
    let none: Option<&str> = None;
    let mask = Some("k*****@rippou.example.jp");
    let loud = Some("K*****@RIPPOU.example.jp");
    let registered = Some(REGISTERED);
    for (policy, known, form, shown, goes, sent_to) in [
        (Shown, registered, none, registered, registered, registered),
        (
            Shown, registered, registered, registered, registered, registered,
        ),
        (Shown, registered, typed, registered, none, none),
        (Shown, none, typed, none, typed, typed),
        (Shown, none, none, none, none, none),
        (Masked, registered, none, mask, registered, mask),
        (Masked, registered, mask, mask, registered, mask),
        (Masked, registered, loud, mask, registered, mask),
        // The right one in full is no mask: it is answered like a wrong one.
        (Masked, registered, registered, mask, none, none),
        (Masked, registered, typed, mask, none, none),
        (Masked, none, typed, none, typed, typed),
        (MemberEnters, none, typed, none, typed, typed),
        (MemberEnters, registered, typed, none, typed, typed),
    ] {
        let mut flow = SignUp::begun();
        flow.carries.applicant.email_policy = policy;
        flow.carries.applicant.email = known.map(str::to_owned);
        let (asked, case) = (
            &flow.carries.applicant,
            format!("{policy:?} {known:?} {form:?}"),
        );
        assert_eq!(asked.email_shown().as_deref(), shown, "{case}");
        assert_eq!(asked.email_editable(), shown.is_none(), "{case}");
        let sent = flow.send_to(SignUp::start(), "NGX0001", form, code::<SignUp>(1));
        assert_eq!(sent.is_ok(), goes.is_some(), "{case}");
        let carries = sent.ok().map(|flow| flow.carries);
        let email = carries
            .as_ref()
            .and_then(|carries| carries.email.as_deref());
        assert_eq!(email, goes, "{case}");
        let said = carries.as_ref().and_then(SignUp::sent_to);
        assert_eq!(said.as_deref(), sent_to, "{case}");
    }
}

#[test]
fn debug_shows_nothing_of_the_person() {
    let shown = format!("{:?} {:?}", sent_at(0), applicant());
    let hash = sent_at(0).code.hash.unwrap();
    for secret in ["健保", "t011", REGISTERED, "1951", "NGX0001", &hash] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}
