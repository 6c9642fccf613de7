//! The errors of the three services, in their own shapes.

use super::operation::Service;
use bytes::Bytes;
use http::{Response, StatusCode, header};
use serde_json::{Value, json};

type Answer = Response<Bytes>;

pub(super) fn transaction_conflict(operation: &str, request: &[u8]) -> Answer {
    let namespace = "com.amazonaws.dynamodb.v20120810";
    let why = "Transaction is ongoing for the item";
    if !operation.starts_with("Transact") {
        return dynamodb(
            400,
            json!({"__type": format!("{namespace}#TransactionConflictException"), "message": why}),
        );
    }
    let request: Value = serde_json::from_slice(request).unwrap_or_default();
    let items = request
        .get("TransactItems")
        .and_then(Value::as_array)
        .map_or(1, Vec::len);
    let reason = |at: usize| {
        if at == 0 {
            json!({"Code": "TransactionConflict", "Message": why})
        } else {
            json!({"Code": "None"})
        }
    };
    let codes: Vec<&str> = (0..items)
        .map(|at| {
            if at == 0 {
                "TransactionConflict"
            } else {
                "None"
            }
        })
        .collect();
    dynamodb(
        400,
        json!({
            "__type": format!("{namespace}#TransactionCanceledException"),
            "Message": format!("Transaction cancelled, please refer cancellation reasons for specific reasons [{}]", codes.join(", ")),
            "CancellationReasons": (0..items).map(reason).collect::<Vec<_>>(),
        }),
    )
}

pub(super) fn throughput_exceeded() -> Answer {
    let kind = "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException";
    dynamodb(
        400,
        json!({"__type": kind, "message": "The level of configured provisioned throughput for the table was exceeded."}),
    )
}

pub(super) fn throttling(service: Service) -> Answer {
    match service {
        Service::DynamoDb => dynamodb(
            400,
            json!({"__type": "com.amazon.coral.availability#ThrottlingException", "message": "Rate exceeded"}),
        ),
        Service::Ses => ses(
            400,
            "Sender",
            "Throttling",
            "Maximum sending rate exceeded.",
        ),
        Service::S3 => s3(503, "SlowDown", "Please reduce your request rate."),
    }
}

pub(super) fn broken(service: Service) -> Answer {
    match service {
        Service::DynamoDb => dynamodb(
            500,
            json!({"__type": "com.amazonaws.dynamodb.v20120810#InternalServerError", "message": "Internal server error"}),
        ),
        Service::Ses => ses(500, "Receiver", "InternalFailure", "Internal failure"),
        Service::S3 => s3(
            500,
            "InternalError",
            "We encountered an internal error. Please try again.",
        ),
    }
}

/// A batch of which nothing was done.
pub(super) fn unprocessed(operation: &str, request: &[u8]) -> Answer {
    let request: Value = serde_json::from_slice(request).unwrap_or_default();
    let items = request.get("RequestItems").cloned().unwrap_or_default();
    match operation {
        "BatchGetItem" => dynamodb(200, json!({"Responses": {}, "UnprocessedKeys": items})),
        _ => dynamodb(200, json!({"UnprocessedItems": items})),
    }
}

/// `BatchGetItem` answered but for the first table of the request.
pub(super) fn partly_unprocessed(request: &[u8], reply: &[u8]) -> Option<Answer> {
    let request: Value = serde_json::from_slice(request).ok()?;
    let mut reply: Value = serde_json::from_slice(reply).ok()?;
    let (table, keys) = request.get("RequestItems")?.as_object()?.iter().next()?;
    reply.get_mut("Responses")?.as_object_mut()?.remove(table);
    let left = json!({ table.clone(): keys });
    reply
        .as_object_mut()?
        .insert("UnprocessedKeys".into(), left);
    Some(dynamodb(200, reply))
}

/// `Query` answered without the last `rows` that it found.
pub(super) fn held_back(reply: &[u8], rows: usize) -> Option<Answer> {
    let mut reply: Value = serde_json::from_slice(reply).ok()?;
    let items = reply.get_mut("Items")?.as_array_mut()?;
    items.truncate(items.len().saturating_sub(rows));
    let count = json!(items.len());
    reply.as_object_mut()?.insert("Count".into(), count);
    Some(dynamodb(200, reply))
}

fn dynamodb(status: u16, body: Value) -> Answer {
    answer(status, "application/x-amz-json-1.0", body.to_string())
}

fn ses(status: u16, side: &str, code: &str, message: &str) -> Answer {
    let error = format!(
        "<Error><Type>{side}</Type><Code>{code}</Code><Message>{message}</Message></Error>"
    );
    let open = "<ErrorResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">";
    answer(
        status,
        "text/xml",
        format!("{open}{error}<RequestId>fault</RequestId></ErrorResponse>"),
    )
}

fn s3(status: u16, code: &str, message: &str) -> Answer {
    answer(
        status,
        "application/xml",
        format!("<Error><Code>{code}</Code><Message>{message}</Message></Error>"),
    )
}

fn answer(status: u16, kind: &'static str, body: String) -> Answer {
    let length = body.len();
    let mut answer = Response::new(Bytes::from(body));
    answer
        .headers_mut()
        .insert(header::CONTENT_LENGTH, length.into());
    *answer.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    answer
        .headers_mut()
        .insert(header::CONTENT_TYPE, http::HeaderValue::from_static(kind));
    answer
}
