//! A function that answers with its event, or fails where the event asks for it.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    run(service_fn(hello)).await
}

/// Greets, or fails where the event asks for it.
async fn hello(event: LambdaEvent<Value>) -> Result<Value, Error> {
    match event.payload.get("fail").and_then(Value::as_str) {
        Some(why) => Err(why.to_owned().into()),
        None => Ok(json!({ "hello": event.payload })),
    }
}
