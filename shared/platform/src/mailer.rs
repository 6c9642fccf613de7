//! Single mails through SES: codes and notices of acceptance.

use aws_sdk_ses::error::SdkError;
use aws_sdk_ses::types::{Body, Content, Destination, Message, MessageTag};

use crate::{App, Problem, Refusal, problem};

/// A mail to one person. Text only: code mails are read on every phone and in every filter.
pub struct Mail<'a> {
    /// Sender, of a verified domain.
    pub from: &'a str,
    /// Receiver in the form SMTP takes (odd local parts quoted).
    pub to: &'a str,
    /// Where answers go; `None` for a send-only sender.
    pub reply_to: Option<&'a str>,
    /// Subject.
    pub subject: &'a str,
    /// Text.
    pub text: &'a str,
    /// What kind of mail this is, for feedback and metrics: `signup-code`.
    pub kind: &'static str,
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
    /// Hands a mail to SES, once. Addresses and texts are never logged.
    ///
    /// # Errors
    /// Why SES did not take it; logged.
    pub async fn send(self, mail: &Mail<'_>) -> Result<(), MailFault> {
        let utf8 = |text: &str| Content::builder().data(text).charset("UTF-8").build();
        let broken = |fault| {
            problem::log("mail", fault);
            MailFault::Refused
        };
        let text = Body::builder().text(utf8(mail.text).map_err(broken)?);
        let message = Message::builder()
            .subject(utf8(mail.subject).map_err(broken)?)
            .body(text.build())
            .build();
        let tag = MessageTag::builder().name("kind").value(mail.kind);
        let sent = self
            .0
            .ses()
            .send_email()
            .source(mail.from)
            .destination(Destination::builder().to_addresses(mail.to).build())
            .set_reply_to_addresses(mail.reply_to.map(|address| vec![address.to_owned()]))
            .message(message)
            .tags(tag.build().map_err(broken)?)
            .send()
            .await;
        sent.map(|_| ()).map_err(|error| {
            let code = aws_sdk_ses::error::ProvideErrorMetadata::code(&error).unwrap_or("none");
            tracing::error!(kind = mail.kind, code, "mail not taken");
            match error {
                SdkError::ServiceError(_) => MailFault::Refused,
                _ => MailFault::Silent,
            }
        })
    }
}
