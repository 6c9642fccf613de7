//! One member with dependents: the item of the table (1–2 KB).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::member::MemberRow;
use super::relationship::Relationship;
use crate::field::redacted;
use crate::identity::InsurerCode;

/// A member (被保険者, 組合員) and the dependents, as the last import left them.
#[must_use]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterEntry {
    /// What the table alone knows.
    #[serde(flatten)]
    pub own: Owned,
    /// The member's row of the files.
    #[serde(flatten)]
    pub row: MemberRow,
    /// 被扶養者, in the order of the file.
    #[serde(default)]
    pub dependents: Vec<Dependent>,
    /// Number of the import that last changed the entry.
    pub import: u64,
}

/// What no file says of a member: an import hands it on as it found it, but for `gone`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owned {
    /// Random id under which account, answers and documents are kept; 記号番号 only lead to it. Another person under
    /// the same number has another one.
    pub member_id: Uuid,
    /// 保険者指定コード
    pub insurer: InsurerCode,
    /// Whether an account exists: set by sign-up.
    #[serde(default)]
    pub registered: bool,
    /// How many people stood under this 記号番号 before: part of what the enquiry number is made of.
    #[serde(default)]
    pub generation: u32,
    /// Stands in for 記号 and 番号 in enquiries; given once, when the entry is made.
    #[serde(default)]
    pub enquiry_number: String,
    /// Number of the import in which the member no longer stood; none while in the roster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<u64>,
}

impl Owned {
    /// Of a member who is new to the table; the enquiry number is still to be given.
    pub const fn new(member_id: Uuid, insurer: InsurerCode) -> Self {
        Self {
            member_id,
            insurer,
            registered: false,
            generation: 0,
            enquiry_number: String::new(),
            gone: None,
        }
    }

    /// Of another person under the same 記号番号: nothing of who stood there is theirs.
    pub fn next(&self, member_id: Uuid) -> Self {
        Self {
            generation: self.generation + 1,
            ..Self::new(member_id, self.insurer.clone())
        }
    }
}

impl RosterEntry {
    /// Whether an account may be opened for this entry: none yet, and still in the roster.
    pub const fn may_register(&self) -> bool {
        !self.own.registered && self.own.gone.is_none()
    }

    /// The entry of a member who stands no longer in the files of this import.
    pub const fn left(mut self, import: u64) -> Self {
        self.own.gone = Some(import);
        self.import = import;
        self
    }
}

redacted!(RosterEntry: own, import);

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

redacted!(Dependent: branch);

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
