//! A row, and how it is asked.

use serde_json::Value;
use tests::{Answer, Browser};

/// What was sent: fields laid over a right request, or bytes as they are.
pub enum Input {
    /// Members of an object; an absent one is taken away.
    Fields(&'static [(&'static str, Given)]),
    /// A whole body.
    Text(&'static str),
}

/// The value of a field.
pub enum Given {
    /// A string.
    S(&'static str),
    /// Any JSON.
    J(&'static str),
    /// A string so many times.
    Long(&'static str, usize),
    /// Not there.
    Gone,
}

/// Name, input, and the answer: status, slug, fields named.
pub type Row = (
    &'static str,
    Input,
    u16,
    &'static str,
    &'static [&'static str],
);

/// Lays the row's input over the right request and sends it.
pub async fn ask(browser: &mut Browser<'_>, step: &str, right: &Value, input: &Input) -> Answer {
    let text = match input {
        Input::Text(text) => (*text).to_owned(),
        Input::Fields(fields) => {
            let mut asked = right.clone();
            let members = asked.as_object_mut().unwrap();
            for (name, given) in *fields {
                let value = match given {
                    Given::S(text) => Value::from(*text),
                    Given::J(text) => serde_json::from_str(text).unwrap(),
                    Given::Long(text, times) => Value::from(text.repeat(*times)),
                    Given::Gone => {
                        members.remove(*name);
                        continue;
                    }
                };
                members.insert((*name).to_owned(), value);
            }
            asked.to_string()
        }
    };
    browser
        .send("POST", &format!("/api/{step}"), Some(text))
        .await
}

/// Compares an answer with its row.
pub fn check(step: &str, row: &Row, answer: &Answer) {
    let (name, _, status, slug, fields) = row;
    let told = (answer.status.as_u16(), answer.slug(), answer.fields());
    assert_eq!(
        told,
        (*status, *slug, fields.to_vec()),
        "{step}: {name}: {}",
        answer.body
    );
    if *status == 422 {
        for error in answer.body["errors"].as_array().unwrap() {
            let message = error["message"].as_str().unwrap();
            assert!(!message.is_ascii(), "{name}: {message}");
        }
    }
}
