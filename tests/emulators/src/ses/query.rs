//! The Query protocol of SES version 1: a form in, XML out.

use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use std::collections::BTreeMap;

const NAMESPACE: &str = "http://ses.amazonaws.com/doc/2010-12-01/";

/// A request's parameters.
#[derive(Debug)]
pub(super) struct Form(BTreeMap<String, String>);

impl Form {
    pub(super) fn parse(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A parameter that must be there.
    pub(super) fn need(&self, name: &str) -> Result<&str, Fault> {
        self.get(name).ok_or_else(|| {
            Fault::new(
                "ValidationError",
                format!("Value at '{name}' failed to satisfy constraint: Member must not be null"),
            )
        })
    }

    /// The values of `name.member.1`, `.2`, …
    pub(super) fn list(&self, name: &str) -> Vec<&str> {
        (1..)
            .map_while(|n| self.get(&format!("{name}.member.{n}")))
            .collect()
    }

    /// The prefixes `name.member.1`, `.2`, … under which anything stands.
    pub(super) fn members(&self, name: &str) -> Vec<String> {
        let member = |n: usize| format!("{name}.member.{n}");
        let there = |prefix: &String| {
            let from = self.0.range(prefix.clone()..).next();
            from.is_some_and(|(key, _)| {
                key.strip_prefix(prefix.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        };
        (1..).map(member).take_while(there).collect()
    }

    /// Tags under `name`, each name and value of ASCII letters, digits, `_` and `-`.
    pub(super) fn tags(&self, name: &str) -> Result<BTreeMap<String, String>, Fault> {
        let mut tags = BTreeMap::new();
        for member in self.members(name) {
            let (key, value) = (
                self.need(&format!("{member}.Name"))?,
                self.need(&format!("{member}.Value"))?,
            );
            let legal = |text: &str| {
                (1..256).contains(&text.len())
                    && text
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
            };
            if !legal(key) || !legal(value) {
                return Err(Fault::invalid(format!(
                    "Invalid tag <{key}> with value <{value}>, only alphanumeric ASCII characters, '_' and '-' are allowed."
                )));
            }
            tags.insert(key.to_owned(), value.to_owned());
        }
        Ok(tags)
    }
}

/// An error answer: SES's code and its message.
#[derive(Debug)]
pub(super) struct Fault {
    pub code: &'static str,
    pub message: String,
    status: StatusCode,
}

impl Fault {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            status: StatusCode::BAD_REQUEST,
        }
    }

    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self::new("InvalidParameterValue", message)
    }

    pub(super) fn anonymous() -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            ..Self::new("MissingAuthenticationToken", "Missing Authentication Token")
        }
    }

    /// The mail could not be kept: nothing was sent.
    pub(super) fn internal(error: &std::io::Error) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            ..Self::new("InternalFailure", error.to_string())
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let side = if self.status.is_server_error() {
            "Receiver"
        } else {
            "Sender"
        };
        let error = format!(
            "{}{}{}",
            element("Type", side),
            element("Code", self.code),
            element("Message", &self.message)
        );
        let body = format!(
            "<ErrorResponse xmlns=\"{NAMESPACE}\"><Error>{error}</Error><RequestId>local</RequestId></ErrorResponse>"
        );
        (self.status, [(header::CONTENT_TYPE, "text/xml")], body).into_response()
    }
}

/// The answer to `action` with this inner XML.
pub(super) fn result(action: &str, inner: &str) -> Response {
    let body = format!(
        "<{action}Response xmlns=\"{NAMESPACE}\"><{action}Result>{inner}</{action}Result>\
         <ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></{action}Response>"
    );
    ([(header::CONTENT_TYPE, "text/xml")], body).into_response()
}

/// One element with escaped text.
pub(super) fn element(name: &str, text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!("<{name}>{text}</{name}>")
}
