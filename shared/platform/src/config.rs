//! The only reader of the environment; reports every missing or wrong name at once.

mod endpoints;
mod given;

pub use endpoints::Endpoints;

use given::Given;

/// Names of the tables, by their role (see ARCHITECTURE.md, Tables).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableNames {
    /// Roster, accounts, responses, settings, facilities.
    pub people: String,
    /// Flows, sessions, devices, throttles (TTL).
    pub fleeting: String,
    /// Invitation batches (TTL).
    pub queue: String,
    /// Who did what, when (put only).
    pub audit: String,
}

/// Names that `template.yaml` gives to what SES holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailNames {
    /// Configuration set of the mails to one person: codes and notices.
    pub codes: String,
    /// Configuration set of bulk mail.
    pub bulk: String,
    /// Template of the invitation, with its version: a wording in use is never changed.
    pub invitation: String,
}

/// Everything a function knows from its environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// See [`Endpoints`].
    pub endpoints: Endpoints,
    /// AWS region of every client.
    pub region: String,
    /// Access key id, secret key and session token of the function's role.
    pub credentials: Credentials,
    /// See [`TableNames`].
    pub tables: TableNames,
    /// Bucket of the attachments.
    pub bucket: String,
    /// The one source of links, Origin check and bucket CORS, e.g. `https://kennin.example.jp`.
    pub site_origin: String,
    /// The system's own send-only sender, where no insurer has one.
    pub sender: String,
    /// Telephone of the helpdesk (ヘルプデスク), as screens and mails print it.
    pub helpdesk_tel: String,
    /// Where the secrets are: `file:<path>` (local) or the ARN of a Secrets Manager secret.
    pub secrets: String,
    /// Argon2id cost: KiB of memory and passes (m=19456, t=2 at least).
    pub argon2: Argon2Cost,
    /// See [`MailNames`].
    pub mail: MailNames,
    /// Send rate of the SES account, recipients a second; bulk mail uses nine tenths of it.
    pub mail_rate: u32,
    /// Quota of the SES account, recipients in 24 hours; bulk mail uses four fifths of it.
    pub mail_day: u32,
    /// How many batches of invitations one tick sends at a time.
    pub batches_in_flight: u32,
    /// How long one tick of a schedule may work, seconds.
    pub tick_budget: u32,
}

/// AWS credentials as Lambda hands them over.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Access key id.
    pub key: String,
    /// Secret access key.
    pub secret: String,
    /// Session token, where there is one.
    pub session: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials(…)")
    }
}

/// Argon2id parameters; the floor is OWASP's m=19456 KiB, t=2, p=1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argon2Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes.
    pub passes: u32,
}

impl Argon2Cost {
    /// The least that start-up accepts.
    pub const FLOOR: Self = Self {
        memory: 19_456,
        passes: 2,
    };
}

