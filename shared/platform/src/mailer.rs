//! Single mails through SES: codes and notices of acceptance.

use aws_sdk_ses::types::{Body, Content, Destination, Message, MessageTag};

use crate::{App, Problem, Refusal};

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
    /// `mail-unavailable` when SES does not take it.
    pub async fn send(self, mail: &Mail<'_>) -> Result<(), Problem> {
        let utf8 = |text: &str| Content::builder().data(text).charset("UTF-8").build();
        let broken = |fault| Problem::internal("mail", fault);
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
            Refusal::MailUnavailable.into()
        })
    }
}
