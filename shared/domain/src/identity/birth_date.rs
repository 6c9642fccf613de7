//! A birth date as people write it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::typed::{FieldError, redacted, typed_code};

/// A birth date (生年月日): a real day from 1900 on. Read as `YYYY-MM-DD`, `YYYY/M/D` or `YYYYMMDD`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BirthDate(Date);

redacted!(BirthDate);

pub(super) const NO_BIRTH_DATE: FieldError = FieldError::new("生年月日を入力してください。");
pub(super) const NOT_A_DAY: FieldError =
    FieldError::new("生年月日は、実在する日付を入力してください。(例)1951年1月1日は 19510101");

impl BirthDate {
    /// Reads a birth date as typed or as printed in a roster.
    ///
    /// # Errors
    /// Empty, no real day, or before 1900.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        let even = typed_code(raw).replace('/', "-");
        if even.is_empty() {
            return Err(NO_BIRTH_DATE);
        }
        let eight = even.len() == 8 && even.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = if eight {
            vec![
                even.get(..4).unwrap_or(""),
                even.get(4..6).unwrap_or(""),
                even.get(6..).unwrap_or(""),
            ]
        } else {
            even.split('-').collect()
        };
        let [year, month, day] = parts.as_slice() else {
            return Err(NOT_A_DAY);
        };
        let read = |text: &str, longest: usize| {
            let digits = !text.is_empty()
                && text.len() <= longest
                && text.bytes().all(|b| b.is_ascii_digit());
            digits
                .then(|| text.parse::<i16>().ok())
                .flatten()
                .ok_or(NOT_A_DAY)
        };
        let (month, day) = (read(month, 2)?, read(day, 2)?);
        let small = |n: i16| i8::try_from(n).map_err(|_| NOT_A_DAY);
        let date = Date::new(read(year, 4)?, small(month)?, small(day)?).map_err(|_| NOT_A_DAY)?;
        Self::try_from(date)
    }

    /// The day itself.
    pub fn date(self) -> Date {
        self.0
    }
}

impl TryFrom<Date> for BirthDate {
    type Error = FieldError;
    fn try_from(date: Date) -> Result<Self, FieldError> {
        if date.year() < 1900 {
            Err(NOT_A_DAY)
        } else {
            Ok(Self(date))
        }
    }
}

impl TryFrom<String> for BirthDate {
    type Error = FieldError;
    fn try_from(raw: String) -> Result<Self, FieldError> {
        Self::parse(&raw)
    }
}

impl From<BirthDate> for String {
    fn from(date: BirthDate) -> Self {
        date.0.to_string()
    }
}

impl utoipa::PartialSchema for BirthDate {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("生年月日 (YYYY-MM-DD)"))
            .examples(["1986-05-24"])
            .into()
    }
}
impl utoipa::ToSchema for BirthDate {}
