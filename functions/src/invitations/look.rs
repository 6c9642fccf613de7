//! Before each call the invited are looked at once more: an opening's list is as old as the queue is long.

use domain::campaigns::{Campaign, Status};
use domain::invitations::{Batch, Payload, Suppression};
use domain::roster::RosterEntry;
use jiff::Timestamp;
use platform::tables::{Items, Key};
use platform::{App, Problem};

/// What a look came to.
pub enum Look {
    /// Mail may leave; whoever must not be mailed is suppressed, and the others have today's address.
    Now(Payload),
    /// Mail leaves at other hours, or the campaign does not take answers yet.
    Not(Timestamp),
    /// The campaign is over: nobody of the batch is mailed any more.
    Over(Payload),
}

/// Looks at the campaign and at the recipients at `places`.
pub async fn look(
    app: &App,
    batch: &Batch,
    recipients: &Payload,
    places: &[usize],
) -> Result<Look, Problem> {
    let keys = keys(batch, recipients, places);
    let campaign = Key::campaign(&batch.of.campaign);
    let (campaign, items) = tokio::join!(
        app.tables().get::<Campaign>(&campaign),
        app.tables().batch(&keys)
    );
    let campaign = campaign?.ok_or_else(|| Problem::internal("batch", "no campaign"))?;
    let now = app.now();
    if campaign.status(now) == Status::Closed {
        return Ok(Look::Over(recipients.clone().closed()));
    }
    if campaign.status(now) == Status::Before {
        let first = campaign.mail_hours.from();
        return Ok(Look::Not(domain::calendar::at_hour(campaign.opens, first)));
    }
    if let Some(later) = campaign.mail_hours.wait(now) {
        return Ok(Look::Not(later));
    }
    let (mut items, mut all) = (items?, recipients.clone());
    for place in places {
        match judged(batch, recipients, *place, &mut items)? {
            Ok(email) => all.address(*place, email),
            Err(why) => all.suppress(*place, why),
        }
    }
    Ok(Look::Now(all))
}

/// Entry and response of each, a hundred keys at most.
fn keys(batch: &Batch, recipients: &Payload, places: &[usize]) -> Vec<Key> {
    let one = |place: &usize| recipients.0.get(*place);
    let both = |one: &domain::invitations::Recipient| {
        let response = Key::response(one.member_id, &batch.of.campaign);
        [Key::roster(&one.roster_key), response]
    };
    places.iter().filter_map(one).flat_map(both).collect()
}

/// Today's address, or why no mail goes there. Who had an account when the round was planned is invited like
/// everybody.
fn judged(
    batch: &Batch,
    recipients: &Payload,
    place: usize,
    items: &mut Items,
) -> Result<Result<String, Suppression>, Problem> {
    let Some(one) = recipients.0.get(place) else {
        return Ok(Err(Suppression::Gone));
    };
    let response = Key::response(one.member_id, &batch.of.campaign);
    let state = items.item(&response).and_then(|item| item.text("state"));
    let submitted = state.is_some_and(|state| !["not-started", "draft"].contains(&state));
    let entry: Option<RosterEntry> = items.take(&Key::roster(&one.roster_key))?;
    let theirs =
        |entry: &RosterEntry| entry.own.gone.is_none() && entry.own.member_id == one.member_id;
    Ok(match entry.filter(theirs) {
        None => Err(Suppression::Gone),
        Some(_) if submitted => Err(Suppression::Submitted),
        Some(entry) if entry.own.registered && !one.registered => Err(Suppression::Registered),
        Some(entry) => entry.row.email.ok_or(Suppression::NoAddress),
    })
}
