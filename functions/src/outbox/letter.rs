//! A letter: a whole mail to one person, as it will be sent. In the outbox it holds no secret.

use domain::email::Email;
use domain::outbox::Posting;
use jiff::{SignedDuration, Timestamp};
use platform::tables::{Indexed, Key, Write, due_letter};
use platform::{Mail, Problem, random};
use serde::{Deserialize, Serialize};

/// How long a letter is kept that nobody could send.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);

/// What is mailed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// What kind of mail this is, for feedback and metrics.
    pub kind: String,
    /// Sender, of a verified domain.
    pub from: String,
    /// Receiver.
    pub to: Email,
    /// Where answers go; none for a send-only sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// Subject.
    pub subject: String,
    /// Text.
    pub text: String,
}

/// The item `O#<uuid>` of table `queue`.
#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    #[serde(flatten)]
    pub(super) letter: Letter,
    #[serde(flatten)]
    pub(super) posting: Posting,
}

impl Letter {
    /// As the mailer takes it.
    pub fn mail(&self) -> Mail<'_> {
        Mail {
            from: &self.from,
            to: &self.to,
            reply_to: self.reply_to.as_deref(),
            subject: &self.subject,
            text: &self.text,
            kind: &self.kind,
        }
    }

    /// The write that promises it, for the transaction of what it tells of.
    ///
    /// # Errors
    /// Internal, when it cannot be stored.
    pub fn write(self, now: Timestamp) -> Result<Write, Problem> {
        #[derive(Serialize)]
        struct Due {
            #[serde(flatten)]
            row: Row,
            #[serde(flatten)]
            due: Indexed,
            expires_at: i64,
        }
        let kept = now.checked_add(KEPT).unwrap_or(Timestamp::MAX);
        let posting = Posting::at(now);
        let due = Due {
            row: Row {
                letter: self,
                posting,
            },
            due: due_letter(now),
            expires_at: kept.as_second(),
        };
        Write::insert(Key::letter(random::id(now)), due)
    }
}
