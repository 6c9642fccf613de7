//! The ledger of facilities (事業所台帳) and the federations (国保連合会) that keep it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Prefecture;
use crate::Wrong;
use crate::field::{redacted, text_type};
use crate::insurer::WebAddress;
use crate::read;

/// A facility's number (事業所番号): ten ASCII digits (seed 004).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, example = "1311111111")]
pub struct FacilityNumber(String);

text_type!(FacilityNumber);
redacted!(FacilityNumber);

/// The text is for agents (代理人), whose numbers have another form.
const NOT_A_FACILITY: Wrong = Wrong::new(
    "事業所番号は10桁の数字で入力してください。ログイン情報の再発行を申請できるのは、介護事業所のみです。\
     代理人の方は、国保連合会へお問い合わせください(電話番号は、この画面の一覧に記載しています)。",
);

impl FacilityNumber {
    /// Reads a number as typed: full-width digits, spaces and dashes are mended.
    ///
    /// # Errors
    /// Anything but ten digits.
    pub fn parse(raw: &str) -> Result<Self, Wrong> {
        read::digits(raw)
            .filter(|digits| digits.len() == 10)
            .map(Self)
            .ok_or(NOT_A_FACILITY)
    }
}

/// One facility of the ledger: the item `FAC#<number>` / `LEDGER`. `Debug` shows the prefecture only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facility {
    /// 事業所番号.
    pub number: FacilityNumber,
    /// 事業所名.
    pub name: String,
    /// Whose federation keeps it.
    pub prefecture: Prefecture,
    /// Where the letter goes, and nowhere else.
    pub address: String,
    /// 電話番号.
    pub tel: String,
    /// ユーザID: `KJ`, prefecture, number.
    pub user_id: String,
    /// セキュリティ用メールアドレス of the ledger's file, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security_email: Option<String>,
    /// The one that the facility has registered itself since: no file says it, no import touches it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_email: Option<String>,
}

impl Facility {
    /// Where warnings go: what the facility registered counts before the ledger.
    pub fn warned_at(&self) -> Option<&str> {
        self.own_email.as_deref().or(self.security_email.as_deref())
    }
}

redacted!(Facility: prefecture);

/// A prefecture's federation (国民健康保険団体連合会): the item `FED#<prefecture>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Federation)]
pub struct Federation {
    /// 都道府県.
    pub prefecture: Prefecture,
    /// Name in full.
    pub name: String,
    /// 電話番号.
    pub tel: String,
    /// Its page about the reissue.
    #[schema(value_type = String)]
    pub page: WebAddress,
    /// Whether it asks for a stamped return envelope (返信用封筒).
    pub envelope: bool,
    /// Usual length of the review in working days (審査の目安).
    pub days: u32,
}

impl Federation {
    /// What applicants are told of the return envelope, as screen and mail say it.
    pub const fn envelope_note(&self) -> &'static str {
        if self.envelope {
            "返信用封筒(切手を貼ったもの)の送付が必要です。送付先は、国保連合会のご案内ページをご確認ください。"
        } else {
            "返信用封筒の送付は不要です。"
        }
    }
}

/// A row that cannot be read; lines count from 1, the header's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}行目: {fault}")]
pub struct LedgerError {
    /// Line in the file.
    pub line: u64,
    /// What is wrong, in Japanese.
    pub fault: Wrong,
}

/// Reads `facilities.csv` (decoded): 事業所番号, 事業所名, 都道府県, 住所, 電話番号, ユーザID,
/// セキュリティ用メールアドレス.
///
/// # Errors
/// The first row that cannot be read.
pub fn facilities(csv: &str) -> Result<Vec<Facility>, LedgerError> {
    rows(
        csv,
        |[number, name, prefecture, address, tel, user_id, email]: [&str; 7]| {
            Ok(Facility {
                number: FacilityNumber::parse(number)
                    .map_err(|_| Wrong::new("事業所番号が10桁の数字ではありません。"))?,
                name: name.to_owned(),
                prefecture: known(prefecture)?,
                address: address.to_owned(),
                tel: tel.to_owned(),
                user_id: user_id.to_owned(),
                security_email: (!email.is_empty()).then(|| email.to_owned()),
                own_email: None,
            })
        },
    )
}

/// Reads `federations.csv` (decoded): 都道府県, 国保連合会, 電話番号, 案内ページ, 返信用封筒 (要/不要),
/// 審査の目安(営業日).
///
/// # Errors
/// The first row that cannot be read.
pub fn federations(csv: &str) -> Result<Vec<Federation>, LedgerError> {
    rows(
        csv,
        |[prefecture, name, tel, page, envelope, days]: [&str; 6]| {
            Ok(Federation {
                prefecture: known(prefecture)?,
                name: name.to_owned(),
                tel: tel.to_owned(),
                page: WebAddress::try_from(page.to_owned()).map_err(|_| NO_PAGE)?,
                envelope: match envelope {
                    "要" => true,
                    "不要" => false,
                    _ => {
                        return Err(Wrong::new(
                            "返信用封筒は「要」または「不要」で記入してください。",
                        ));
                    }
                },
                days: days
                    .parse()
                    .map_err(|_| Wrong::new("審査の目安は営業日の数で記入してください。"))?,
            })
        },
    )
}

const NO_PAGE: Wrong = Wrong::new("案内ページは「https://」で始まるアドレスで記入してください。");

fn known(prefecture: &str) -> Result<Prefecture, Wrong> {
    Prefecture::parse(prefecture).map_err(|_| Wrong::new("都道府県名が正しくありません。"))
}

fn rows<T, const N: usize>(
    csv: &str,
    read: impl Fn([&str; N]) -> Result<T, Wrong>,
) -> Result<Vec<T>, LedgerError> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(csv.as_bytes());
    let mut items = Vec::new();
    for (row, record) in (2..).zip(reader.records()) {
        let record = record.map_err(|_| LedgerError {
            line: row,
            fault: Wrong::new("読み取れない行です。"),
        })?;
        let line = record.position().map_or(row, csv::Position::line);
        let fields: Vec<&str> = record.iter().collect();
        let item = <[&str; N]>::try_from(fields)
            .map_err(|_| Wrong::new("項目の数が正しくありません。"))
            .and_then(&read)
            .map_err(|fault| LedgerError { line, fault })?;
        items.push(item);
    }
    Ok(items)
}

#[cfg(test)]
pub(super) mod tests;
