//! `SendBulkTemplatedEmail`: one template, up to 50 destinations, a status for each.

use super::account::Account;
use super::address::Address;
use super::query::{self, Fault, Form, element};
use super::quota::Over;
use super::render::MailTemplate;
use super::send::{MOST_RECIPIENTS, recipients, reply_to};
use crate::mailbox::Mail;
use axum::response::Response;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

/// What is the same for every destination of a call.
struct Call<'a> {
    account: &'a Account,
    form: &'a Form,
    sender: Address,
    template: MailTemplate,
    configuration_set: Option<String>,
    reply_to: Vec<String>,
    tags: BTreeMap<String, String>,
    data: Map<String, Value>,
}

/// A destination's outcome: the message id, or status and reason.
type Outcome = Result<String, (&'static str, String)>;

pub(super) fn templated_email(account: &Account, form: &Form) -> Result<Response, Fault> {
    let name = form.need("Template")?;
    let destinations = form.members("Destinations");
    if destinations.is_empty() || destinations.len() > MOST_RECIPIENTS {
        return Err(
            Fault::invalid("Recipient count exceeds 50.").unless_none(destinations.is_empty())
        );
    }
    let call = match Call::of(account, form, name) {
        Ok(call) => call,
        Err(fault) => match each(account, &fault) {
            Some(status) => {
                return Ok(answer(&vec![
                    Err((status, fault.message));
                    destinations.len()
                ]));
            }
            None => return Err(fault),
        },
    };
    let mut mails = Vec::new();
    let mut outcomes = Vec::new();
    for destination in &destinations {
        let outcome = call.one(destination, &mut mails);
        if let (true, Err(("AccountThrottled", _))) = (outcomes.is_empty(), &outcome) {
            return Err(Fault::throttling(Over::Rate));
        }
        outcomes.push(outcome);
    }
    account.keep(mails)?;
    Ok(answer(&outcomes))
}

fn answer(outcomes: &[Outcome]) -> Response {
    let members: String = outcomes
        .iter()
        .map(|outcome| format!("<member>{}</member>", status(outcome)))
        .collect();
    query::result(
        "SendBulkTemplatedEmail",
        &format!("<Status>{members}</Status>"),
    )
}

/// The status of every destination, where the account tells such a fault of the call by them.
fn each(account: &Account, fault: &Fault) -> Option<&'static str> {
    let told = account.tells_each.load(Ordering::Relaxed);
    let status = match fault.code {
        "MessageRejected" => "MailFromDomainNotVerified",
        code @ ("TemplateDoesNotExist" | "ConfigurationSetDoesNotExist") => code,
        _ => return None,
    };
    told.then_some(status)
}

impl<'a> Call<'a> {
    fn of(account: &'a Account, form: &'a Form, name: &str) -> Result<Self, Fault> {
        let template = account.templates.get(name).cloned();
        Ok(Self {
            account,
            form,
            sender: account.sender(form.need("Source")?)?,
            template: template.ok_or_else(|| Fault::no_template(name))?,
            configuration_set: account.configuration_set(form.get("ConfigurationSetName"))?,
            reply_to: reply_to(form)?,
            tags: form.tags("DefaultTags")?,
            data: data(form.get("DefaultTemplateData")).map_err(Fault::invalid)?,
        })
    }
}

impl Call<'_> {
    fn one(&self, destination: &str, mails: &mut Vec<Mail>) -> Outcome {
        let refused = |fault: Fault| (fault.code, fault.message);
        let recipients =
            recipients(self.form, &format!("{destination}.Destination")).map_err(refused)?;
        if let Some(status) = recipients.iter().find_map(|to| self.account.said(&to.bare)) {
            return Err((status, "As the test wants it.".to_owned()));
        }
        let mut tags = self.tags.clone();
        tags.extend(
            self.form
                .tags(&format!("{destination}.ReplacementTags"))
                .map_err(refused)?,
        );
        let mut values = self.data.clone();
        let own = self
            .form
            .get(&format!("{destination}.ReplacementTemplateData"));
        values.extend(data(own).map_err(|why| ("InvalidParameterValue", why))?);
        self.account
            .take(recipients.len())
            .map_err(|over| match over {
                Over::Rate => (
                    "AccountThrottled",
                    "Maximum sending rate exceeded.".to_owned(),
                ),
                Over::Daily => (
                    "AccountDailyQuotaExceeded",
                    "Daily message quota exceeded.".to_owned(),
                ),
            })?;
        let id = self.account.message_id();
        match self.template.render(&values) {
            Ok(rendered) => mails.extend(recipients.into_iter().map(|to| Mail {
                to: to.bare,
                from: self.sender.shown.clone(),
                subject: rendered.subject.clone(),
                text: rendered.text.clone(),
                html: rendered.html.clone(),
                sent_at: self.account.now(),
                reply_to: self.reply_to.clone(),
                tags: tags.clone(),
                configuration_set: self.configuration_set.clone(),
                message_id: id.clone(),
            })),
            Err(why) => self.rendering_failure(&id, &recipients, &tags, &why),
        }
        Ok(id)
    }

    /// SES accepts first and renders later: who sent learns of it by an event alone.
    fn rendering_failure(
        &self,
        id: &str,
        to: &[Address],
        tags: &BTreeMap<String, String>,
        why: &str,
    ) {
        let tags: Map<String, Value> = tags
            .iter()
            .map(|(name, value)| (name.clone(), json!([value])))
            .collect();
        let event = json!({
            "eventType": "Rendering Failure",
            "mail": {
                "timestamp": self.account.now().to_string(), "source": self.sender.bare, "messageId": id,
                "destination": to.iter().map(|address| &address.bare).collect::<Vec<_>>(), "tags": tags,
            },
            "failure": {"errorMessage": why, "templateName": self.template.name},
        });
        self.account
            .events
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(event);
    }
}

impl Fault {
    fn unless_none(self, none: bool) -> Self {
        if none {
            Self::invalid("Missing required parameter 'Destinations'.")
        } else {
            self
        }
    }
}

fn data(text: Option<&str>) -> Result<Map<String, Value>, String> {
    let text = text.unwrap_or("{}");
    serde_json::from_str(text)
        .map_err(|error| format!("Template data is not a JSON object: {error}"))
}

fn status(outcome: &Outcome) -> String {
    match outcome {
        Ok(id) => element("Status", "Success") + &element("MessageId", id),
        Err((status, why)) => element("Status", status) + &element("Error", why),
    }
}
