//! Transactions, where several keys must agree.

use std::collections::HashMap;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    AttributeValue, CancellationReason, ConditionCheck, Put,
    ReturnValuesOnConditionCheckFailure as OnFailure, TransactWriteItem, Update,
};
use serde::Serialize;

use super::change::{key_map, stored, with_key};
use super::write::{CONFLICT_PAUSES, rest};
use super::{Change, Check, Item, Key, Tables, fault};
use crate::{Problem, Refusal, random};

/// One write of a transaction.
#[derive(Clone, Debug)]
pub enum Write {
    /// A conditional update.
    Change(Change),
    /// A condition alone.
    Check(Check),
    /// A new item; the key must be free.
    Insert(Key, HashMap<String, AttributeValue>),
}

impl Write {
    /// A new item at a free key.
    ///
    /// # Errors
    /// `internal` when the item cannot be stored.
    pub fn insert(key: Key, item: impl Serialize) -> Result<Self, Problem> {
        Ok(Self::Insert(key, stored(item)?))
    }
}

impl From<Change> for Write {
    fn from(change: Change) -> Self {
        Self::Change(change)
    }
}

impl From<Check> for Write {
    fn from(check: Check) -> Self {
        Self::Check(check)
    }
}

/// Writes of which all are done or none.
#[derive(Clone, Debug, Default)]
pub struct Transaction(Vec<Write>);

/// Which write of a [`Transaction`]: tells its outcome apart from the others'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot(usize);

impl Transaction {
    /// Adds a write.
    pub fn add(&mut self, write: impl Into<Write>) -> Slot {
        self.0.push(write.into());
        Slot(self.0.len() - 1)
    }
}

impl<W: Into<Write>> Extend<W> for Transaction {
    fn extend<T: IntoIterator<Item = W>>(&mut self, writes: T) {
        self.0.extend(writes.into_iter().map(Into::into));
    }
}

/// How a transaction ended.
#[derive(Debug)]
pub enum Commit {
    /// Every write is durable.
    Done,
    /// Nothing was written: some conditions did not hold.
    Unmet(Unmet),
}

/// Which conditions of a transaction did not hold, with the items as they are.
#[derive(Debug)]
pub struct Unmet(HashMap<usize, Option<Item>>);

impl Unmet {
    /// Whether the condition of this write did not hold.
    pub fn is_at(&self, slot: Slot) -> bool {
        self.0.contains_key(&slot.0)
    }

    /// The item whose condition did not hold; `None` where it did, or where there is no item.
    pub fn at(&self, slot: Slot) -> Option<&Item> {
        self.0.get(&slot.0)?.as_ref()
    }
}

const UNMET: &str = "ConditionalCheckFailed";
/// What passes: conflicts with other transactions, and throttles.
const PASSING: [&str; 4] = [
    "None",
    "TransactionConflict",
    "ThrottlingError",
    "ProvisionedThroughputExceeded",
];

impl Tables<'_> {
    /// All writes or none. A conflict with another transaction is retried with jitter; a lost
    /// answer is asked again with the same token, so nothing is done twice.
    ///
    /// # Errors
    /// `busy` when conflicts or throttles do not end, else internal.
    pub async fn transact(self, writes: Transaction) -> Result<Commit, Problem> {
        let items = writes.0;
        let items: Result<Vec<_>, _> = items.into_iter().map(|write| self.write(write)).collect();
        let items = items?;
        let token = random::hex(&random::bytes::<16>());
        let mut conflicts = CONFLICT_PAUSES.iter();
        loop {
            let request = self.client().transact_write_items();
            let request = request.set_transact_items(Some(items.clone()));
            let error = match request.client_request_token(&token).send().await {
                Ok(_) => return Ok(Commit::Done),
                Err(error) => error,
            };
            let Some(reasons) = cancelled(&error) else {
                return Err(fault("transact", &error));
            };
            let code =
                |reason: &CancellationReason| reason.code.clone().unwrap_or("None".to_owned());
            let unmet = |reason: &CancellationReason| code(reason) == UNMET;
            if reasons.iter().any(unmet) {
                let items = reasons.into_iter().enumerate();
                let unmet = items.filter(|(_, reason)| unmet(reason));
                let unmet = unmet.map(|(index, reason)| (index, reason.item.map(Item)));
                return Ok(Commit::Unmet(Unmet(unmet.collect())));
            }
            let passing = |reason| PASSING.contains(&code(reason).as_str());
            let passing = reasons.iter().all(passing);
            match conflicts.next() {
                Some(pause) if passing => rest(*pause).await,
                _ if passing => return Err(Refusal::Busy.into()),
                _ => return Err(fault("transact", &error)),
            }
        }
    }

    fn write(self, write: Write) -> Result<TransactWriteItem, Problem> {
        let broken = |error| Problem::internal("transact", error);
        let item = TransactWriteItem::builder();
        Ok(match write {
            Write::Change(change) => {
                let (expression, terms) = change.finished()?;
                let update = Update::builder()
                    .table_name(self.name(change.key.table))
                    .set_key(Some(key_map(&change.key)))
                    .update_expression(expression)
                    .set_condition_expression(terms.condition)
                    .set_expression_attribute_names(terms.names)
                    .set_expression_attribute_values(terms.values)
                    .return_values_on_condition_check_failure(OnFailure::AllOld);
                item.update(update.build().map_err(broken)?)
            }
            Write::Check(check) => {
                let terms = check.terms.finished()?;
                let check = ConditionCheck::builder()
                    .table_name(self.name(check.key.table))
                    .set_key(Some(key_map(&check.key)))
                    .set_condition_expression(terms.condition)
                    .set_expression_attribute_names(terms.names)
                    .set_expression_attribute_values(terms.values)
                    .return_values_on_condition_check_failure(OnFailure::AllOld);
                item.condition_check(check.build().map_err(broken)?)
            }
            Write::Insert(key, members) => {
                let put = Put::builder()
                    .table_name(self.name(key.table))
                    .set_item(Some(with_key(&key, members)))
                    .condition_expression("attribute_not_exists(pk)")
                    .return_values_on_condition_check_failure(OnFailure::AllOld);
                item.put(put.build().map_err(broken)?)
            }
        }
        .build())
    }
}

fn cancelled<R>(error: &SdkError<TransactWriteItemsError, R>) -> Option<Vec<CancellationReason>> {
    let TransactWriteItemsError::TransactionCanceledException(error) = error.as_service_error()?
    else {
        return None;
    };
    Some(error.cancellation_reasons().to_vec())
}
