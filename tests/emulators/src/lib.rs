//! The AWS endpoints that the local run and the tests share: real protocols, embedded stores,
//! loopback addresses only. Nothing here dials out. The choices are in
//! `infra/decisions/emulators.md`.

pub mod clock;
pub mod dynamodb;
pub mod fault;
pub mod mailbox;
mod running;
pub mod runtime_api;
pub mod s3;
pub mod ses;
pub mod template;

pub use running::Running;

/// Why an endpoint did not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No port can be had, or a file of the state cannot be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// `template.yaml` lacks something that the endpoint takes from it; the text says what.
    #[error("template.yaml: {0}")]
    Template(String),
    /// The embedded store refused; the text is its own.
    #[error("{0}")]
    Store(String),
}
