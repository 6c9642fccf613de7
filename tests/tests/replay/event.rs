//! Sample events: filled in, and as the request that they describe.

use std::collections::BTreeMap;

use axum::body::Body;
use http::Request;
use serde_json::Value;
use tests::root;

/// `events/<step>.json` with its placeholders filled in.
pub fn filled(step: &str, known: &BTreeMap<String, String>) -> Value {
    let path = root().join(format!("events/{step}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{step}: {fault}"));
    let mut event: Value = serde_json::from_str(&text).unwrap();
    fill(step, &mut event, known);
    event
}

fn fill(step: &str, value: &mut Value, known: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            for (name, with) in known {
                *text = text.replace(&format!("{{{{{name}}}}}"), with);
            }
            assert!(!text.contains("{{"), "{step}: nothing is known for {text}");
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(step, item, known)),
        Value::Object(members) => members
            .values_mut()
            .for_each(|item| fill(step, item, known)),
        _ => {}
    }
}

/// The request that an event of API Gateway describes.
pub fn request(event: &Value) -> Request<Body> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let query = text(&event["rawQueryString"]);
    let path = text(&event["rawPath"]);
    let uri = if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    };
    let method = text(&event["requestContext"]["http"]["method"]);
    let mut request = Request::builder().method(method.as_str()).uri(uri);
    for (name, value) in event["headers"].as_object().unwrap() {
        request = request.header(name, text(value));
    }
    if let Some(cookies) = event["cookies"].as_array() {
        let pairs: Vec<_> = cookies.iter().map(text).collect();
        request = request.header("cookie", pairs.join("; "));
    }
    let body = event["body"].as_str().map(str::to_owned);
    request
        .body(body.map_or_else(Body::empty, Body::from))
        .unwrap()
}
