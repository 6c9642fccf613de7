//! An SES of its own for each test.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its part; helpers of tests only"
)]

use super::{Hand, credentials};
use aws_sdk_ses::Client;
use aws_sdk_ses::types::{BulkEmailDestination, Destination, MessageTag};
use emulators::mailbox::Mailbox;
use emulators::ses::{self, Limits, MailTemplate, Options, Ses};
use serde_json::{Value, json};

pub const SENDER: &str = "rippou-kenpo@rippou.example.jp";

pub struct World {
    pub ses: Ses,
    pub client: Client,
    pub mailbox: Mailbox,
    pub hand: Hand,
}

pub fn world(limits: Limits) -> World {
    world_with(limits, Mailbox::memory())
}

pub fn world_with(limits: Limits, mailbox: Mailbox) -> World {
    let hand = Hand::at("2026-11-22T00:30:00Z");
    let ses = ses::start(Options {
        mailbox: mailbox.clone(),
        templates: vec![letter(), odd()],
        identities: vec![SENDER.to_owned(), "kennin.example.jp".to_owned()],
        configuration_sets: vec!["bulk".to_owned()],
        limits,
        clock: hand.clock(),
    });
    let ses = ses.unwrap();
    let config = aws_sdk_ses::Config::builder()
        .behavior_version(aws_sdk_ses::config::BehaviorVersion::latest())
        .region(aws_sdk_ses::config::Region::new("ap-northeast-1"))
        .credentials_provider(credentials())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(aws_sdk_ses::config::retry::RetryConfig::disabled())
        .endpoint_url(ses.url())
        .build();
    World {
        ses,
        client: Client::from_conf(config),
        mailbox,
        hand,
    }
}

/// A template of the tests' own: what the product's says may change.
fn letter() -> MailTemplate {
    MailTemplate {
        name: "invitation".to_owned(),
        subject: "【{{insurer}}】{{campaign}}のご案内".to_owned(),
        text: Some("{{name}} 様\n\n{{link}}\n".to_owned()),
        html: None,
    }
}

/// A template with a variable that nobody gives.
fn odd() -> MailTemplate {
    MailTemplate {
        name: "odd".to_owned(),
        subject: "{{insurer}}".to_owned(),
        text: Some("{{nobody.gave}}".to_owned()),
        html: None,
    }
}

/// What the template needs.
pub fn invitation() -> Value {
    json!({
        "insurer": "立峰健康保険組合", "campaign": "令和8年度 被扶養者資格調査",
        "name": "健保 太郎", "link": "http://localhost:3000/?code=0386",
    })
}

pub fn to(address: &str) -> Destination {
    Destination::builder().to_addresses(address).build()
}

/// One destination of a bulk call, with its place as a tag.
pub fn bulk(address: &str, index: usize, data: &Value) -> BulkEmailDestination {
    let tag = MessageTag::builder()
        .name("index")
        .value(index.to_string())
        .build()
        .unwrap();
    BulkEmailDestination::builder()
        .destination(to(address))
        .replacement_tags(tag)
        .replacement_template_data(data.to_string())
        .build()
}
