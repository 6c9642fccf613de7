//! Requests of people who are not in the tables, each somebody else from a network of their own: no counter refuses them
//! before they are compared.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use emulators::runtime_api::{Answered, Function};
use serde_json::{Value, json};

use crate::launches;
use crate::stand::Stand;
use local::demo::Fault;

/// The next one.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// What `function` takes to answer somebody's request for `step`; without one an empty event.
///
/// # Errors
/// It ended first, or answered anything else than the refusal of a stranger.
pub(crate) async fn ask(
    function: &Function,
    step: Option<&str>,
    stand: &Stand,
) -> Result<Duration, Fault> {
    let gone = |_| format!("ended: {}", function.log().unwrap_or_default());
    let Some(step) = step else {
        return Ok(function.invoke(&json!({})).await.map_err(gone)?.took);
    };
    let answered = function.invoke(&event(step, stand)?).await.map_err(gone)?;
    judge(&answered)?;
    Ok(answered.took)
}

fn event(step: &str, stand: &Stand) -> Result<Value, Fault> {
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let body = match step {
        "login" => json!({ "user_id": format!("nobody.{n}"), "password": "kumo#48xTsuki" }),
        "verify-identity" => json!({
            "insurer_code": "0386", "symbol": "1", "number": format!("9{n:06}"),
            "birth_date": format!("{}-05-{:02}", 1930 + n / 28 % 70, 1 + n % 28), "kana": "オモテ ウララ",
        }),
        _ => json!({}),
    };
    // A session of the right form that nobody has.
    let session = format!("__Host-session={}.{}", uuid::Uuid::nil(), "A".repeat(43));
    let mut event = launches::event(step, stand)?;
    if let Some(event) = event.as_object_mut() {
        event.insert("body".to_owned(), body.to_string().into());
        event.insert("cookies".to_owned(), json!([session]));
    }
    let viewer = event.pointer_mut("/headers/x-kennin-viewer");
    let viewer = viewer.ok_or("an event without its viewer")?;
    *viewer = format!("10.{}.{}.1", n / 256, n % 256).into();
    Ok(event)
}

/// They were refused for what they are; the figure of another answer would be of something else.
fn judge(answered: &Answered) -> Result<(), Fault> {
    let answer = answered.result.as_ref().ok();
    let status = answer.and_then(|answer| answer.get("statusCode"));
    match status.and_then(Value::as_u64) {
        Some(401 | 403) => Ok(()),
        _ => Err(format!("not a stranger's refusal: {:?}", answered.result).into()),
    }
}
