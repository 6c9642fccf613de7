//! Who signs up, as roster and insurer had it when the identity matched.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::FieldError;
use crate::field::redacted;
use crate::insurer::EmailPolicy;
use crate::kana::KanaKey;

/// What later steps need of roster and insurer, so that they read neither. `Debug` shows nothing of the person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// 保険者指定コード.
    pub insurer_code: String,
    /// The insurer's name, as mail and screens print it.
    pub insurer_name: String,
    /// The member's partition.
    pub member_id: Uuid,
    /// Key of the roster entry (HMAC of insurer, 記号 and 番号, lower-case hex).
    pub roster_key: String,
    /// The running campaign, whose counters the account moves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<String>,
    /// Workplace (事業所) of the roster, for the counters.
    #[serde(default)]
    pub workplace: String,
    /// 氏名 as registered.
    pub name: String,
    /// What stands in for 記号 and 番号 in enquiries (お問合せ番号).
    #[serde(default)]
    pub enquiry_number: String,
    /// 記号 as printed.
    pub symbol: String,
    /// 番号 as printed.
    pub number: String,
    /// 氏名(カナ) as it was compared.
    pub kana: KanaKey,
    /// 生年月日: as it was compared; a password must not contain it.
    pub birth_date: Date,
    /// The address that the insurer registered, in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// How that address is shown before login.
    pub email_policy: EmailPolicy,
    /// The system's sender for this insurer.
    pub system_from: String,
    /// Where replies go; none means send-only (送信専用).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// Whose mailbox it is, in words: 会社のメールアドレス.
    pub arrives_at: String,
    /// The insurer's suggestion for the user ID (003).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id_hint: Option<String>,
}

impl Applicant {
    /// The registered address; none where the policy is that members type one.
    pub fn registered(&self) -> Option<&str> {
        match self.email_policy {
            EmailPolicy::MemberEnters => None,
            EmailPolicy::Shown | EmailPolicy::Masked => self.email.as_deref(),
        }
    }

    /// Whether the member types the address: only where none is registered (seeds 000–003).
    pub fn email_editable(&self) -> bool {
        self.registered().is_none()
    }

    /// The registered address as the insurer's policy shows it: in full, masked, or none.
    pub fn email_shown(&self) -> Option<String> {
        let registered = self.registered()?;
        Some(match self.email_policy {
            EmailPolicy::Masked => masked(registered),
            EmailPolicy::Shown | EmailPolicy::MemberEnters => registered.to_owned(),
        })
    }

    /// Where the code goes: the registered address, or the typed one where none is registered.
    ///
    /// # Errors
    /// None registered and none typed; or anything but what the screen shows typed where one is registered (修正不可).
    /// A masked address is not told apart from a wrong one: whoever has the card could find it out.
    pub fn address(&self, typed: Option<&str>) -> Result<String, FieldError> {
        match (self.registered(), typed) {
            (None, None) => Err(FieldError::new(
                "email",
                "メールアドレスを入力してください。",
            )),
            (None, Some(typed)) => Ok(typed.to_owned()),
            (Some(_), Some(typed)) if !self.is_shown_as(typed) => Err(FieldError::new(
                "email",
                "登録されているメールアドレスは、この画面では修正できません。",
            )),
            (Some(registered), _) => Ok(registered.to_owned()),
        }
    }

    fn is_shown_as(&self, typed: &str) -> bool {
        let shown = self.email_shown();
        shown.is_some_and(|shown| typed.eq_ignore_ascii_case(&shown))
    }
}

/// First letter and domain with a mask of fixed width, which tells no length (002).
fn masked(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}*****@{domain}")
}

redacted!(Applicant: insurer_code);
