//! `shared/vectors`: what each reader takes and refuses. The site runs the same rows.

use std::path::Path;

use serde_json::{Value, json};

use crate::Wrong;
use crate::code::{Code, Purpose};
use crate::email::Email;
use crate::identity::{BirthDate, InsurerCode, Number, Symbol};
use crate::kana::KanaKey;
use crate::password::{Password, PersonalWords};
use crate::read::{day, line, yen};
use crate::reissue::FacilityNumber;
use crate::user_id::UserId;

/// What a reader makes of one row's input, as the row writes it: `out`, and `odd` of an address.
fn read(reader: &str, row: &Value) -> Result<Value, Wrong> {
    let raw = row["in"].as_str().unwrap();
    let most = || usize::try_from(row["max"].as_u64().unwrap()).unwrap();
    let out = match reader {
        "day" => json!(day::parse(raw)?),
        "birth_date" => json!(BirthDate::parse(raw)?),
        "yen" => json!(yen::parse(raw)?),
        "line" => json!(line::line(raw, most())?),
        "lines" => json!(line::lines(raw, most())?),
        "insurer_code" => json!(InsurerCode::parse(raw)?),
        "symbol" => json!(Symbol::parse(raw)?),
        "number" => json!(Number::parse(raw)?),
        "kana" => json!(KanaKey::parse(raw)?),
        "user_id" => json!(UserId::parse(raw)?),
        "facility_number" => json!(FacilityNumber::parse(raw)?),
        "password" => json!(Password::parse(raw)?.reveal()),
        "password_for" => password_for(raw, &row["for"])?,
        "code" => json!(code(raw, row["digits"].as_u64().unwrap())?),
        "email" => {
            let email = Email::parse(raw)?;
            return Ok(json!({ "out": email.as_str(), "odd": email.is_odd() }));
        }
        other => panic!("no reader {other}"),
    };
    Ok(json!({ "out": out }))
}

fn code(raw: &str, digits: u64) -> Result<Code, Wrong> {
    let purposes = [Purpose::SignUp, Purpose::Reissue];
    let purpose = purposes.into_iter().find(|p| p.digits() as u64 == digits);
    Code::parse(raw)?.of(purpose.unwrap())
}

fn password_for(raw: &str, whose: &Value) -> Result<Value, Wrong> {
    let of = |name: &str| whose[name].as_str().unwrap();
    let personal = PersonalWords {
        user_id: of("user_id"),
        number: of("number"),
        birth_date: of("birth_date").parse().unwrap(),
        insurer_code: of("insurer_code"),
    };
    let password = Password::parse(raw)?;
    match password.refusal(&personal) {
        Some(refusal) => Err(refusal.to_string().into()),
        None => Ok(json!(raw)),
    }
}

#[test]
fn every_row_of_the_vectors_is_read_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors");
    let mut readers = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let file: Value = serde_json::from_str(&text).unwrap();
        let reader = file["reader"].as_str().unwrap();
        readers += 1;
        for row in file["rows"].as_array().unwrap() {
            let said = match read(reader, row) {
                Ok(out) => out,
                Err(wrong) => json!({ "refused": wrong.to_string() }),
            };
            for answer in ["out", "odd", "refused"] {
                assert_eq!(said[answer], row[answer], "{reader}: {row}");
            }
        }
    }
    assert_eq!(readers, 15, "each file of vectors is read");
}
