//! Single mails through SES: codes and notices.

use std::time::Duration;

use aws_sdk_ses::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_ses::types::{Body, Content, Destination, Message, MessageTag};
use domain::email::Email;

use crate::tables::{Change, Key};
use crate::{App, Problem, Refusal, problem, random};

/// The pool of bulk mail's pace: `RATE#bulk`.
pub const BULK: &str = "bulk";
/// Its attribute that stops bulk mail: until this epoch second, which lies [`HOLD`] ahead at most.
pub const HELD: &str = "held";
/// How long bulk mail stops when a single mail was throttled, seconds.
pub const HOLD: i64 = 60;
/// How often a throttled mail is tried again: `Throttling` says that it was not sent.
const RETRIES: usize = 3;
/// The shortest pause before a retry; up to three times as much is added.
const PAUSE: Duration = Duration::from_millis(100);

/// A mail to one person. Text only: code mails are read on every phone and in every filter.
pub struct Mail<'a> {
    /// Sender, of a verified domain.
    pub from: &'a str,
    /// Receiver.
    pub to: &'a Email,
    /// Where answers go; `None` for a send-only sender.
    pub reply_to: Option<&'a str>,
    /// Subject.
    pub subject: &'a str,
    /// Text.
    pub text: &'a str,
    /// What kind of mail this is, for feedback and metrics: `signup-code`.
    pub kind: &'a str,
}

/// Why a mail was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailFault {
    /// SES said no: nothing was sent, and what was counted for it is given back.
    Refused,
    /// No answer: it may have been sent or not.
    Silent,
}

impl From<MailFault> for Problem {
    fn from(_: MailFault) -> Self {
        Refusal::MailUnavailable.into()
    }
}

/// Mail through one App.
#[derive(Clone, Copy)]
pub struct Mailer<'a>(pub(super) &'a App);

impl App {
    /// The mailer.
    pub const fn mail(&self) -> Mailer<'_> {
        Mailer(self)
    }
}

impl Mailer<'_> {
    /// Hands a mail to SES: once, and again only where SES says that it was throttled; then bulk mail stops for a
    /// while. Addresses and texts are never logged.
    ///
    /// # Errors
    /// Why SES did not take it; logged.
    pub async fn send(self, mail: &Mail<'_>) -> Result<(), MailFault> {
        let (message, tag) = parts(mail).map_err(|fault| {
            problem::log("mail", fault);
            MailFault::Refused
        })?;
        let mut retries = 0;
        loop {
            let call = self.0.ses().send_email();
            let sent = call
                .source(mail.from)
                .destination(Destination::builder().to_addresses(mail.to.smtp()).build())
                .set_reply_to_addresses(mail.reply_to.map(|address| vec![address.to_owned()]))
                .configuration_set_name(&self.0.config().mail.codes)
                .message(message.clone())
                .tags(tag.clone())
                .send()
                .await;
            let Err(error) = sent else { return Ok(()) };
            let code = error.code().unwrap_or("none");
            let throttled = code.starts_with("Throttling");
            if throttled && retries == 0 {
                self.hold_bulk().await;
            }
            if throttled && retries < RETRIES {
                retries += 1;
                rest().await;
                continue;
            }
            tracing::error!(kind = mail.kind, code, "mail not taken");
            return Err(match error {
                SdkError::ServiceError(_) => MailFault::Refused,
                _ => MailFault::Silent,
            });
        }
    }

    /// Whoever waits for a code goes first. A lost hold costs a pause, no mail.
    async fn hold_bulk(self) {
        let now = self.0.now().as_second();
        let hold = Change::at(Key::rate(BULK))
            .set(HELD, now + HOLD)
            .set("expires_at", now + 26 * 3_600);
        if self.0.tables().update(hold).await.is_err() {
            tracing::warn!("bulk mail was not held");
        }
    }
}

fn parts(mail: &Mail<'_>) -> Result<(Message, MessageTag), aws_sdk_ses::error::BuildError> {
    let utf8 = |text: &str| Content::builder().data(text).charset("UTF-8").build();
    let body = Body::builder().text(utf8(mail.text)?).build();
    let message = Message::builder().subject(utf8(mail.subject)?).body(body);
    let tag = MessageTag::builder()
        .name("kind")
        .value(mail.kind)
        .build()?;
    Ok((message.build(), tag))
}

async fn rest() {
    let [jitter] = random::bytes::<1>();
    tokio::time::sleep(PAUSE + PAUSE * 3 * u32::from(jitter) / 255).await;
}
