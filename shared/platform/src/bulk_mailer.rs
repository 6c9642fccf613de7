//! Bulk mail through SES: one template, up to 50 addresses, an answer for each. A call is never
//! repeated, since that would mail people twice.

use aws_sdk_ses::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_ses::types::{BulkEmailDestination, Destination, MessageTag};

use crate::mailer::Mailer;
use crate::problem;

/// One call's mails.
pub struct BulkMail<'a> {
    /// Sender, of a verified domain.
    pub from: &'a str,
    /// Where answers go; `None`: to the sender.
    pub reply_to: Option<&'a str>,
    /// Name of the template at SES.
    pub template: &'a str,
    /// Its data, JSON, the same for all.
    pub data: &'a str,
    /// Name and value of tags of every mail: letters, digits, `_` and `-`.
    pub tags: &'a [(&'static str, String)],
    /// Up to 50 addresses in the form SMTP takes, each with the value of its tag `index`.
    pub to: &'a [(usize, String)],
}

/// What SES says about one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkStatus {
    /// `Success`, or why not.
    pub status: String,
    /// The mail's id.
    pub message_id: Option<String>,
}

/// Why a whole call was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkFault {
    /// Over the rate or the quota, or SES is out of order: nothing was sent.
    Busy,
    /// This sender or the template cannot be used: nothing was sent.
    Refused,
    /// No answer: it may have been sent or not.
    Silent,
}

impl Mailer<'_> {
    /// Hands a call to SES, once; the answers are in the order of the addresses.
    ///
    /// # Errors
    /// Why nothing, or nobody knows what, was sent; logged.
    pub async fn send_bulk(self, mail: &BulkMail<'_>) -> Result<Vec<BulkStatus>, BulkFault> {
        let call = self
            .0
            .ses()
            .send_bulk_templated_email()
            .source(mail.from)
            .set_reply_to_addresses(mail.reply_to.map(|address| vec![address.to_owned()]))
            .template(mail.template)
            .default_template_data(mail.data)
            .set_default_tags(Some(tags(mail.tags)?))
            .set_destinations(Some(destinations(mail.to)?));
        let answer = call.send().await.map_err(|error| {
            let (code, fault) = (error.code().unwrap_or("none"), fault(&error));
            tracing::error!(template = mail.template, code, ?fault, "mails not taken");
            fault
        })?;
        let read = |one: &aws_sdk_ses::types::BulkEmailDestinationStatus| BulkStatus {
            status: one
                .status()
                .map(|status| status.as_str())
                .unwrap_or_default()
                .to_owned(),
            message_id: one.message_id().map(str::to_owned),
        };
        Ok(answer.status().iter().map(read).collect())
    }
}

fn destinations(to: &[(usize, String)]) -> Result<Vec<BulkEmailDestination>, BulkFault> {
    let destination = |(index, address): &(usize, String)| {
        let to = Destination::builder().to_addresses(address).build();
        Ok(BulkEmailDestination::builder()
            .destination(to)
            .set_replacement_tags(Some(tags(&[("index", index.to_string())])?))
            .replacement_template_data("{}")
            .build())
    };
    to.iter().map(destination).collect()
}

fn tags(pairs: &[(&'static str, String)]) -> Result<Vec<MessageTag>, BulkFault> {
    let tag = |(name, value): &(&'static str, String)| {
        let tag = MessageTag::builder().name(*name).value(value).build();
        tag.map_err(|fault| {
            problem::log("mail", fault);
            BulkFault::Refused
        })
    };
    pairs.iter().map(tag).collect()
}

fn fault<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> BulkFault {
    let SdkError::ServiceError(_) = error else {
        return BulkFault::Silent;
    };
    match error.code().unwrap_or_default() {
        "TemplateDoesNotExist"
        | "MessageRejected"
        | "MailFromDomainNotVerified"
        | "MailFromDomainNotVerifiedException"
        | "ConfigurationSetDoesNotExist"
        | "ConfigurationSetSendingPaused"
        | "InvalidParameterValue"
        | "AccessDenied" => BulkFault::Refused,
        _ => BulkFault::Busy,
    }
}
