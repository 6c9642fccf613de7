//! What every step stands on: configuration, callers, problems, tables, mail and uploads.

mod app;
pub mod audit;
mod body;
mod bulk_mailer;
pub mod clock;
mod config;
mod cookies;
pub mod edge;
mod mailer;
mod maybe;
pub mod passwords;
mod problem;
pub mod random;
mod refusal;
mod reply;
mod secrets;
pub mod sessions;
pub mod tables;
pub mod throttles;
pub mod trace;
pub mod uploads;

pub use app::{ATTEMPT_TIMEOUT, App, Observer};
pub use body::{BODY_LIMIT, Body, Fields, Nothing, Query, Request};
pub use bulk_mailer::{BulkFault, BulkMail, BulkStatus, BulkTo};
pub use clock::Clock;
pub use config::{Argon2Cost, Config, Credentials, Endpoints, MailNames, TableNames};
pub use cookies::Cookie;
pub use edge::Source;
pub use mailer::{BULK, HELD, HOLD, Mail, MailFault};
pub use maybe::Maybe;
pub use passwords::Verdict;
pub use problem::{FieldError, Problem, ProblemBody, Slug};
pub use refusal::Refusal;
pub use reply::{Answer, Reply};
pub use secrets::Secrets;
pub use trace::Trace;
