//! SES version 1, as strict as the real one where Kennin can feel it, keeping mail in a mailbox.
//!
//! It answers the two calls that Kennin makes, `SendEmail` and `SendBulkTemplatedEmail`, and is fed with the
//! templates of `template.yaml`:
//!
//! | what | answer |
//! |---|---|
//! | sender neither verified itself nor in a verified domain | `MessageRejected` |
//! | unknown template | `TemplateDoesNotExist` |
//! | unknown configuration set | `ConfigurationSetDoesNotExist` |
//! | the same three in bulk, after [`Ses::tell_each_destination`] | `MailFromDomainNotVerified` and so on, destination by destination |
//! | more than 50 destinations or recipients | `InvalidParameterValue`, nothing sent |
//! | an address that breaks the rules | `InvalidParameterValue`; in bulk of that destination only |
//! | over the rate or the day's quota | `Throttling`; in bulk `AccountThrottled` or `AccountDailyQuotaExceeded` of that destination, `Throttling` where not even the first fits the rate |
//! | a variable without a value | `Success`, no mail, a *Rendering Failure* event |
//! | a tag with other characters than letters, digits, `_`, `-` | `InvalidParameterValue` |
//!
//! `Success` comes after the mail is on the disk.

mod account;
mod address;
mod bulk;
mod query;
mod quota;
mod render;
mod send;

use crate::clock::Clock;
use crate::mailbox::Mailbox;
use crate::{Error, Running};
use account::Account;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, header};
use query::{Fault, Form};
use serde_json::Value;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

pub use quota::{Limits, Pace};
pub use render::MailTemplate;

/// What an SES endpoint is started with.
pub struct Options {
    /// Where accepted mail goes.
    pub mailbox: Mailbox,
    /// The templates that exist from the start.
    pub templates: Vec<MailTemplate>,
    /// Verified addresses (`a@b.example`) and domains (`b.example`, with all below them).
    pub identities: Vec<String>,
    /// The configuration sets that exist.
    pub configuration_sets: Vec<String>,
    /// Send rate and daily quota.
    pub limits: Limits,
    /// The time of mails and limits.
    pub clock: Clock,
}

/// A running SES endpoint.
pub struct Ses {
    running: Running,
    account: Arc<Account>,
}

impl Ses {
    /// `http://127.0.0.1:<port>`.
    pub fn url(&self) -> String {
        self.running.url()
    }

    /// The events so far, oldest first, in the shape that SES publishes them.
    pub fn events(&self) -> Vec<Value> {
        self.account
            .events
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// How fast mail came so far.
    pub fn pace(&self) -> Pace {
        self.account
            .quota
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pace
    }

    /// From now on a bulk call with a wrong sender, template or configuration set is answered, and each of its
    /// destinations refused: the service documents both ways.
    pub fn tell_each_destination(&self) {
        self.account.tells_each.store(true, Ordering::Relaxed);
    }

    /// From now on bulk calls are told `status` about the address `to`, or about every address (`*`), and nothing is
    /// sent there; none ends it.
    pub fn say(&self, to: &str, status: Option<&'static str>) {
        let mut says = self
            .account
            .says
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        says.remove(to);
        says.extend(status.map(|status| (to.to_owned(), status)));
    }

    /// Changes rate and quota from now on; what was sent before still counts.
    pub fn limit(&self, limits: Limits) {
        *self
            .account
            .limits
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = limits;
    }
}

/// Starts SES.
///
/// # Errors
/// A template is one that SES refuses.
pub fn start(options: Options) -> Result<Ses, Error> {
    for template in &options.templates {
        template
            .check()
            .map_err(|why| Error::Template(format!("mail template {}: {why}", template.name)))?;
    }
    let templates = options
        .templates
        .into_iter()
        .map(|template| (template.name.clone(), template))
        .collect();
    let account = Arc::new(Account {
        mailbox: options.mailbox,
        templates,
        identities: options.identities,
        configuration_sets: options.configuration_sets,
        tells_each: AtomicBool::new(false),
        says: Mutex::default(),
        limits: Mutex::new(options.limits),
        quota: Mutex::default(),
        events: Mutex::default(),
        clock: options.clock,
        calls: AtomicU64::new(0),
    });
    let served = account.clone();
    let running = Running::start("ses", move |listener| async move {
        let limit = axum::extract::DefaultBodyLimit::max(16 * 1024 * 1024);
        let router = axum::Router::new()
            .fallback(answer)
            .layer(limit)
            .with_state(served);
        // It ends only with the listener.
        let _ = axum::serve(listener, router).await;
    })?;
    Ok(Ses { running, account })
}

async fn answer(State(account): State<Arc<Account>>, headers: HeaderMap, body: Bytes) -> Response {
    if !headers.contains_key(header::AUTHORIZATION) {
        return Fault::anonymous().into_response();
    }
    let form = Form::parse(&body);
    let answered = match form.get("Action").unwrap_or_default() {
        "SendEmail" => send::email(&account, &form),
        "SendBulkTemplatedEmail" => bulk::templated_email(&account, &form),
        other => Err(Fault::new(
            "InvalidAction",
            format!("Could not find operation {other}"),
        )),
    };
    answered.unwrap_or_else(IntoResponse::into_response)
}
