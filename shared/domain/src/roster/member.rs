//! One row of the members' file.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::cells::{Cells, Column};
use super::values;
use crate::calendar;
use crate::email::Email;
use crate::field::redacted;
use crate::identity::{BirthDate, Number, Symbol};
use crate::kana::KanaKey;
use crate::read::day::{self, InEra};

/// Nobody is insured in person before the end of compulsory schooling (労働基準法56条).
const YOUNGEST_MEMBER: u16 = 15;
/// Older than anybody has become in Japan: a slip of the year.
pub(super) const OLDEST: u16 = 119;

pub(super) const KANA: Column =
    Column::required("氏名カナ").or(&["氏名(カナ)", "カナ氏名", "フリガナ"]);

/// The columns of the members' file; their order is free.
pub(super) const COLUMNS: &[Column] = &[
    Column::required("記号"),
    Column::required("番号"),
    Column::required("氏名"),
    KANA,
    Column::required("生年月日"),
    Column::optional("性別"),
    Column::optional("メールアドレス"),
    Column::optional("事業所"),
    Column::optional("任意継続"),
    Column::optional("海外勤務"),
    Column::optional("年収見込"),
];

/// A member as one row says it, every cell already a value of the rules.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRow {
    /// 記号, leading zeros kept.
    pub symbol: Symbol,
    /// 番号, leading zeros and letters kept (`t011`).
    pub number: Number,
    /// 氏名(カナ) as it is compared.
    pub kana_key: KanaKey,
    /// The given name of it, where the roster parts the two names: it tells a marriage from another person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_kana: Option<KanaKey>,
    /// 生年月日
    pub birth_date: BirthDate,
    /// 氏名 as printed.
    pub name: String,
    /// Registered mail address; one that cannot be sent to is none.
    #[serde(default)]
    pub email: Option<String>,
    /// 事業所
    #[serde(default)]
    pub workplace: Option<String>,
    /// 任意継続
    #[serde(default)]
    pub continued: bool,
    /// 海外勤務
    #[serde(default)]
    pub overseas: bool,
    /// Expected yearly income in yen (年収見込), for the half-of-income test.
    #[serde(default)]
    pub income: Option<u64>,
}

redacted!(MemberRow);

impl MemberRow {
    /// Reads one row; every cell is looked at, so that each fault is found.
    pub(super) fn read(cells: &mut Cells<'_>, today: Date) -> Option<Self> {
        let symbol = symbol(cells);
        let number = number(cells);
        let name = name(cells);
        let kana = kana(cells);
        let birth_date = birth_date(cells, today);
        check_age(cells, birth_date, today);
        cells.may(
            "性別",
            "性別を読み取れません。空欄として扱います。",
            values::sex,
        );
        let email = address(cells);
        let workplace = cells.text("事業所");
        let mut flag = |column| {
            let message = "1または空欄にしてください。空欄として扱います。";
            cells.may(column, message, values::flag).unwrap_or(false)
        };
        let (continued, overseas) = (flag("任意継続"), flag("海外勤務"));
        let income = cells.may(
            "年収見込",
            "金額を読み取れません。空欄として扱います。",
            values::yen,
        );
        Some(Self {
            symbol: symbol?,
            number: number?,
            name: name?,
            kana_key: kana.as_deref().and_then(|kana| KanaKey::parse(kana).ok())?,
            given_kana: kana.as_deref().and_then(given),
            birth_date: birth_date.and_then(|date| BirthDate::try_from(date).ok())?,
            email,
            workplace,
            continued,
            overseas,
            income,
        })
    }
}

/// What stands behind the first space between the names.
fn given(kana: &str) -> Option<KanaKey> {
    let shown = values::kana_shown(kana);
    KanaKey::parse(shown.split_once(' ')?.1).ok()
}

fn check_age(cells: &mut Cells<'_>, birth: Option<Date>, today: Date) {
    if birth.is_some_and(|birth| {
        birth <= today && calendar::age_attained(birth, today) < YOUNGEST_MEMBER
    }) {
        cells.error("生年月日", "15歳未満の日付です。");
    }
}

/// The address, if mail can be sent to it; one that breaks the RFC may still arrive (002, 003).
fn address(cells: &mut Cells<'_>) -> Option<String> {
    const COLUMN: &str = "メールアドレス";
    let message = "メールを送信できない形式です。登録なしとして扱います。";
    let address = cells.may(COLUMN, message, |raw| Email::parse(raw).ok())?;
    if address.is_odd() {
        let message = "メールが届かないことがある形式です(RFC違反)。";
        cells.warn(COLUMN, message);
    }
    Some(address.into())
}

pub(super) fn symbol(cells: &mut Cells<'_>) -> Option<Symbol> {
    cells.must(
        "記号",
        "20文字以内の英数字にしてください。",
        |raw| Symbol::parse(raw).ok(),
    )
}

pub(super) fn number(cells: &mut Cells<'_>) -> Option<Number> {
    cells.must(
        "番号",
        "20文字以内の英数字にしてください。",
        |raw| Number::parse(raw).ok(),
    )
}

pub(super) fn name(cells: &mut Cells<'_>) -> Option<String> {
    cells.must("氏名", "100文字以内にしてください。", |raw| {
        (raw.chars().count() <= 100).then(|| raw.to_owned())
    })
}

/// The kana as written, after making sure that it can be compared.
pub(super) fn kana(cells: &mut Cells<'_>) -> Option<String> {
    cells.must(
        "氏名カナ",
        "ひらがなまたはカタカナにしてください。",
        |raw| KanaKey::parse(raw).is_ok().then(|| raw.to_owned()),
    )
}

pub(super) fn birth_date(cells: &mut Cells<'_>, today: Date) -> Option<Date> {
    const MESSAGE: &str =
        "日付を読み取れません。(例)19850120、1985/1/20、S60.1.20、昭和60年1月20日";
    let read = cells.must("生年月日", MESSAGE, |raw| {
        day::read(raw).filter(|read| BirthDate::try_from(read.date).is_ok())
    })?;
    if read.date > today {
        cells.error("生年月日", "本日より後の日付です。");
    } else if read.in_era != InEra::Yes {
        cells.warn("生年月日", "元号の期間に含まれない日付です。");
    } else if calendar::age_attained(read.date, today) > OLDEST {
        cells.warn("生年月日", "120歳以上になる日付です。");
    }
    Some(read.date)
}
