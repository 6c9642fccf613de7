//! What a step answers when it did what was asked: status, JSON and cookies.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;

/// A successful answer.
#[derive(Debug)]
pub struct Reply<T> {
    status: StatusCode,
    body: T,
    cookies: Vec<HeaderValue>,
}

/// What every handler returns.
pub type Answer<T> = Result<Reply<T>, crate::Problem>;

impl<T> Reply<T> {
    /// 200 with `body`.
    pub fn ok(body: T) -> Self {
        Self {
            status: StatusCode::OK,
            body,
            cookies: Vec::new(),
        }
    }

    /// 201: something was made.
    pub fn created(body: T) -> Self {
        Self {
            status: StatusCode::CREATED,
            ..Self::ok(body)
        }
    }

    /// 202: taken, to be decided by somebody.
    pub fn accepted(body: T) -> Self {
        Self {
            status: StatusCode::ACCEPTED,
            ..Self::ok(body)
        }
    }

    /// The same with one more `Set-Cookie`.
    pub fn cookie(mut self, cookie: HeaderValue) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// The answer's content.
    pub fn body(&self) -> &T {
        &self.body
    }
}

impl<T: Serialize> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        let text = match serde_json::to_string(&self.body) {
            Ok(text) => text,
            Err(fault) => return crate::Problem::internal("reply", fault).into_response(),
        };
        let mut response = (self.status, text).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        for cookie in self.cookies {
            headers.append(header::SET_COOKIE, cookie);
        }
        response
    }
}
