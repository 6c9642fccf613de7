//! Notices (お知らせ) and frequent questions (よくあるご質問).

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A question and its answer; the answer may hold links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Faq {
    /// よくあるご質問
    pub question: String,
    /// Plain text; blank lines part paragraphs.
    pub answer: String,
    /// Links below the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// A dated notice (お知らせ).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Notice {
    /// Whose notice it is.
    pub from: NoticeFrom,
    /// Day of publication.
    #[schema(value_type = String, format = Date)]
    pub published: Date,
    /// Headline.
    pub title: String,
    /// Plain text; blank lines part paragraphs.
    pub body: String,
    /// Links and PDFs below the text (001).
    #[serde(default)]
    pub links: Vec<Link>,
}

/// Sender of a notice, which decides the list it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeFrom {
    /// 組合からのお知らせ
    Insurer,
    /// サイトからのお知らせ
    Site,
    /// 個人へのお知らせ
    Personal,
}

/// A titled link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Link {
    /// Text of the link.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// Notices as a page lists them: those published by `today`, newest first, order kept within a day.
#[must_use]
pub fn published(notices: &[Notice], today: Date) -> Vec<Notice> {
    let mut shown: Vec<Notice> = notices
        .iter()
        .filter(|notice| notice.published <= today)
        .cloned()
        .collect();
    shown.sort_by_key(|notice| Reverse(notice.published));
    shown
}