impl Config {
    /// Reads the environment of this process.
    ///
    /// # Errors
    /// A line for each name that is missing or wrong.
    #[expect(
        clippy::disallowed_methods,
        reason = "the only reader of the environment"
    )]
    pub fn from_env() -> Result<Self, String> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// Reads from `lookup`, which answers a variable's value.
    ///
    /// # Errors
    /// A line for each name that is missing or wrong.
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let wrong = Vec::new();
        let mut given = Given { lookup, wrong };
        let endpoints = given.need("AWS_ENDPOINTS");
        let mut config = Self {
            endpoints: Endpoints::Aws,
            region: given.need("AWS_REGION"),
            credentials: Credentials {
                key: given.need("AWS_ACCESS_KEY_ID"),
                secret: given.need("AWS_SECRET_ACCESS_KEY"),
                session: given.filled("AWS_SESSION_TOKEN"),
            },
            tables: TableNames {
                people: given.need("PEOPLE_TABLE"),
                fleeting: given.need("FLEETING_TABLE"),
                queue: given.need("QUEUE_TABLE"),
                audit: given.need("AUDIT_TABLE"),
            },
            bucket: given.need("ATTACHMENTS_BUCKET"),
            site_origin: given.need("SITE_ORIGIN"),
            sender: given.need("MAIL_SENDER"),
            helpdesk_tel: given.need("HELPDESK_TEL"),
            secrets: given.need("SECRETS"),
            mail: MailNames {
                codes: given.need("CODE_MAILS"),
                bulk: given.need("BULK_MAILS"),
                invitation: given.need("INVITATION_TEMPLATE"),
            },
            argon2: Argon2Cost {
                memory: given.number("ARGON2_MEMORY_KIB", Argon2Cost::FLOOR.memory),
                passes: given.number("ARGON2_PASSES", Argon2Cost::FLOOR.passes),
            },
            mail_rate: given.number("MAIL_RATE", 10),
            mail_day: given.number("MAIL_DAY", 50_000),
            batches_in_flight: given.number("BATCHES_IN_FLIGHT", 16),
            tick_budget: given.number("TICK_BUDGET_SECONDS", 65),
        };
        let mut wrong = given.wrong;
        match Endpoints::parse(&endpoints) {
            Ok(known) => config.endpoints = known,
            // Missing: that is said already.
            Err(_) if endpoints.is_empty() => {}
            Err(reason) => wrong.push(format!("AWS_ENDPOINTS: {reason}")),
        }
        config.judge(&mut wrong);
        let whole = wrong.is_empty().then_some(config);
        whole.ok_or_else(|| wrong.join("\n"))
    }

    /// Whether `origin` is the site's own; on a laptop 127.0.0.1 and localhost are the same place.
    pub fn is_own_origin(&self, origin: &str) -> bool {
        let port = origin.strip_prefix("http://127.0.0.1:");
        origin == self.site_origin
            || port.is_some_and(|port| self.site_origin == format!("http://localhost:{port}"))
    }

    fn judge(&self, wrong: &mut Vec<String>) {
        let floor = Argon2Cost::FLOOR;
        if self.argon2.memory < floor.memory || self.argon2.passes < floor.passes {
            wrong.push("ARGON2_MEMORY_KIB and ARGON2_PASSES are below the floor".to_owned());
        }
        if self.endpoints == Endpoints::Aws && self.secrets.starts_with("file:") {
            wrong.push("SECRETS: a file is for loopback endpoints only".to_owned());
        }
        for (name, value) in [
            ("MAIL_RATE", self.mail_rate),
            ("MAIL_DAY", self.mail_day),
            ("BATCHES_IN_FLIGHT", self.batches_in_flight),
        ] {
            if value == 0 {
                wrong.push(format!("{name} must be at least 1"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete(name: &str) -> Option<String> {
        let value = match name {
            "AWS_ENDPOINTS" => {
                "dynamodb=http://127.0.0.1:1,s3=http://localhost:2,ses=http://[::1]:3"
            }
            "AWS_REGION" => "ap-northeast-1",
            "SITE_ORIGIN" => "http://localhost:3000",
            "SECRETS" => "file:secrets.json",
            "AWS_SESSION_TOKEN"
            | "ARGON2_MEMORY_KIB"
            | "ARGON2_PASSES"
            | "MAIL_RATE"
            | "MAIL_DAY"
            | "BATCHES_IN_FLIGHT"
            | "TICK_BUDGET_SECONDS" => return None,
            _ => "x",
        };
        Some(value.to_owned())
    }

    fn with(changes: &[(&str, &str)]) -> Result<Config, String> {
        Config::read(|name| {
            let changed = changes.iter().find(|(changed, _)| *changed == name);
            changed.map_or_else(|| complete(name), |(_, value)| Some((*value).to_owned()))
        })
    }

    #[test]
    fn every_missing_name_is_reported_at_once() {
        let report = Config::read(|_| None).unwrap_err();
        for name in [
            "AWS_ENDPOINTS",
            "PEOPLE_TABLE",
            "SECRETS",
            "SITE_ORIGIN",
            "MAIL_SENDER",
            "HELPDESK_TEL",
        ] {
            assert!(report.contains(name), "{report}");
        }
    }

    #[test]
    fn an_address_outside_this_machine_is_refused() {
        for address in [
            "http://10.0.0.1:1",
            "https://dynamodb.ap-northeast-1.amazonaws.com",
            "x",
        ] {
            let endpoints =
                format!("dynamodb={address},s3=http://127.0.0.1:2,ses=http://127.0.0.1:3");
            assert!(Endpoints::parse(&endpoints).is_err(), "{address}");
        }
        assert!(Config::read(complete).is_ok());
    }

    #[test]
    fn secrets_in_a_file_are_for_this_machine_only() {
        let arn = "arn:aws:secretsmanager:ap-northeast-1:1:secret:x";
        assert!(with(&[("AWS_ENDPOINTS", "aws"), ("SECRETS", arn)]).is_ok());
        let refused = with(&[("AWS_ENDPOINTS", "aws")]).unwrap_err();
        assert!(refused.contains("SECRETS"), "{refused}");
    }

    #[test]
    fn argon2_below_the_floor_does_not_start() {
        for (name, value) in [("ARGON2_MEMORY_KIB", "19455"), ("ARGON2_PASSES", "1")] {
            let refused = with(&[(name, value)]).unwrap_err();
            assert!(refused.contains("below the floor"), "{refused}");
        }
    }
}
