//! An insurer (保険者, 組合) with everything that differs between insurers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::calendar;

mod notice;

pub use notice::{Faq, Link, Notice, NoticeFrom, WebAddress, published};

/// What an insurer hands over to be shown and served: one item of the table (at most 8 KB).
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
    /// Whom to ask, by topic (000, 001).
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// The insurer's own words beside the identity form's fields.
    pub hints: Hints,
    /// My page's menu, in order.
    #[serde(default)]
    pub menu: Vec<MenuEntry>,
    /// よくあるご質問, before and after login.
    #[serde(default)]
    pub faq: Vec<Faq>,
    /// Dated notices of the insurer, newest last as given.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// Day of the edition (版) of leaflet and manual; where it is not given, the day of the opening stands on them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Date>,
    /// Id of the campaign that runs or comes next; `None` before the first is opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_campaign: Option<String>,
}

impl Insurer {
    /// Moves the edition and the dates of all notices by whole days (a demonstration's dates stay near today).
    #[must_use]
    pub fn shifted(mut self, days: i32) -> Self {
        for notice in &mut self.notices {
            notice.published = calendar::shifted(notice.published, days);
        }
        self.edition = self.edition.map(|day| calendar::shifted(day, days));
        self
    }
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
    #[must_use]
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
    #[must_use]
    pub const fn takes_replies(&self) -> bool {
        self.reply_to.is_some()
    }
}

/// One line of お問い合わせ先.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Contact {
    /// What to ask there: システムの操作方法、調査内容について.
    pub topic: String,
    /// Who answers.
    pub name: String,
    /// Telephone, as dialled.
    pub tel: Option<String>,
    /// Opening hours in words.
    pub hours: Option<String>,
    /// Mail address for enquiries.
    pub email: Option<String>,
    /// Web form.
    pub form_url: Option<String>,
    /// What to have ready: the enquiry number, never 記号・番号.
    pub have_ready: Option<String>,
}

/// The insurer's hints on the identity form and the sign-up form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Hints {
    /// What to type as the code.
    pub code: String,
    /// Where the symbol (記号) stands.
    pub symbol: String,
    /// Where the number (番号) stands.
    pub number: String,
    /// Suggested user ID (003: 「NGX+従業員番号で登録可能です。」).
    #[serde(default)]
    pub user_id: Option<String>,
    /// 記入例 for the kana name.
    pub example_kana: String,
    /// A caution beside the code (003: 「従業員番号ではありません」).
    #[serde(default)]
    pub code_note: Option<String>,
}

/// One entry of My page's menu (001, 002).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MenuEntry {
    /// 各種申請・登録, 通院, お薬, お役立ち, その他, マニュアル.
    pub group: String,
    /// Text of the entry.
    pub title: String,
    /// Usable, announced or elsewhere.
    pub state: MenuState,
    /// Where it leads; an open entry without one leads to the survey.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub url: Option<WebAddress>,
}

/// Whether a menu entry can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MenuState {
    /// Leads to the screen.
    Open,
    /// 準備中
    Preparing,
    /// An outside page.
    Link,
}
