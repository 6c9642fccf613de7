//! What a step answers when it did what was asked: its status, JSON and cookies.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;

use crate::Problem;

/// A successful answer. Its status stands in the handler's signature: 200, 201 where something was made, 202 where
/// it was taken, to be decided by somebody.
#[derive(Debug)]
pub struct Reply<T, const STATUS: u16 = 200> {
    body: T,
    cookies: Vec<HeaderValue>,
}

/// What every handler returns.
pub type Answer<T, const STATUS: u16 = 200> = Result<Reply<T, STATUS>, Problem>;

impl<T, const STATUS: u16> Reply<T, STATUS> {
    /// An answer with `body`.
    pub const fn of(body: T) -> Self {
        Self {
            body,
            cookies: Vec::new(),
        }
    }

    /// The same with one more `Set-Cookie`.
    pub fn cookie(mut self, cookie: HeaderValue) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// The same with these `Set-Cookie`s more.
    pub fn cookies(mut self, cookies: impl IntoIterator<Item = HeaderValue>) -> Self {
        self.cookies.extend(cookies);
        self
    }

    /// The answer's content.
    pub const fn body(&self) -> &T {
        &self.body
    }
}

impl<T: Serialize, const STATUS: u16> IntoResponse for Reply<T, STATUS> {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(STATUS).unwrap_or_default();
        let text = match serde_json::to_string(&self.body) {
            Ok(text) => text,
            Err(fault) => return Problem::internal("reply", fault).into_response(),
        };
        let mut response = (status, text).into_response();
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
