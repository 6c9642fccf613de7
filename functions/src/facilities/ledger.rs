//! The ledger of facilities and the federations, as their files have them, into the tables: what an operator's
//! import will call. Loading the same again changes nothing.

use domain::reissue::{Facility, Federation};
use platform::tables::{Change, Key};
use platform::{App, Problem};
use serde::{Deserialize, Serialize};

/// The item `FED#-`: every federation in the order of the prefectures, so that a screen reads one item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    /// All of them; about 9 KB for the 47.
    pub federations: Vec<Federation>,
}

impl Directory {
    /// Where it is kept.
    pub fn key() -> Key {
        Key::federation("-")
    }
}

/// Writes each facility as `FAC#<number>` / `LEDGER`: the ledger's own fields and nothing else, so that what
/// the facility has set itself stays, and so do its requests.
///
/// # Errors
/// `busy` or internal; the facilities before it are written.
pub async fn load_facilities(app: &App, facilities: &[Facility]) -> Result<(), Problem> {
    for facility in facilities {
        let change = Change::at(Key::facility(facility.number.as_str())).set_all(facility);
        let change = match facility.security_email {
            Some(_) => change,
            None => change.remove("security_email"),
        };
        app.tables().update(change).await?;
    }
    Ok(())
}

/// Writes each federation as `FED#<prefecture>` and all of them as [`Directory`].
///
/// # Errors
/// `busy` or internal; load them again then.
pub async fn load_federations(app: &App, federations: &[Federation]) -> Result<(), Problem> {
    for federation in federations {
        let key = Key::federation(federation.prefecture.name());
        app.tables().put(&key, federation).await?;
    }
    let directory = Directory {
        federations: federations.to_vec(),
    };
    app.tables().put(&Directory::key(), &directory).await
}
