//! Everything a step can answer besides success, as RFC 9457 `application/problem+json`.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
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
pub enum Problem {
    /// Named fields are wrong (422).
    Invalid(Vec<FieldError>),
    /// One of the catalogue's refusals.
    Refused(Refusal),
    /// A throttle; try again after so many seconds (429).
    TooMany(Refusal, u64),
    /// A refusal of a whole request that still names fields (an upload's file).
    RefusedFields(Refusal, Vec<FieldError>),
    /// Another problem, said in the words of its journey (認証番号, 確認コード).
    Worded(Box<Problem>, &'static str),
    /// Ours, logged where it happened, never shown.
    Internal,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Problem {
    /// A single wrong field.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError::new(field, message)])
    }

    /// Our own fault: [`log`]ged here, hidden from whoever asked.
    pub fn internal(what: &str, fault: impl std::fmt::Debug) -> Self {
        log(what, fault);
        Self::Internal
    }

    /// The same problem with another title.
    pub fn in_words(self, title: &'static str) -> Self {
        Self::Worded(Box::new(self), title)
    }

    /// The catalogue's entry that this problem is answered with.
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::Invalid(_) => Refusal::Invalid,
            Self::Refused(refusal)
            | Self::TooMany(refusal, _)
            | Self::RefusedFields(refusal, _) => *refusal,
            Self::Worded(problem, _) => problem.refusal(),
            Self::Internal => Refusal::Internal,
        }
    }

    fn title(&self) -> &'static str {
        match self {
            Self::Worded(_, title) => title,
            other => other.refusal().title(),
        }
    }

    /// The fields to mend and the seconds to wait.
    fn details(self) -> (Vec<FieldError>, Option<u64>) {
        match self {
            Self::Invalid(errors) | Self::RefusedFields(_, errors) => (errors, None),
            Self::TooMany(_, seconds) => (Vec::new(), Some(seconds)),
            Self::Worded(problem, _) => problem.details(),
            Self::Refused(_) | Self::Internal => (Vec::new(), None),
        }
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
    pub title: &'static str,
    /// The HTTP status once more.
    pub status: u16,
    /// The fields to mend, where fields are the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Seconds to wait, with 429.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// What the log line says about an answer; travels in the response's extensions.
#[derive(Clone, Copy, Debug)]
pub struct Slug(pub &'static str);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let refusal = self.refusal();
        let title = self.title();
        let (errors, retry_after) = self.details();
        let status = refusal.status();
        let body = ProblemBody {
            kind: format!("/problems/{}", refusal.slug()),
            slug: refusal.slug(),
            title,
            status: status.as_u16(),
            errors,
            retry_after,
        };
        let text = serde_json::to_string(&body).unwrap_or_default();
        let mut response = (status, text).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(Slug(refusal.slug()));
        response
    }
}

impl Problem {
    /// Status of the answer.
    pub fn status(&self) -> StatusCode {
        self.refusal().status()
    }
}
