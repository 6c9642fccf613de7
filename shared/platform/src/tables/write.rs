//! Writes of one item, conditional ones answering with the item as it is.

use std::time::Duration;

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::{ReturnValue, ReturnValuesOnConditionCheckFailure as OnFailure};
use serde::Serialize;

use super::change::{key_map, stored, with_key};
use super::{Change, Item, Key, Tables, fault};
use crate::{Problem, Refusal, random};

/// How a conditional update ended.
#[derive(Debug)]
pub enum Update {
    /// Done; the item as it is now.
    Done(Item),
    /// The condition did not hold; the item as it is, if there is one.
    Unmet(Option<Item>),
}

/// Pauses before a write that met a transaction is sent again, milliseconds before jitter.
pub(super) const CONFLICT_PAUSES: [u64; 7] = [5, 10, 20, 40, 80, 160, 320];

impl Tables<'_> {
    /// Writes `item` over whatever is at `key`.
    pub async fn put(self, key: &Key, item: impl Serialize) -> Result<(), Problem> {
        let item = with_key(key, stored(item)?);
        let put = || {
            let request = self.client().put_item().table_name(self.name(key.table));
            request.set_item(Some(item.clone())).send()
        };
        past_conflicts("put", put).await.map(|_| ())
    }

    /// Takes the item at `key` away, if there is one.
    pub async fn delete(self, key: &Key) -> Result<(), Problem> {
        let delete = || {
            let request = self.client().delete_item().table_name(self.name(key.table));
            request.set_key(Some(key_map(key))).send()
        };
        past_conflicts("delete", delete).await.map(|_| ())
    }

    /// A conditional update of one item, answering with the item as it is afterwards.
    pub async fn update(self, change: Change) -> Result<Update, Problem> {
        let mut conflicts = CONFLICT_PAUSES.iter();
        loop {
            let (expression, terms) = change.finished()?;
            let request = self
                .client()
                .update_item()
                .table_name(self.name(change.key.table))
                .set_key(Some(key_map(&change.key)))
                .update_expression(expression)
                .set_condition_expression(terms.condition)
                .set_expression_attribute_names(terms.names)
                .set_expression_attribute_values(terms.values)
                .return_values(ReturnValue::AllNew)
                .return_values_on_condition_check_failure(OnFailure::AllOld);
            match request.send().await {
                Ok(answer) => {
                    return Ok(Update::Done(Item(answer.attributes.unwrap_or_default())));
                }
                Err(error) => match error.as_service_error() {
                    Some(UpdateItemError::ConditionalCheckFailedException(unmet)) => {
                        return Ok(Update::Unmet(unmet.item.clone().map(Item)));
                    }
                    Some(UpdateItemError::TransactionConflictException(_)) => {
                        rest(*conflicts.next().ok_or(Refusal::Busy)?).await;
                    }
                    _ => return Err(fault("update", &error)),
                },
            }
        }
    }
}

/// Sends again while a transaction holds the item, as long as [`CONFLICT_PAUSES`] last.
async fn past_conflicts<T, E, R, S>(what: &'static str, send: impl Fn() -> S) -> Result<T, Problem>
where
    E: ProvideErrorMetadata + std::fmt::Debug,
    R: std::fmt::Debug,
    S: Future<Output = Result<T, SdkError<E, R>>>,
{
    let mut pauses = CONFLICT_PAUSES.iter();
    loop {
        match send().await {
            Ok(answer) => return Ok(answer),
            Err(error) if error.code() == Some("TransactionConflictException") => {
                let Some(pause) = pauses.next() else {
                    return Err(Refusal::Busy.into());
                };
                rest(*pause).await;
            }
            Err(error) => return Err(fault(what, &error)),
        }
    }
}

/// Rests for `pause` milliseconds, with up to as many again.
pub(super) async fn rest(pause: u64) {
    let [jitter] = random::bytes::<1>();
    let millis = pause + pause * u64::from(jitter) / 255;
    tokio::time::sleep(Duration::from_millis(millis)).await;
}
