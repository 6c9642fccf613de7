//! `SendEmail` and `SendRawEmail`: one message, up to 50 recipients, all or none.

use super::account::Account;
use super::address::{Address, decoded};
use super::query::{self, Fault, Form};
use super::quota::Over;
use crate::mailbox::Mail;
use axum::response::Response;
use base64::Engine as _;
use mail_parser::{Message, MessageParser, PartType};

/// SES's limit of one message, and of one bulk call.
pub(super) const MOST_RECIPIENTS: usize = 50;

pub(super) fn email(account: &Account, form: &Form) -> Result<Response, Fault> {
    let sender = account.sender(form.need("Source")?)?;
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
        message_id: account.message_id(),
    };
    deliver(account, "SendEmail", mail, recipients)
}

pub(super) fn raw_email(account: &Account, form: &Form) -> Result<Response, Fault> {
    let bytes = base64::engine::general_purpose::STANDARD.decode(form.need("RawMessage.Data")?);
    let bytes = bytes.map_err(|_| Fault::invalid("RawMessage.Data is not base64"))?;
    let message = MessageParser::default().parse(&bytes);
    let message = message.ok_or_else(|| Fault::invalid("The message cannot be read"))?;
    let written = message.from().and_then(|from| from.first());
    let source = form
        .get("Source")
        .or_else(|| written.and_then(|from| from.address()));
    let sender =
        account.sender(source.ok_or_else(|| Fault::invalid("Missing required header 'From'."))?)?;
    let name = written.and_then(|from| from.name());
    let given = form.list("Destinations");
    let recipients = match given.is_empty() {
        false => parse_all(given.into_iter())?,
        true => parse_all(written_recipients(&message).iter().map(String::as_str))?,
    };
    let part = |ids: &[u32], html: bool| {
        ids.iter()
            .filter_map(|id| message.part(*id))
            .find_map(|part| match &part.body {
                PartType::Text(text) if !html => Some(text.to_string()),
                PartType::Html(text) if html => Some(text.to_string()),
                _ => None,
            })
    };
    let mail = Mail {
        to: String::new(),
        from: name.map_or(sender.shown, |name| format!("{name} <{}>", sender.bare)),
        subject: message.subject().unwrap_or_default().to_owned(),
        text: part(&message.text_body, false).unwrap_or_default(),
        html: part(&message.html_body, true),
        sent_at: account.now(),
        reply_to: message
            .reply_to()
            .into_iter()
            .flat_map(|list| list.iter())
            .filter_map(|one| Some(one.address()?.to_owned()))
            .collect(),
        tags: form.tags("Tags")?,
        message_id: account.message_id(),
    };
    deliver(account, "SendRawEmail", mail, recipients)
}

fn written_recipients(message: &Message) -> Vec<String> {
    let lists = [message.to(), message.cc(), message.bcc()];
    let all = lists.into_iter().flatten().flat_map(|list| list.iter());
    all.filter_map(|one| Some(one.address()?.to_owned()))
        .collect()
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

fn deliver(
    account: &Account,
    action: &str,
    mail: Mail,
    recipients: Vec<Address>,
) -> Result<Response, Fault> {
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
    Ok(query::result(action, &query::element("MessageId", &id)))
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
