use super::tests::{REGISTERED, applicant, code, sent_at, start};
use super::*;
use crate::insurer::EmailPolicy;

#[test]
fn the_code_goes_where_the_policy_says_and_the_screen_shows_no_more() {
    use EmailPolicy::{Masked, MemberEnters, Shown};
    let typed = Some("me@home.example.jp");
    let none: Option<&str> = None;
    let mask = Some("k*****@rippou.example.jp");
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
        (
            Masked,
            registered,
            Some("K*****@RIPPOU.example.jp"),
            mask,
            registered,
            mask,
        ),
        (Masked, registered, typed, mask, none, none),
        (Masked, none, typed, none, typed, typed),
        (MemberEnters, none, typed, none, typed, typed),
        (MemberEnters, registered, typed, none, typed, typed),
    ] {
        let mut flow = Flow::start(start(), "token".into(), applicant());
        flow.applicant.email_policy = policy;
        flow.applicant.email = known.map(str::to_owned);
        let case = format!("{policy:?} {known:?} {form:?}");
        assert_eq!(flow.applicant.email_shown().as_deref(), shown, "{case}");
        assert_eq!(flow.applicant.email_editable(), shown.is_none(), "{case}");
        let (state, verdict) = flow.state().send_code(start(), "NGX0001", form, code(1));
        assert_eq!(verdict == SendVerdict::Sent, goes.is_some(), "{case}");
        assert_eq!(state.flow().email.as_deref(), goes, "{case}");
        assert_eq!(state.flow().sent_to().as_deref(), sent_to, "{case}");
    }
}

#[test]
fn debug_shows_nothing_of_the_person() {
    let shown = format!("{:?} {:?}", sent_at(0), applicant());
    for secret in ["健保", "t011", REGISTERED, "1951", "NGX0001", "hash-1"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn the_item_is_flat_where_it_changes_and_survives_the_table() {
    let State::CodeSent(sent) = sent_at(0) else {
        panic!("not sent")
    };
    let item = serde_json::to_value(sent.flow()).unwrap();
    assert_eq!(
        (&item["kind"], &item["state"]),
        (&Kind::TEXT.into(), &"code-sent".into())
    );
    let sending = serde_json::to_value(sent.sending()).unwrap();
    for (name, value) in sending.as_object().unwrap() {
        assert_eq!(&item[name], value, "{name}");
        assert!(!value.is_object() && !value.is_null(), "{name}");
    }
    assert_eq!(&serde_json::from_value::<Flow>(item).unwrap(), sent.flow());
}
