//! Transactions, where several keys must agree.

use std::collections::HashMap;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    AttributeValue, CancellationReason, ConditionCheck, Delete, Put,
    ReturnValuesOnConditionCheckFailure as OnFailure, TransactWriteItem, Update,
};
use serde::Serialize;

use super::change::{key_map, stored, with_key};
use super::write::{CONFLICT_PAUSES, rest, some};
use super::{Change, Item, Key, Tables, fault};
use crate::{Problem, Refusal, random};

/// One write of a transaction.
#[derive(Clone, Debug)]
pub enum Write {
    /// A conditional update; one without anything to set is a condition check.
    Change(Change),
    /// A new item; the key must be free.
    Insert(Key, HashMap<String, AttributeValue>),
    /// An item written over whatever is there.
    Put(Key, HashMap<String, AttributeValue>),
    /// An item taken away.
    Delete(Key),
}

impl Write {
    /// A new item at a free key.
    ///
    /// # Errors
    /// [`Problem::Internal`] when the item cannot be stored.
    pub fn insert(key: Key, item: impl Serialize) -> Result<Self, Problem> {
        Ok(Self::Insert(key, stored(item)?))
    }

    /// An item written over whatever is there.
    ///
    /// # Errors
    /// [`Problem::Internal`] when the item cannot be stored.
    pub fn put(key: Key, item: impl Serialize) -> Result<Self, Problem> {
        Ok(Self::Put(key, stored(item)?))
    }
}

impl From<Change> for Write {
    fn from(change: Change) -> Self {
        Self::Change(change)
    }
}

/// How a transaction ended.
#[derive(Debug)]
pub enum Commit {
    /// Every write is durable.
    Done,
    /// Nothing was written: which conditions did not hold, with the items as they are.
    Unmet(HashMap<usize, Option<Item>>),
}

impl Commit {
    /// Whether the condition of write number `index` did not hold.
    pub fn is_unmet(&self, index: usize) -> bool {
        matches!(self, Self::Unmet(unmet) if unmet.contains_key(&index))
    }
}

const UNMET: &str = "ConditionalCheckFailed";
const CONFLICT: &str = "TransactionConflict";
impl Tables<'_> {
    /// All of `writes` or none. A conflict with another transaction is retried with jitter; a lost
    /// answer is asked again with the same token, so nothing is done twice.
    ///
    /// # Errors
    /// `busy` when conflicts or throttles do not end, else internal.
    pub async fn transact(self, writes: &[Write]) -> Result<Commit, Problem> {
        let items = writes
            .iter()
            .map(|write| self.write(write))
            .collect::<Result<Vec<_>, _>>()?;
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
            let code = |reason: &CancellationReason, wanted: &str| {
                reason.code.as_deref().is_some_and(|code| code == wanted)
            };
            if reasons.iter().any(|reason| code(reason, UNMET)) {
                let unmet = reasons
                    .iter()
                    .enumerate()
                    .filter(|(_, reason)| code(reason, UNMET));
                return Ok(Commit::Unmet(
                    unmet
                        .map(|(index, reason)| (index, reason.item.clone().map(Item)))
                        .collect(),
                ));
            }
            let transient = [
                "TransactionConflict",
                "ThrottlingError",
                "ProvisionedThroughputExceeded",
            ];
            let passing = reasons.iter().all(|reason| {
                reason
                    .code
                    .as_deref()
                    .is_none_or(|code| code == "None" || transient.contains(&code))
            });
            match conflicts.next() {
                Some(pause) if passing => rest(*pause).await,
                _ if reasons.iter().any(|reason| code(reason, CONFLICT)) || passing => {
                    return Err(Refusal::Busy.into());
                }
                _ => return Err(fault("transact", &error)),
            }
        }
    }

    fn write(self, write: &Write) -> Result<TransactWriteItem, Problem> {
        let broken = |error| Problem::internal("transact", error);
        let item = TransactWriteItem::builder();
        Ok(match write {
            Write::Change(change) => {
                let names = some(change.names.clone());
                let values = some(change.values.clone());
                let expression = change.expression()?;
                let table = self.name(change.key.table);
                if expression.is_empty() {
                    let check = ConditionCheck::builder()
                        .table_name(table)
                        .set_key(Some(key_map(&change.key)))
                        .set_condition_expression(change.condition.clone())
                        .set_expression_attribute_names(names)
                        .set_expression_attribute_values(values)
                        .return_values_on_condition_check_failure(OnFailure::AllOld);
                    item.condition_check(check.build().map_err(broken)?).build()
                } else {
                    let update = Update::builder()
                        .table_name(table)
                        .set_key(Some(key_map(&change.key)))
                        .update_expression(expression)
                        .set_condition_expression(change.condition.clone())
                        .set_expression_attribute_names(names)
                        .set_expression_attribute_values(values)
                        .return_values_on_condition_check_failure(OnFailure::AllOld);
                    item.update(update.build().map_err(broken)?).build()
                }
            }
            Write::Insert(key, members) => {
                let put = self
                    .put_of(key, members)
                    .condition_expression("attribute_not_exists(pk)");
                let put = put.return_values_on_condition_check_failure(OnFailure::AllOld);
                item.put(put.build().map_err(broken)?).build()
            }
            Write::Put(key, members) => item
                .put(self.put_of(key, members).build().map_err(broken)?)
                .build(),
            Write::Delete(key) => {
                let delete = Delete::builder().table_name(self.name(key.table));
                item.delete(delete.set_key(Some(key_map(key))).build().map_err(broken)?)
                    .build()
            }
        })
    }

    fn put_of(
        self,
        key: &Key,
        members: &HashMap<String, AttributeValue>,
    ) -> aws_sdk_dynamodb::types::builders::PutBuilder {
        Put::builder()
            .table_name(self.name(key.table))
            .set_item(Some(with_key(key, members.clone())))
    }
}

fn cancelled<R>(error: &SdkError<TransactWriteItemsError, R>) -> Option<Vec<CancellationReason>> {
    match error {
        SdkError::ServiceError(error) => match error.err() {
            TransactWriteItemsError::TransactionCanceledException(error) => {
                Some(error.cancellation_reasons().to_vec())
            }
            _ => None,
        },
        _ => None,
    }
}
