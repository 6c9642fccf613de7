//! The AWS endpoints that a World and the local run stand on: read from `template.yaml`, loopback only.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use emulators::dynamodb::{self, DynamoDb, Storage};
use emulators::mailbox::Mailbox;
use emulators::s3::{self, S3};
use emulators::ses::{self, Limits, Ses};
use emulators::template::Template;
use platform::{Clock, Endpoints as Addresses};

/// Running endpoints; they end with this value.
pub struct Endpoints {
    /// DynamoDB.
    pub dynamodb: DynamoDb,
    /// S3.
    pub s3: S3,
    /// SES.
    pub ses: Ses,
    /// Every mail that SES delivered.
    pub mailbox: Mailbox,
}

/// Name of the attachments' bucket in a World and on a laptop.
pub const BUCKET: &str = "attachments";

impl Endpoints {
    /// Starts all three. `folder` keeps their state; without one it is gone with this value. SES sends from
    /// the domains `senders`, the browsers of `site` may upload.
    ///
    /// # Errors
    /// A port, a file or `template.yaml`.
    pub fn start(
        template: &Template,
        folder: Option<&Path>,
        clock: &Clock,
        site: &[String],
        senders: Vec<String>,
    ) -> Result<Self, emulators::Error> {
        let inside = |name: &str| -> Option<PathBuf> { folder.map(|folder| folder.join(name)) };
        let storage = inside("dynamodb.sqlite").map_or(Storage::Memory, Storage::File);
        let mailbox = match inside("mail.jsonl") {
            Some(file) => Mailbox::open(&file)?,
            None => Mailbox::memory(),
        };
        let told = clock.clone();
        let told: emulators::clock::Clock = Arc::new(move || told.now());
        let dynamodb = dynamodb::start(&storage, &template.tables()?)?;
        let s3 = s3::start(s3::Options {
            folder: inside("s3"),
            buckets: vec![BUCKET.to_owned()],
            access_key: "local".to_owned(),
            secret_key: "local".to_owned(),
            cors: template.cors("AttachmentsBucket", site)?,
            clock: told.clone(),
        })?;
        let ses = ses::start(ses::Options {
            mailbox: mailbox.clone(),
            templates: template.mail_templates()?,
            identities: senders,
            configuration_sets: template.configuration_sets(),
            limits: Limits::default(),
            clock: told,
        })?;
        Ok(Self {
            dynamodb,
            s3,
            ses,
            mailbox,
        })
    }

    /// Where they answer.
    pub fn addresses(&self) -> Addresses {
        Addresses::Loopback {
            dynamodb: self.dynamodb.url(),
            s3: self.s3.url(),
            ses: self.ses.url(),
        }
    }
}
