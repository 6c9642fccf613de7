//! Answers: one page's JSON checked against its rows, field by field.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

use super::context::SurveyContext;
use super::shown::Placed;
use crate::field::redacted;
use crate::read::{day, line, yen};
use crate::survey::schema::{FieldDef, Kind, Shown};
use crate::{FieldError, Wrong, calendar};

/// A checked answer. Its JSON is the bare number, list or string.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// Whole yen.
    Yen(u64),
    /// Ticked options, in the order of the options.
    Many(Vec<String>),
    /// The value of an option, a text, or a day as `YYYY-MM-DD`.
    Text(String),
}

redacted!(Answer);

/// Answers of one page by field name.
pub type PageAnswers = BTreeMap<String, Answer>;

/// Answers by page id.
pub type Answers = BTreeMap<String, PageAnswers>;

/// Whether a field is shown beside these answers; what a hidden field decided does not count.
pub fn is_shown(shown: Option<&Shown>, answers: &PageAnswers) -> bool {
    shown.is_none_or(|s| {
        answers
            .get(s.field)
            .is_some_and(|answer| answer.is_any(s.any_of))
    })
}

/// Checks one page: values of hidden fields are dropped, the total computed, everything else made regular.
///
/// # Errors
/// Each field that is unknown, missing or not understood.
pub fn check(
    context: &SurveyContext<'_>,
    page: &Placed<'_>,
    raw: &Map<String, Value>,
) -> Result<PageAnswers, Vec<FieldError>> {
    let known = |name: &str| page.def.fields.iter().any(|row| row.name == name);
    let mut errors = unknown(raw, known);
    let mut answers = PageAnswers::new();
    for row in page.def.fields {
        if !is_shown(row.shown.as_ref(), &answers) {
            continue;
        }
        let given = raw.get(row.name).unwrap_or(&Value::Null);
        match one(context, page, row, given, &answers) {
            Ok(Some(answer)) => {
                answers.insert(row.name.to_owned(), answer);
            }
            Ok(None) if row.required => {
                errors.push(FieldError::new(row.name, required_message(row.kind)))
            }
            Ok(None) => {}
            Err(wrong) => errors.push(FieldError::new(row.name, wrong)),
        }
    }
    if errors.is_empty() {
        Ok(answers)
    } else {
        Err(errors)
    }
}

/// An error for each field that the page does not have, by the first characters of its name.
pub fn unknown(raw: &Map<String, Value>, known: impl Fn(&str) -> bool) -> Vec<FieldError> {
    let names = raw.keys().filter(|name| !known(name));
    let short = names.map(|name| name.chars().take(60).collect::<String>());
    short
        .map(|name| FieldError::new(name, "この画面にない項目です。"))
        .collect()
}

/// What a required field says when it is empty.
pub const fn required_message(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice => "いずれかを選択してください。",
        Kind::Checkbox => "あてはまるものを1つ以上選択してください。",
        Kind::Money => "金額を入力してください。ない場合は0を入力してください。",
        Kind::Date => "日付を入力してください。",
        Kind::Text | Kind::Textarea | Kind::Total => "入力してください。",
    }
}

fn one(
    context: &SurveyContext<'_>,
    page: &Placed<'_>,
    row: &FieldDef,
    given: &Value,
    before: &PageAnswers,
) -> Result<Option<Answer>, Wrong> {
    if row.kind == Kind::Total {
        return Ok(Some(Answer::Yen(
            before.values().filter_map(Answer::yen).sum(),
        )));
    }
    match given {
        Value::Null => Ok(None),
        Value::String(text) if text.trim().is_empty() => Ok(None),
        Value::Array(list) if list.is_empty() => Ok(None),
        _ => match row.kind {
            Kind::Choice => Ok(Some(Answer::Text(chosen(row, given)?))),
            Kind::Checkbox => ticked(row, given).map(Some),
            Kind::Text => Ok(Some(Answer::Text(line::line(
                string(given)?,
                row.max_length.unwrap_or(200),
            )?))),
            Kind::Textarea => Ok(Some(Answer::Text(line::lines(
                string(given)?,
                row.max_length.unwrap_or(1000),
            )?))),
            Kind::Date => dated(context, page, string(given)?).map(Some),
            Kind::Money | Kind::Total => Ok(Some(Answer::Yen(amount(given)?))),
        },
    }
}

const NO_OPTION: Wrong = Wrong::new("選択肢の中から選択してください。");

fn string(given: &Value) -> Result<&str, Wrong> {
    given.as_str().ok_or(Wrong::new("文字で入力してください。"))
}

fn chosen(row: &FieldDef, given: &Value) -> Result<String, Wrong> {
    let known = |value: &&str| row.options.iter().any(|o| o.value == *value);
    given
        .as_str()
        .filter(known)
        .map(str::to_owned)
        .ok_or(NO_OPTION)
}

fn ticked(row: &FieldDef, given: &Value) -> Result<Answer, Wrong> {
    let list = given.as_array().ok_or(NO_OPTION)?;
    for value in list {
        chosen(row, value)?;
    }
    let rows: Vec<_> = row
        .options
        .iter()
        .filter(|o| list.iter().any(|v| v.as_str() == Some(o.value)))
        .collect();
    Ok(Answer::Many(
        rows.iter().map(|o| o.value.to_owned()).collect(),
    ))
}

fn amount(given: &Value) -> Result<u64, Wrong> {
    match given {
        Value::Number(number) => match number.as_u64() {
            Some(amount) => yen::limited(amount),
            None => yen::parse(&number.to_string()),
        },
        Value::String(text) => yen::parse(text),
        _ => yen::parse(""),
    }
}

/// A day of the survey lies between the dependent's 認定日 (else birth) and a year after the reference date.
fn dated(context: &SurveyContext<'_>, page: &Placed<'_>, given: &str) -> Result<Answer, Wrong> {
    let day = day::parse(given)?;
    let last = context.frame.reference_date.saturating_add(1.year());
    if day > last {
        return Err(format!(
            "{}以前の日付を入力してください。",
            calendar::without_weekday(last)
        )
        .into());
    }
    if let Some(dependent) = page.dependent {
        let (first, name) = dependent
            .was
            .certified_on
            .map_or((dependent.was.birth_date, "生年月日"), |d| {
                (d, "認定日")
            });
        if day < first {
            let shown = calendar::without_weekday(first);
            return Err(format!("{name}（{shown}）以後の日付を入力してください。").into());
        }
    }
    Ok(Answer::Text(day.to_string()))
}

impl Answer {
    /// Whether it is, or of a list contains, one of the values.
    pub fn is_any(&self, any_of: &[&str]) -> bool {
        match self {
            Self::Yen(_) => false,
            Self::Text(text) => any_of.contains(&text.as_str()),
            Self::Many(many) => many.iter().any(|v| any_of.contains(&v.as_str())),
        }
    }

    /// The amount, where it is one.
    pub const fn yen(&self) -> Option<u64> {
        if let Self::Yen(amount) = self {
            Some(*amount)
        } else {
            None
        }
    }

    /// The text, choice or day, where it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }
}
