//! One row of the dependents' file.

use super::cells::{Cells, Column};
use super::entry::Dependent;
use super::member::{KANA, birth_date, kana, name, number, symbol};
use super::relationship::{Cohabitation, Kinship, Relationship};
use super::values;
use crate::field::redacted;
use crate::identity::{Number, Symbol};
use crate::read::day::{self, InEra};
use crate::read::typed_code;
use jiff::civil::Date;

/// The columns of the dependents' file; their order is free.
pub(super) const COLUMNS: &[Column] = &[
    Column::required("記号"),
    Column::required("番号"),
    Column::required("枝番"),
    Column::required("氏名"),
    KANA,
    Column::required("続柄"),
    Column::required("生年月日"),
    Column::optional("性別"),
    Column::optional("認定日"),
    Column::optional("同居別居").or(&["同居・別居", "同居/別居"]),
];

/// A dependent as one row says it, with the member's 記号 and 番号.
#[derive(Clone, PartialEq, Eq)]
pub struct DependentRow {
    /// The member's 記号.
    pub symbol: Symbol,
    /// The member's 番号.
    pub number: Number,
    /// The dependent's own values.
    pub dependent: Dependent,
}

redacted!(DependentRow);

impl DependentRow {
    /// Reads one row; every cell is looked at, so that each fault is found.
    pub(super) fn read(cells: &mut Cells<'_>, today: Date) -> Option<Self> {
        let symbol = symbol(cells);
        let number = number(cells);
        let branch = cells.must("枝番", "10文字以内の半角英数字にしてください。", branch);
        let name = name(cells);
        let kana = kana(cells).map(|kana| values::kana_shown(&kana));
        let relationship = relationship(cells);
        let birth_date = birth_date(cells, today);
        let sex = cells.may(
            "性別",
            "性別を読み取れません。空欄として扱います。",
            values::sex,
        );
        let certified_on = certified_on(cells, birth_date, today);
        let living = cells.may(
            "同居別居",
            "同居または別居にしてください。空欄として扱います。",
            values::living,
        );
        let dependent = Dependent {
            branch: branch?,
            name: name?,
            kana: kana?,
            relationship: relationship?,
            birth_date: birth_date?,
            sex,
            certified_on,
            living,
        };
        Some(Self {
            symbol: symbol?,
            number: number?,
            dependent,
        })
    }
}

fn branch(raw: &str) -> Option<String> {
    let branch = typed_code(raw);
    let fits = branch.len() <= 10 && branch.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then_some(branch)
}

/// 続柄: a word of no relative, or of one outside three degrees, is worth a look.
fn relationship(cells: &mut Cells<'_>) -> Option<Relationship> {
    const COLUMN: &str = "続柄";
    let relationship = cells.must(COLUMN, "20文字以内にしてください。", |raw| {
        (raw.chars().count() <= 20).then(|| Relationship::new(raw.to_owned()))
    })?;
    match relationship.kinship().map(Kinship::cohabitation) {
        None => {
            let word = relationship.word();
            let message = format!("想定していない続柄「{word}」です。ご確認ください。");
            cells.warn(COLUMN, message);
        }
        Some(Cohabitation::Outside) => {
            cells.warn(COLUMN, "三親等内の親族ではない続柄です。ご確認ください。");
        }
        Some(_) => {}
    }
    Some(relationship)
}

/// 認定日: a date that cannot be read is an error, an odd one a warning that keeps the date.
fn certified_on(cells: &mut Cells<'_>, birth: Option<Date>, today: Date) -> Option<Date> {
    const COLUMN: &str = "認定日";
    let text = cells.text(COLUMN)?;
    let Some(read) = day::read(&text) else {
        cells.error(
            COLUMN,
            "日付を読み取れません。(例)20230401、2023/4/1、R5.4.1",
        );
        return None;
    };
    if birth.is_some_and(|birth| read.date < birth) {
        cells.warn(COLUMN, "生年月日より前の日付です。ご確認ください。");
    } else if read.date > today {
        cells.warn(COLUMN, "本日より後の日付です。ご確認ください。");
    } else if read.in_era != InEra::Yes {
        cells.warn(COLUMN, "元号の期間に含まれない日付です。ご確認ください。");
    }
    Some(read.date)
}
