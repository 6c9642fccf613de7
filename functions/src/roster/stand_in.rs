//! A refusal that found a roster entry takes as long as one that found none: each reads one entry that is
//! there and one that is not. Without it the two differ by the time of one item (`make bench`, part *alike*).

use domain::roster::RosterEntry;
use platform::tables::Key;
use platform::{App, Problem};
use serde_json::{Value, json};

/// The entry of nobody. No card leads to it: the keys of cards are hexadecimal digits.
fn there() -> Key {
    Key::roster("stand-in")
}

/// Writes the entry of nobody; it stands in no index, so no import, opening or search ever meets it.
pub(crate) async fn put(app: &App) -> Result<(), Problem> {
    app.tables().put(&there(), entry()).await
}

/// Reads what the refused card did not: an entry where none was `found`, none where one was.
pub(crate) async fn even_out(app: &App, found: bool) -> Result<(), Problem> {
    let key = if found {
        Key::roster("nobody")
    } else {
        there()
    };
    let mut items = app.tables().batch(std::slice::from_ref(&key)).await?;
    items.take::<RosterEntry>(&key).map(|_| ())
}

/// As long as most entries are: a member with one dependent.
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
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_any_other_entry() {
        let entry: RosterEntry = serde_json::from_value(entry()).unwrap();
        assert!(entry.may_register());
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
