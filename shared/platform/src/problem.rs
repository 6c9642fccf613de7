//! Everything a step can answer besides success, as RFC 9457 `application/problem+json`.

use std::borrow::Cow;

use axum::response::{IntoResponse, Response};
use domain::insurer::Contact;
use http::{HeaderValue, header};
use serde::Serialize;
use utoipa::ToSchema;

pub use domain::FieldError;

use crate::refusal::Refusal;

/// Logs a fault of ours once. `what` names the operation, never a value.
pub fn log(what: &str, fault: impl std::fmt::Debug) {
    tracing::error!(what, fault = ?fault, "internal");
}

/// Why a step did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    refusal: Refusal,
    /// Where its journey says it in words of its own (認証番号, 確認コード).
    title: Option<Cow<'static, str>>,
    errors: Vec<FieldError>,
    retry_after: Option<u64>,
    contacts: Vec<Contact>,
    /// `Set-Cookie`s: what was left undone leaves none behind.
    cookies: Vec<HeaderValue>,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal,
            title: None,
            errors: Vec::new(),
            retry_after: None,
            contacts: Vec::new(),
            cookies: Vec::new(),
        }
    }
}

/// Named fields are wrong.
impl From<Vec<FieldError>> for Problem {
    fn from(errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Refusal::Invalid.into()
        }
    }
}

impl Problem {
    /// A single wrong field.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        vec![FieldError::new(field, message)].into()
    }

    /// A throttle; try again after so many seconds, which its words say as an hour or a day.
    pub fn too_many(refusal: Refusal, seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds),
            title: refusal.waiting(seconds).map(Cow::Borrowed),
            ..refusal.into()
        }
    }

    /// Our own fault: [`log`]ged here, hidden from whoever asked.
    pub fn internal(what: &str, fault: impl std::fmt::Debug) -> Self {
        log(what, fault);
        Refusal::Internal.into()
    }

    /// The same problem with another title.
    pub fn in_words(self, title: impl Into<Cow<'static, str>>) -> Self {
        Self {
            title: Some(title.into()),
            ..self
        }
    }

    /// The same problem with whom to ask about it.
    pub fn asking(self, contacts: Vec<Contact>) -> Self {
        Self { contacts, ..self }
    }

    /// The same problem with these `Set-Cookie`s.
    pub fn cookies(mut self, cookies: impl IntoIterator<Item = HeaderValue>) -> Self {
        self.cookies.extend(cookies);
        self
    }

    /// The same problem as another refusal, which names its fields as well (an upload's file).
    pub fn as_refusal(self, refusal: Refusal) -> Self {
        Self { refusal, ..self }
    }

    /// The catalogue's entry that this problem is answered with.
    pub const fn refusal(&self) -> Refusal {
        self.refusal
    }

    /// Seconds to wait.
    pub const fn retry_after(&self) -> Option<u64> {
        self.retry_after
    }

    /// The fields to mend.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }
}

/// The body of every problem.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemBody {
    /// `/problems/<slug>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The refusal's name.
    pub slug: &'static str,
    /// What to show, in Japanese.
    pub title: String,
    /// The HTTP status once more.
    pub status: u16,
    /// The fields to mend, where fields are the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Seconds to wait, with 429.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// Whom to ask, with `account-closed`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
}

/// What the log line says about an answer; travels in the response's extensions.
#[derive(Clone, Copy, Debug)]
pub struct Slug(pub &'static str);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self {
            refusal,
            title,
            errors,
            retry_after,
            contacts,
            cookies,
        } = self;
        let status = refusal.status();
        let body = ProblemBody {
            kind: format!("/problems/{}", refusal.slug()),
            slug: refusal.slug(),
            title: title.map_or_else(|| refusal.title().to_owned(), Cow::into_owned),
            status: status.as_u16(),
            errors,
            retry_after,
            contacts,
        };
        let text = serde_json::to_string(&body).unwrap_or_default();
        let mut response = (status, text).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        for cookie in cookies {
            headers.append(header::SET_COOKIE, cookie);
        }
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(Slug(refusal.slug()));
        response
    }
}
