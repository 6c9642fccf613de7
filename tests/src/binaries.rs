//! The built binaries of the steps, for tests that run them as Lambda would.

use std::path::PathBuf;

use local::root;

/// Path of a step's binary, in the target folder and profile that this test was built in.
///
/// # Errors
/// It is not built: what to type.
pub fn path(step: &str) -> Result<PathBuf, String> {
    let test = std::env::current_exe().unwrap_or_else(|_| root().join("target/debug/deps/test"));
    let mut around = test
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join(step));
    around.find(|path| path.is_file()).ok_or_else(|| {
        format!("the binary {step} is not built: run `cargo build -p functions --bins` first")
    })
}

/// The environment of a function that stands on `config`, by the names of `template.yaml`.
pub fn environment(config: &platform::Config) -> Vec<(String, String)> {
    let endpoints = match &config.endpoints {
        platform::Endpoints::Aws => "aws".to_owned(),
        platform::Endpoints::Loopback { dynamodb, s3, ses } => {
            format!("dynamodb={dynamodb},s3={s3},ses={ses}")
        }
    };
    let tables = &config.tables;
    [
        ("AWS_ENDPOINTS", endpoints),
        ("AWS_REGION", config.region.clone()),
        ("AWS_ACCESS_KEY_ID", config.credentials.key.clone()),
        ("AWS_SECRET_ACCESS_KEY", config.credentials.secret.clone()),
        ("PEOPLE_TABLE", tables.people.clone()),
        ("FLEETING_TABLE", tables.fleeting.clone()),
        ("QUEUE_TABLE", tables.queue.clone()),
        ("AUDIT_TABLE", tables.audit.clone()),
        ("ATTACHMENTS_BUCKET", config.bucket.clone()),
        ("SITE_ORIGIN", config.site_origin.clone()),
        ("MAIL_SENDER", config.sender.clone()),
        ("HELPDESK_TEL", config.helpdesk_tel.clone()),
        ("SECRETS", config.secrets.clone()),
        ("CODE_MAILS", config.mail.codes.clone()),
        ("BULK_MAILS", config.mail.bulk.clone()),
        ("INVITATION_TEMPLATE", config.mail.invitation.clone()),
        ("MAIL_RATE", config.mail_rate.to_string()),
        ("MAIL_DAY", config.mail_day.to_string()),
        ("BATCHES_IN_FLIGHT", config.batches_in_flight.to_string()),
        ("TICK_BUDGET_SECONDS", config.tick_budget.to_string()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}
