//! An insurer (保険者, 組合) with everything that differs between insurers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

mod notice;
mod pages;

pub use notice::{Faq, Link, Notice, NoticeFrom, WebAddress, published};
pub use pages::{Contact, Hints, MenuEntry, MenuState, Pages};

/// An insurer's settings: the item `I#<insurer>` / `-`, at most 2 KB, since every sign-up reads it.
/// What is only shown stands in [`Pages`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insurer {
    /// 保険者指定コード: letters or digits, leading zeros kept (`0386`; all seeds).
    pub code: String,
    /// 健康保険組合, 共済組合, …
    pub kind: String,
    /// Full name as printed.
    pub name: String,
    /// What the insured person is called here.
    pub member_term: MemberTerm,
    /// How the registered address is shown before login.
    pub email_policy: EmailPolicy,
    /// Whether the point service (ポイントサービス) is contracted; its terms apply only then.
    pub point_service: bool,
    /// Who operates the survey for the insurer (000: 「…へ委託しております」); none shows nothing.
    pub operator: Option<Operator>,
    /// Senders and where mail arrives.
    pub mail: MailSettings,
    /// Registered networks in CIDR form, with a higher throttle per source.
    #[serde(default)]
    pub networks: Vec<String>,
    /// Suggested user ID (003: 「NGX+従業員番号で登録可能です。」).
    #[serde(default)]
    pub user_id_hint: Option<String>,
    /// Day of the edition (版) of leaflet and manual; where it is not given, the day of the opening stands on them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Date>,
    /// Id of the campaign that runs or comes next; `None` before the first is opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_campaign: Option<String>,
}

/// 被保険者 (health insurance society) or 組合員 (mutual aid association).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum MemberTerm {
    /// 被保険者
    #[serde(rename = "被保険者")]
    Insured,
    /// 組合員
    #[serde(rename = "組合員")]
    UnionMember,
}

impl MemberTerm {
    /// The word as members read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Insured => "被保険者",
            Self::UnionMember => "組合員",
        }
    }
}

/// What a member sees of the address that the insurer registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EmailPolicy {
    /// In full (000, 001).
    Shown,
    /// Partly masked with a mask of fixed width (002).
    Masked,
    /// None is registered: the member types one (003).
    MemberEnters,
}

/// The company that runs the survey on the insurer's behalf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Operator {
    /// Company name.
    pub name: String,
    /// The whole sentence to print.
    pub note: String,
}

/// Senders and replies. The invitation is the insurer's own, codes come from the system (001).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MailSettings {
    /// The insurer's own address.
    pub invitation_from: String,
    /// The system's sender for this insurer.
    pub system_from: String,
    /// Where replies to system mail go; `null` means send-only (送信専用).
    pub reply_to: Option<String>,
    /// Whose mailbox it is, in words: 会社のメールアドレス.
    pub arrives_at: String,
}

impl MailSettings {
    /// Whether somebody reads replies to the system's sender.
    pub const fn takes_replies(&self) -> bool {
        self.reply_to.is_some()
    }
}
