//! A refusal that found an item takes as long as one that found none: each reads one that is there and one that is
//! not. Without it the two differ by the time of one item (`make bench`, part *alike*).

use platform::tables::Key;
use platform::{App, Problem};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// No card leads here, whose keys are hexadecimal digits, and no user ID has a blank.
const NOBODY: &str = "stand in";
/// Nor here, where nothing ever stands.
const NOWHERE: &str = "no where";

/// Writes the items of nobody; they stand in no index, so no import, opening or search ever meets them.
pub(crate) async fn put(app: &App) -> Result<(), Problem> {
    let tables = app.tables();
    tables.put(&Key::login(NOBODY), login(app)).await?;
    tables.put(&Key::roster(NOBODY), entry()).await
}

/// Reads what a refused request did not: an item of this kind where none was `found`, none where one was.
pub(crate) async fn even_out<T: DeserializeOwned>(
    app: &App,
    key: impl Fn(&str) -> Key,
    found: bool,
) -> Result<(), Problem> {
    let key = key(if found { NOWHERE } else { NOBODY });
    let mut items = app.tables().batch(std::slice::from_ref(&key)).await?;
    items.take::<T>(&key).map(|_| ())
}

/// No password opens it.
fn login(app: &App) -> Value {
    json!({
        "password_hash": app.passwords().nobodys(),
        "member_id": uuid::Uuid::nil(), "insurer": "0000", "epoch": 0, "closed": true, "user_id": "nobody.here",
    })
}

/// As long as most entries are: a member with two dependents.
fn entry() -> Value {
    json!({
        "member_id": uuid::Uuid::nil(), "insurer": "0000", "symbol": "0", "number": "000000",
        "kana_key": "ケンポタロウ", "given_kana": "タロウ", "birth_date": "1951-01-01", "name": "健保 太郎",
        "email": "nobody@nobody.example.jp", "workplace": "本社", "continued": false, "overseas": false,
        "gap_pk": "as long as what the index finds by", "gap_sk": "00000000-0000-0000-0000-000000000000",
        "income": 5_000_000, "registered": false, "generation": 0, "import": 1, "enquiry_number": "XXXX-XXXX-XXXX",
        "dependents": [{
            "branch": "01", "name": "健保 花子", "kana": "ケンポ ハナコ", "relationship": "配偶者",
            "birth_date": "1955-01-01", "sex": "female", "certified_on": "1980-01-01", "living": "together",
        }, {
            "branch": "02", "name": "健保 一郎", "kana": "ケンポ イチロウ", "relationship": "子",
            "birth_date": "2005-01-01", "sex": "male", "certified_on": "2005-01-01", "living": "together",
        }],
    })
}

#[cfg(test)]
mod tests {
    use domain::roster::RosterEntry;

    use super::*;

    #[test]
    fn the_entry_is_read_as_any_other() {
        let entry: RosterEntry = serde_json::from_value(entry()).unwrap();
        assert!(entry.may_register());
    }

    #[test]
    fn no_card_and_no_user_id_lead_to_them() {
        for name in [NOBODY, NOWHERE] {
            assert!(domain::user_id::UserId::parse(name).is_err());
            assert!(!name.bytes().all(|b| b.is_ascii_hexdigit()));
        }
    }

    #[test]
    fn it_has_every_attribute_that_an_entry_in_the_roster_has() {
        let read: RosterEntry = serde_json::from_value(entry()).unwrap();
        let (Value::Object(written), Value::Object(there)) =
            (serde_json::to_value(read).unwrap(), entry())
        else {
            panic!("an entry is an item")
        };
        let missing: Vec<_> = written
            .keys()
            .filter(|name| !there.contains_key(*name))
            .collect();
        assert_eq!(missing, Vec::<&String>::new());
        assert_eq!(there.len(), written.len() + 2, "and two of the index");
    }
}
