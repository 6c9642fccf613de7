//! An answer, wherever it came from, and what of it must be equal.

use http::response::Parts;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// `Set-Cookie` lines.
    pub cookies: Vec<String>,
    pub headers: Value,
    pub body: Value,
}

/// The headers that a person's browser acts on.
const HEADERS: [&str; 4] = [
    "content-type",
    "cache-control",
    "x-content-type-options",
    "retry-after",
];

impl Answer {
    pub fn of_response(parts: &Parts, body: &[u8]) -> Self {
        let text = |value: &http::HeaderValue| value.to_str().unwrap().to_owned();
        let pick = |name: &str| {
            (
                name.to_owned(),
                Value::from(parts.headers.get(name).map(text)),
            )
        };
        Self {
            status: parts.status.as_u16(),
            cookies: parts
                .headers
                .get_all("set-cookie")
                .iter()
                .map(text)
                .collect(),
            headers: HEADERS.into_iter().map(pick).collect(),
            body: serde_json::from_slice(body).unwrap_or_default(),
        }
    }

    /// What a function hands to API Gateway, payload 2.0.
    pub fn of_reply(reply: &Value) -> Self {
        let texts = reply["cookies"].as_array().cloned().unwrap_or_default();
        assert_eq!(reply["isBase64Encoded"], false, "{reply}");
        let pick = |name: &str| (name.to_owned(), reply["headers"][name].clone());
        Self {
            status: reply["statusCode"].as_u64().unwrap().try_into().unwrap(),
            cookies: texts
                .iter()
                .map(|text| text.as_str().unwrap().to_owned())
                .collect(),
            headers: HEADERS.into_iter().map(pick).collect(),
            body: serde_json::from_str(reply["body"].as_str().unwrap_or_default())
                .unwrap_or_default(),
        }
    }

    /// A tick's report, or the problem that ended it.
    pub fn of_tick(told: Result<Value, Value>) -> Self {
        let status = if told.is_ok() { 200 } else { 500 };
        let body = told.unwrap_or_else(|problem| problem);
        Self {
            status,
            cookies: Vec::new(),
            headers: Value::Null,
            body,
        }
    }

    /// The answer with random tokens, ids and times taken out.
    pub fn redacted(&self) -> Value {
        let cookie = |line: &String| {
            let (name, rest) = line.split_once('=').unwrap();
            let (value, attributes) = rest.split_once(';').unwrap();
            let value = if value.is_empty() { "" } else { "<token>" };
            format!("{name}={value};{attributes}")
        };
        let cookies: Vec<_> = self.cookies.iter().map(cookie).collect();
        json!({ "status": self.status, "cookies": cookies, "headers": self.headers, "body": redact("", &self.body) })
    }

    /// The value of a cookie that this answer sets.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let values = self.cookies.iter().filter_map(|line| {
            let rest = line.strip_prefix(name)?.strip_prefix('=')?;
            rest.split(';').next()
        });
        values.rev().find(|value| !value.is_empty())
    }
}

/// Names whose values are drawn at random for each World.
const DRAWN: [&str; 2] = ["receipt", "enquiry_number"];

fn redact(name: &str, value: &Value) -> Value {
    match value {
        Value::String(_) if DRAWN.contains(&name) => json!("<drawn>"),
        Value::String(text) if uuid::Uuid::parse_str(text).is_ok() => json!("<id>"),
        Value::String(text) if text.parse::<Timestamp>().is_ok() => json!("<time>"),
        Value::String(text) if text.starts_with("http://127.0.0.1:") => json!("<address>"),
        Value::Array(items) => items.iter().map(|item| redact(name, item)).collect(),
        Value::Object(members) => {
            let inner = members
                .iter()
                .map(|(name, item)| (name.clone(), redact(name, item)));
            Value::Object(inner.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}
