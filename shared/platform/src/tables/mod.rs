//! The four tables: typed reads that are strongly consistent, and conditional writes.
//!
//! Conditions guard against races; rules decide. Nothing here retries a condition. Whatever reads or writes, here
//! and elsewhere, fails as `busy` or internal: docs name the other errors.

mod change;
mod find;
mod key;
mod read;
mod terms;
mod transact;
mod write;

pub use change::{Change, Check, Guarded};
pub use find::{Cursor, Found, Page};
pub use key::{
    DUE, INDEX_SHARDS, Index, Indexed, Key, Table, due, due_letter, roster, shard_of, subject, work,
};
pub use read::{Item, Items};
pub use transact::{Commit, Slot, Transaction, Unmet, Write};
pub use write::Update;

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

use crate::{App, Problem, Refusal};

/// Reads and writes of one App.
#[derive(Clone, Copy)]
pub struct Tables<'a>(&'a App);

impl App {
    /// The tables.
    pub fn tables(&self) -> Tables<'_> {
        Tables(self)
    }
}

impl<'a> Tables<'a> {
    fn client(self) -> &'a aws_sdk_dynamodb::Client {
        self.0.dynamodb()
    }

    fn name(self, table: Table) -> &'a str {
        let names = &self.0.config().tables;
        match table {
            Table::People => &names.people,
            Table::Fleeting => &names.fleeting,
            Table::Queue => &names.queue,
            Table::Audit => &names.audit,
        }
    }
}

/// A fault of the table service: throttles and silence are *busy*, the rest is ours.
fn fault<E: ProvideErrorMetadata + std::fmt::Debug, R: std::fmt::Debug>(
    what: &'static str,
    fault: &SdkError<E, R>,
) -> Problem {
    let code = fault.code().unwrap_or_default();
    let busy = !matches!(fault, SdkError::ServiceError(_))
        || [
            "ThrottlingException",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "InternalServerError",
            "TransactionInProgressException",
        ]
        .contains(&code);
    tracing::error!(what, code, busy, "table");
    if busy {
        Refusal::Busy.into()
    } else {
        Refusal::Internal.into()
    }
}
