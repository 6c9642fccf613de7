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
    #[schema(value_type = String)]
    pub url: WebAddress,
    /// Size of a PDF, shown before it is opened; absent where nobody wrote it down.
    #[serde(default)]
    pub bytes: Option<u64>,
}

/// A page of this site (`/help`) or `https://…`: nothing else becomes a link, whoever wrote the notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebAddress(String);

impl WebAddress {
    /// As it stands in a link.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for WebAddress {
    type Error = String;

    fn try_from(url: String) -> Result<Self, String> {
        let own = url
            .strip_prefix('/')
            .is_some_and(|path| !path.starts_with(['/', '\\']));
        if own || url.starts_with("https://") {
            Ok(Self(url))
        } else {
            Err(format!("{url}: neither a page of this site nor https"))
        }
    }
}

impl From<WebAddress> for String {
    fn from(address: WebAddress) -> Self {
        address.0
    }
}

/// Notices as a page lists them: those published by `today`, newest first, order kept within a day.
pub fn published(notices: &[Notice], today: Date) -> Vec<Notice> {
    let mut shown: Vec<Notice> = notices
        .iter()
        .filter(|notice| notice.published <= today)
        .cloned()
        .collect();
    shown.sort_by_key(|notice| Reverse(notice.published));
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insurer::Contact;

    #[test]
    fn a_link_leads_into_this_site_or_to_https_only() {
        for (url, leads) in [
            ("/manual", true),
            ("/guides/both-work.pdf", true),
            ("https://0386.example.jp/", true),
            ("http://0386.example.jp/", false),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("manual", false),
            ("", false),
        ] {
            let link = serde_json::json!({ "title": "操作マニュアル", "url": url });
            let read = serde_json::from_value::<Link>(link);
            assert_eq!(read.is_ok(), leads, "{url}");
            let contact = serde_json::json!({
                "topic": "操作方法", "name": "ヘルプデスク", "tel": null, "hours": null, "email": null,
                "form_url": url, "have_ready": null,
            });
            let read = serde_json::from_value::<Contact>(contact);
            assert_eq!(read.is_ok(), leads, "a contact's form: {url}");
        }
    }
}
