//! One member with dependents: the item of the table (1–2 KB).

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::relationship::Relationship;
use crate::identity::{BirthDate, InsurerCode, Number, Symbol};
use crate::kana::KanaKey;

/// A member (被保険者, 組合員) and the dependents, as the last import left them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterEntry {
    /// Random id under which account, answers and documents are kept; 記号番号 only lead to it.
    pub member_id: Uuid,
    /// 保険者指定コード
    pub insurer: InsurerCode,
    /// 記号, leading zeros kept.
    pub symbol: Symbol,
    /// 番号, leading zeros and letters kept (`t011`).
    pub number: Number,
    /// 氏名(カナ) as it is compared.
    pub kana_key: KanaKey,
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
    /// Whether an account exists (set by sign-up, never by an import).
    #[serde(default)]
    pub registered: bool,
    /// 被扶養者, in the order of the file.
    #[serde(default)]
    pub dependents: Vec<Dependent>,
    /// Number of the import that last changed the entry.
    pub import: u64,
    /// Stands in for 記号 and 番号 in enquiries; given once, when the entry is made.
    #[serde(default)]
    pub enquiry_number: String,
    /// Number of the import in which the member no longer stood; none while in the roster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<u64>,
}

impl RosterEntry {
    /// Whether an account may be opened for this entry: none yet, and still in the roster.
    #[must_use]
    pub const fn may_register(&self) -> bool {
        !self.registered && self.gone.is_none()
    }
}

impl fmt::Debug for RosterEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RosterEntry")
            .field("member_id", &self.member_id)
            .field("insurer", &self.insurer)
            .field("dependents", &self.dependents.len())
            .field("import", &self.import)
            .finish_non_exhaustive()
    }
}

/// A dependent (被扶養者) as the roster has it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependent {
    /// 枝番, unique within the member.
    pub branch: String,
    /// 氏名 as printed.
    pub name: String,
    /// 氏名カナ in full-width katakana.
    pub kana: String,
    /// 続柄 as printed (配偶者, 子, 母, …).
    pub relationship: Relationship,
    /// 生年月日
    pub birth_date: Date,
    /// 性別
    #[serde(default)]
    pub sex: Option<Sex>,
    /// 認定日
    #[serde(default)]
    pub certified_on: Option<Date>,
    /// 同居 or 別居
    #[serde(default)]
    pub living: Option<Living>,
}

impl fmt::Debug for Dependent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dependent")
            .field("branch", &self.branch)
            .finish_non_exhaustive()
    }
}

/// 性別 as the roster writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// 男
    Male,
    /// 女
    Female,
}

/// Whether member and dependent live together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Living {
    /// 同居
    Together,
    /// 別居
    Apart,
}
