//! CORS as S3 answers it: a preflight that no rule allows is 403, all others name the origin.

use crate::template::CorsRule;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};

/// Who asks, kept beside the request while it is served.
pub(super) struct Asked {
    origin: Option<HeaderValue>,
    method: Method,
}

impl Asked {
    pub(super) fn of(request: &Request) -> Self {
        Self {
            origin: request.headers().get(header::ORIGIN).cloned(),
            method: request.method().clone(),
        }
    }

    /// Adds what lets the origin's script read the answer, where a rule allows it.
    pub(super) fn allow(&self, rules: &[CorsRule], mut response: Response) -> Response {
        if let Some(origin) = &self.origin
            && rules
                .iter()
                .any(|rule| matches(rule, origin, self.method.as_str()))
        {
            let headers = response.headers_mut();
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            headers.append(header::VARY, HeaderValue::from_static("Origin"));
        }
        response
    }
}

/// The answer to `OPTIONS`; none for any other method.
pub(super) fn preflight(rules: &[CorsRule], request: &Request) -> Option<Response> {
    if request.method() != Method::OPTIONS {
        return None;
    }
    Some(granted(rules, request.headers()).unwrap_or_else(|| {
        let refusal = "<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.</Message></Error>";
        (StatusCode::FORBIDDEN, [(header::CONTENT_TYPE, "application/xml")], refusal).into_response()
    }))
}

fn granted(rules: &[CorsRule], headers: &HeaderMap) -> Option<Response> {
    let origin = headers.get(header::ORIGIN)?;
    let method = headers
        .get(header::ACCESS_CONTROL_REQUEST_METHOD)?
        .to_str()
        .ok()?;
    let asked = match headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
        Some(list) => list.to_str().ok()?.to_ascii_lowercase(),
        None => String::new(),
    };
    let asked: Vec<&str> = asked
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let rule = rules.iter().find(|rule| {
        matches(rule, origin, method)
            && asked
                .iter()
                .all(|name| rule.headers.iter().any(|one| one == name))
    })?;
    let mut response = StatusCode::OK.into_response();
    let answer = response.headers_mut();
    answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    let lists: [(HeaderName, String); 3] = [
        (
            header::ACCESS_CONTROL_ALLOW_METHODS,
            rule.methods.join(", "),
        ),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, asked.join(", ")),
        (header::ACCESS_CONTROL_MAX_AGE, rule.max_age.to_string()),
    ];
    for (name, list) in lists {
        answer.insert(name, HeaderValue::from_str(&list).ok()?);
    }
    answer.append(header::VARY, HeaderValue::from_static("Origin"));
    Some(response)
}

fn matches(rule: &CorsRule, origin: &HeaderValue, method: &str) -> bool {
    rule.origins
        .iter()
        .any(|one| one.as_bytes() == origin.as_bytes())
        && rule
            .methods
            .iter()
            .any(|one| one == method || (one == "GET" && method == "HEAD"))
}
