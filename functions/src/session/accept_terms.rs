//! `POST /api/accept-terms`: the member accepts the version that was read (利用規約への同意).

use platform::audit::Entry;
use platform::tables::{Change, Key, Transaction};
use platform::{Answer, App, Body, Refusal, Reply, request};

use super::{Next, SignedIn};
use crate::step::step;

step!(post "accept-terms", "Accepts the terms in force");

request! {
    /// What was read.
    pub struct AcceptTerms {
        /// The version in force, as `terms` gave it.
        pub version: u32,
    }
}

/// Another version than the one in force was not what the member read now: `stale`.
async fn handle(app: App, member: SignedIn, Body(asked): Body<AcceptTerms>) -> Answer<Next> {
    let in_force = member.site().in_force(member.now());
    if in_force.is_none_or(|revision| revision.version != asked.version) {
        return Err(Refusal::Stale.into());
    }
    // A second tab that accepts again changes nothing: when it was first accepted stays on record.
    let change = Change::at(Key::account(member.id()))
        .set("terms_accepted", asked.version)
        .set("terms_accepted_at", member.now())
        .when("attribute_exists(#pk)")
        .when(
            "attribute_not_exists(#terms_accepted) OR attribute_type(#terms_accepted, :none) \
             OR #terms_accepted < :version",
        )
        .with(":none", "NULL")
        .with(":version", asked.version);
    let actor = member.actor();
    let entry = Entry::new(&actor, STEP.name, &member.account().insurer)
        .member(member.id(), &["terms_accepted"])
        .count("version", asked.version.into());
    let mut writes = Transaction::default();
    writes.add(change);
    writes.add(entry.write(member.now())?);
    app.tables().transact(writes).await?;
    Ok(Reply::of(Next::after(true)))
}
