//! A birth date as people write it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Wrong;
use crate::field::{parsed, redacted};
use crate::read::{day, typed};

/// A birth date (生年月日): a real day from 1900 on. Read in any usual writing, eras included.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, description = "生年月日 (YYYY-MM-DD)", examples("1986-05-24"))]
pub struct BirthDate(Date);

parsed!(BirthDate);
redacted!(BirthDate);

pub(super) const NO_BIRTH_DATE: Wrong = Wrong::new("生年月日を入力してください。");
pub(super) const NOT_A_DAY: Wrong =
    Wrong::new("生年月日は、実在する日付を入力してください。(例)1951年1月1日は 19510101");

impl BirthDate {
    /// Reads a birth date as typed or as printed in a roster.
    ///
    /// # Errors
    /// Empty, no real day, or before 1900.
    pub fn parse(raw: &str) -> Result<Self, Wrong> {
        if typed(raw).is_empty() {
            return Err(NO_BIRTH_DATE);
        }
        day::parse(raw)
            .map_err(|_| NOT_A_DAY)
            .and_then(Self::try_from)
    }

    /// The day itself.
    pub fn date(self) -> Date {
        self.0
    }
}

impl TryFrom<Date> for BirthDate {
    type Error = Wrong;
    fn try_from(date: Date) -> Result<Self, Wrong> {
        if date.year() < 1900 {
            Err(NOT_A_DAY)
        } else {
            Ok(Self(date))
        }
    }
}

impl From<BirthDate> for String {
    fn from(date: BirthDate) -> Self {
        date.0.to_string()
    }
}
