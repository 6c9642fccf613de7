//! What an import writes of one member: one update of one item, never a put.

use domain::identity::InsurerCode;
use domain::roster::{RosterEntry, enquiry_number};
use platform::tables::{self, Change, Commit, Key, Write};
use platform::{App, Problem, random};
use serde_json::{Value, json};

/// One write of an import.
pub(super) enum Entry {
    /// A member who was not in the table: the entry and the enquiry number that leads to it.
    New(Key, Box<RosterEntry>),
    /// A changed member, or one who is gone.
    Changed(Box<Change>),
}

impl Entry {
    /// Writes it; an entry that another run has made meanwhile stays as it is.
    pub(super) async fn write(self, app: &App, insurer: &InsurerCode) -> Result<(), Problem> {
        let (key, mut entry) = match self {
            Self::Changed(change) => return app.tables().update(*change).await.map(|_| ()),
            Self::New(key, entry) => (key, entry),
        };
        loop {
            entry.enquiry_number = enquiry_number(insurer.as_str(), random::bytes());
            let mut new = Change::at(key.clone()).set_all(&entry);
            for (name, value) in tables::roster(insurer.as_str(), entry.member_id) {
                new = new.set(name, value);
            }
            let found = Key::enquiry(&entry.enquiry_number);
            let enquiry = json!({ "member_id": entry.member_id, "insurer": insurer });
            let writes = [
                Write::insert(found, enquiry)?,
                new.when("attribute_not_exists(#pk)").into(),
            ];
            let commit = app.tables().transact(&writes).await?;
            // Unmet alone, the enquiry number is taken: draw another.
            if commit.is_unmet(1) || matches!(commit, Commit::Done) {
                return Ok(());
            }
        }
    }
}

/// What an import may change of an entry: everything but what the table alone knows.
pub(super) fn renewal(key: Key, entry: &RosterEntry) -> Result<Change, Problem> {
    let fault = |fault: serde_json::Error| Problem::internal("roster entry", fault);
    let mut value = serde_json::to_value(entry).map_err(fault)?;
    if let Value::Object(members) = &mut value {
        for own in [
            "member_id",
            "insurer",
            "registered",
            "enquiry_number",
            "gone",
        ] {
            members.remove(own);
        }
    }
    let change = Change::at(key).set_all(value).remove("gone");
    Ok(change.when("attribute_exists(#pk)"))
}
