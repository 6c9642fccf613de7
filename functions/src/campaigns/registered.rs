//! What a new account changes in the roster and in the running campaign, in the account's own transaction.

use domain::campaigns::Counter;
use domain::signup::Applicant;
use platform::tables::{Change, Check, Key, Write};

use super::counters::Moves;

/// The roster entry takes its account: it must still be this member's, in the roster and without one, and
/// the address that the code has proved must still be the insurer's, where it came from there.
pub(crate) fn entry(applicant: &Applicant) -> Change {
    let change = Change::at(Key::roster(&applicant.roster_key))
        .set("registered", true)
        .when("#member_id = :member AND #registered = :no AND attribute_not_exists(#gone)")
        .with(":member", applicant.member_id)
        .with(":no", false);
    match applicant.registered() {
        Some(email) => change.when("#email = :email").with(":email", email),
        None => change,
    }
}

/// The response of whom the campaign asks: first it, then its counter. `None` where no campaign is known.
pub(crate) fn asked(applicant: &Applicant) -> Option<(Change, impl Iterator<Item = Write>)> {
    let campaign = applicant.campaign.as_deref()?;
    let member = applicant.member_id;
    let response = Change::at(Key::response(member, campaign))
        .set("registered", true)
        .when("attribute_exists(#pk)");
    let moves = Moves::of(campaign).by(member, &applicant.workplace, Counter::Registered, 1);
    Some((response, moves.changes().map(Write::from)))
}

/// Holds while the campaign asks them nothing: an opening that comes between counts them itself, or makes
/// the account look again.
pub(crate) fn not_asked(applicant: &Applicant) -> Option<Check> {
    let key = Key::response(applicant.member_id, applicant.campaign.as_deref()?);
    Some(Check::at(key).when("attribute_not_exists(#pk)"))
}
