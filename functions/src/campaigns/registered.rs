//! What a new account changes in the roster and in the running campaign, in the account's own transaction.

use domain::campaigns::Counter;
use domain::signup::Applicant;
use platform::tables::{Change, Check, Key, Transaction};

use crate::counters::Moves;

/// The roster entry takes its account: it must still be this member's, in the roster and without one, with the name
/// and the birth date that were compared, and the address that the code has proved must still be the insurer's,
/// where it came from there.
pub(crate) fn entry(applicant: &Applicant) -> Change {
    let change = Change::at(Key::roster(&applicant.roster_key))
        .set("registered", true)
        .when_is("member_id", applicant.member_id)
        .when_is("registered", false)
        .when_is("kana_key", &applicant.kana)
        .when_is("birth_date", applicant.birth_date)
        .when("attribute_not_exists(#gone)");
    match applicant.registered() {
        Some(email) => change.when_is("email", email),
        None => change,
    }
}

/// Adds the campaign's part to `writes`: the response and its counter of whom it asks, or that it asks them
/// nothing. Where that is not so, the transaction is to be made the other way: an opening that comes between
/// counts the account itself, or makes it look again.
pub(crate) fn count(writes: &mut Transaction, applicant: &Applicant, is_asked: bool) {
    let Some(campaign) = applicant.campaign.as_deref() else {
        return;
    };
    let member = applicant.member_id;
    let response = Key::response(member, campaign);
    if is_asked {
        let response = Change::at(response).set("registered", true);
        writes.add(response.when("attribute_exists(#pk)"));
        let moves = Moves::of(campaign).by(member, &applicant.workplace, Counter::Registered, 1);
        writes.extend(moves.changes());
    } else {
        writes.add(Check::at(response).when("attribute_not_exists(#pk)"));
    }
}
