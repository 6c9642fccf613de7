//! The configuration of everything that runs on this machine.

use std::path::Path;

use platform::{Argon2Cost, Config, Credentials, Endpoints, MailNames, TableNames};

use crate::endpoints::BUCKET;

/// The system's own sender, as `template.yaml` has it.
pub const SENDER: &str = "kaigo@kennin.example.jp";

/// Over loopback, with everything but the endpoints' addresses; the secrets are the file `secrets`.
pub fn config(secrets: &Path, site_origin: &str) -> Config {
    Config {
        endpoints: Endpoints::Aws,
        region: "ap-northeast-1".to_owned(),
        credentials: Credentials {
            key: "local".to_owned(),
            secret: "local".to_owned(),
            session: None,
        },
        tables: TableNames {
            people: "people".to_owned(),
            fleeting: "fleeting".to_owned(),
            queue: "queue".to_owned(),
            audit: "audit".to_owned(),
        },
        bucket: BUCKET.to_owned(),
        site_origin: site_origin.to_owned(),
        sender: SENDER.to_owned(),
        helpdesk_tel: "0570-000-402".to_owned(),
        secrets: format!("file:{}", secrets.display()),
        argon2: Argon2Cost::FLOOR,
        // As the emulator reads them in template.yaml.
        mail: MailNames {
            codes: "CodeMails".to_owned(),
            bulk: "BulkMails".to_owned(),
            invitation: "kennin-invitation-v1".to_owned(),
        },
        mail_rate: 10,
        mail_day: 50_000,
        batches_in_flight: 16,
        tick_budget: 65,
    }
}
