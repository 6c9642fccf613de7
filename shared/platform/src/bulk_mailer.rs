//! Bulk mail through SES: one template, up to 50 addresses, an answer for each. A call is never
//! repeated, since that would mail people twice.

use aws_sdk_ses::error::{BuildError, ProvideErrorMetadata, SdkError};
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
    /// Up to 50.
    pub to: &'a [BulkTo],
}

/// One mail of a call.
pub struct BulkTo {
    /// Value of its tag `index`.
    pub index: usize,
    /// Address in the form SMTP takes.
    pub address: String,
    /// Its own data over the shared, JSON: `{}`.
    pub data: String,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkFault {
    /// SES said so, by its code: nothing was sent.
    Said(String),
    /// No answer: it may have been sent or not.
    Silent,
}

impl Mailer<'_> {
    /// Hands a call to SES, once; the answers are in the order of the addresses.
    ///
    /// # Errors
    /// Why nothing, or nobody knows what, was sent; logged.
    pub async fn send_bulk(self, mail: &BulkMail<'_>) -> Result<Vec<BulkStatus>, BulkFault> {
        let ours = |fault: BuildError| {
            problem::log("mail", fault);
            BulkFault::Said("InvalidParameterValue".to_owned())
        };
        let call = self
            .0
            .ses()
            .send_bulk_templated_email()
            .source(mail.from)
            .set_reply_to_addresses(mail.reply_to.map(|address| vec![address.to_owned()]))
            .configuration_set_name(&self.0.config().mail.bulk)
            .template(mail.template)
            .default_template_data(mail.data)
            .set_default_tags(Some(tags(mail.tags).map_err(ours)?))
            .set_destinations(Some(destinations(mail.to).map_err(ours)?));
        let answer = call.send().await.map_err(|error| {
            let code = error.code().unwrap_or("none");
            tracing::error!(template = mail.template, code, "mails not taken");
            match error {
                SdkError::ServiceError(_) => BulkFault::Said(code.to_owned()),
                _ => BulkFault::Silent,
            }
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

fn destinations(to: &[BulkTo]) -> Result<Vec<BulkEmailDestination>, BuildError> {
    let destination = |one: &BulkTo| {
        let to = Destination::builder().to_addresses(&one.address).build();
        Ok(BulkEmailDestination::builder()
            .destination(to)
            .set_replacement_tags(Some(tags(&[("index", one.index.to_string())])?))
            .replacement_template_data(&one.data)
            .build())
    };
    to.iter().map(destination).collect()
}

fn tags(pairs: &[(&'static str, String)]) -> Result<Vec<MessageTag>, BuildError> {
    let tag = |(name, value): &(&'static str, String)| {
        MessageTag::builder().name(*name).value(value).build()
    };
    pairs.iter().map(tag).collect()
}
