//! `SendEmail`: one message, up to 50 recipients, all or none.

use super::account::Account;
use super::address::{Address, decoded};
use super::query::{self, Fault, Form};
use super::quota::Over;
use crate::mailbox::Mail;
use axum::response::Response;

/// SES's limit of one message, and of one bulk call.
pub(super) const MOST_RECIPIENTS: usize = 50;

pub(super) fn email(account: &Account, form: &Form) -> Result<Response, Fault> {
    let sender = account.sender(form.need("Source")?)?;
    let configuration_set = account.configuration_set(form.get("ConfigurationSetName"))?;
    let recipients = recipients(form, "Destination")?;
    let subject = form.need("Message.Subject.Data")?;
    if subject.contains(['\r', '\n']) {
        return Err(Fault::invalid("Subject must not contain line breaks"));
    }
    let text = form.get("Message.Body.Text.Data");
    let html = form.get("Message.Body.Html.Data");
    if text.is_none() && html.is_none() {
        return Err(Fault::new(
            "ValidationError",
            "A message must have a text part or an HTML part",
        ));
    }
    let mail = Mail {
        to: String::new(),
        from: sender.shown,
        subject: subject.to_owned(),
        text: text.unwrap_or_default().to_owned(),
        html: html.map(str::to_owned),
        sent_at: account.now(),
        reply_to: reply_to(form)?,
        tags: form.tags("Tags")?,
        configuration_set,
        message_id: account.message_id(),
    };
    deliver(account, mail, recipients)
}

/// To, Cc and Bcc under `destination`, one to fifty.
pub(super) fn recipients(form: &Form, destination: &str) -> Result<Vec<Address>, Fault> {
    let lists = ["ToAddresses", "CcAddresses", "BccAddresses"];
    let all: Vec<&str> = lists
        .iter()
        .flat_map(|list| form.list(&format!("{destination}.{list}")))
        .collect();
    parse_all(all.into_iter())
}

fn parse_all<'a>(texts: impl Iterator<Item = &'a str>) -> Result<Vec<Address>, Fault> {
    let all = texts
        .map(Address::parse)
        .collect::<Result<Vec<_>, _>>()
        .map_err(Fault::invalid)?;
    match all.len() {
        0 => Err(Fault::invalid("Missing required parameter 'Destination'.")),
        n if n > MOST_RECIPIENTS => Err(Fault::invalid("Recipient count exceeds 50.")),
        _ => Ok(all),
    }
}

pub(super) fn reply_to(form: &Form) -> Result<Vec<String>, Fault> {
    let list = form.list("ReplyToAddresses").into_iter();
    list.map(|text| Address::parse(text).map(|address| address.shown))
        .collect::<Result<_, _>>()
        .map_err(Fault::invalid)
}

fn deliver(account: &Account, mail: Mail, recipients: Vec<Address>) -> Result<Response, Fault> {
    account.take(recipients.len()).map_err(Fault::throttling)?;
    let id = mail.message_id.clone();
    // SendEmail encodes a subject itself; one that comes encoded is read alike.
    let mail = Mail {
        subject: decoded_subject(&mail.subject),
        ..mail
    };
    account.keep(
        recipients
            .into_iter()
            .map(|to| Mail {
                to: to.bare,
                ..mail.clone()
            })
            .collect(),
    )?;
    Ok(query::result(
        "SendEmail",
        &query::element("MessageId", &id),
    ))
}

fn decoded_subject(subject: &str) -> String {
    if subject.contains("=?") {
        decoded(subject)
    } else {
        subject.to_owned()
    }
}

impl Fault {
    /// Over the rate or the day's quota.
    pub(super) fn throttling(over: Over) -> Self {
        let why = match over {
            Over::Rate => "Maximum sending rate exceeded.",
            Over::Daily => "Daily message quota exceeded.",
        };
        Self::new("Throttling", why)
    }

    /// A template that nobody made.
    pub(super) fn no_template(name: &str) -> Self {
        Self::new(
            "TemplateDoesNotExist",
            format!("Template {name} does not exist."),
        )
    }
}
