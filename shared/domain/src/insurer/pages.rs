//! What an insurer's screens show and its staff write: read where it is shown, and nowhere else.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Faq, Notice, WebAddress};

/// An insurer's words for its members: the item `I#<insurer>` / `PAGES` (at most 32 KB).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pages {
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
    #[schema(value_type = Option<String>)]
    pub form_url: Option<WebAddress>,
    /// What to have ready: the enquiry number, never 記号・番号.
    pub have_ready: Option<String>,
}

/// The insurer's hints on the identity form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Hints {
    /// What to type as the code.
    pub code: String,
    /// Where the symbol (記号) stands.
    pub symbol: String,
    /// Where the number (番号) stands.
    pub number: String,
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
