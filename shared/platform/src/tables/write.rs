//! Conditional writes, and transactions where several keys must agree.

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::{
    AttributeValue, CancellationReason, ConditionCheck, Delete, Put, ReturnValue,
    ReturnValuesOnConditionCheckFailure as OnFailure, TransactWriteItem, Update as UpdateWrite,
};
use serde::Serialize;

use super::change::{key_map, stored, with_key};
use super::{Change, Item, Key, Tables, Write, fault};
use crate::{Problem, Refusal, random};

/// How a conditional update ended.
#[derive(Debug)]
pub enum Update {
    /// Done; the item as it is now.
    Done(Item),
    /// The condition did not hold; the item as it is, if there is one.
    Unmet(Option<Item>),
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
/// Pauses before a transaction that met another one is sent again, milliseconds before jitter.
const CONFLICT_PAUSES: [u64; 7] = [5, 10, 20, 40, 80, 160, 320];

impl Tables<'_> {
    /// Writes `item` over whatever is at `key`.
    ///
    /// # Errors
    /// `busy` or internal.
    pub async fn put(self, key: &Key, item: impl Serialize) -> Result<(), Problem> {
        let request = self.client().put_item().table_name(self.name(key.table));
        let answer = request
            .set_item(Some(with_key(key, stored(item)?)))
            .send()
            .await;
        answer.map(|_| ()).map_err(|error| fault("put", &error))
    }

    /// Takes the item at `key` away, if there is one.
    ///
    /// # Errors
    /// `busy` or internal.
    pub async fn delete(self, key: &Key) -> Result<(), Problem> {
        let request = self.client().delete_item().table_name(self.name(key.table));
        let answer = request.set_key(Some(key_map(key))).send().await;
        answer.map(|_| ()).map_err(|error| fault("delete", &error))
    }

    /// A conditional update of one item, answering with the item as it is afterwards.
    ///
    /// # Errors
    /// `busy` or internal.
    pub async fn update(self, change: Change) -> Result<Update, Problem> {
        let mut conflicts = CONFLICT_PAUSES.iter();
        loop {
            let expression = change.expression()?;
            let request = self
                .client()
                .update_item()
                .table_name(self.name(change.key.table))
                .set_key(Some(key_map(&change.key)))
                .update_expression(expression)
                .set_condition_expression(change.condition.clone())
                .set_expression_attribute_names(some(change.names.clone()))
                .set_expression_attribute_values(some(change.values.clone()))
                .return_values(ReturnValue::AllNew)
                .return_values_on_condition_check_failure(OnFailure::AllOld);
            match request.send().await {
                Ok(answer) => {
                    return Ok(Update::Done(Item(answer.attributes.unwrap_or_default())));
                }
                Err(SdkError::ServiceError(error))
                    if error.err().is_conditional_check_failed_exception() =>
                {
                    let UpdateItemError::ConditionalCheckFailedException(error) = error.into_err()
                    else {
                        return Ok(Update::Unmet(None));
                    };
                    return Ok(Update::Unmet(error.item.map(Item)));
                }
                Err(SdkError::ServiceError(error))
                    if error.err().is_transaction_conflict_exception() =>
                {
                    let Some(pause) = conflicts.next() else {
                        return Err(Refusal::Busy.into());
                    };
                    rest(*pause).await;
                }
                Err(error) => return Err(fault("update", &error)),
            }
        }
    }

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
                    let update = UpdateWrite::builder()
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

/// An empty map is not sent at all: the service refuses one.
fn some<V>(map: HashMap<String, V>) -> Option<HashMap<String, V>> {
    (!map.is_empty()).then_some(map)
}

async fn rest(pause: u64) {
    let [jitter] = random::bytes::<1>();
    let millis = pause + pause * u64::from(jitter) / 255;
    tokio::time::sleep(Duration::from_millis(millis)).await;
}
