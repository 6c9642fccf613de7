//! A request's JSON, parsed field by field into domain types, so that every wrong field is named at once.

use axum::body::Body as HttpBody;
use axum::extract::{FromRequest, FromRequestParts, Request as HttpRequest};
use domain::field::{self, Field};
use http::request::Parts;
use http::{Method, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::{Map, Value};

use crate::{App, FieldError, Problem, Refusal};

/// The most bytes that a step takes: a page of answers is far smaller.
pub const BODY_LIMIT: usize = 64 * 1024;

/// What a step is asked; written with [`request!`](crate::request).
pub trait Request: Sized {
    /// Takes its fields, or names each that is wrong.
    ///
    /// # Errors
    /// One entry per wrong field.
    fn parse(fields: Fields) -> Result<Self, Vec<FieldError>>;
}

/// The members of the JSON object, taken one by one.
pub struct Fields {
    members: Map<String, Value>,
    errors: Vec<FieldError>,
}

impl Fields {
    /// Fields of an object.
    pub fn new(members: Map<String, Value>) -> Self {
        Self {
            members,
            errors: Vec::new(),
        }
    }

    /// Those of a request: of its query where it reads, of its body where it acts.
    ///
    /// # Errors
    /// A body that is not JSON, too long, or from a page of somebody else.
    pub async fn of(parts: &Parts, body: HttpBody, app: &App) -> Result<Self, Problem> {
        if parts.method == Method::GET {
            Ok(Self::new(query(parts.uri.query().unwrap_or_default())))
        } else {
            posted(parts, body, app).await
        }
    }

    /// The text of `name`, which stays to be taken.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.members.get(name).and_then(Value::as_str)
    }

    /// Takes `name` as a `T`; a wrong value is noted and answered as `None`.
    pub fn take<T: Field>(&mut self, name: &str) -> Option<T> {
        let value = self.members.remove(name).unwrap_or(Value::Null);
        field::read(value)
            .map_err(|wrong| self.errors.push(FieldError::new(name, wrong)))
            .ok()
    }

    /// What was wrong with the fields taken so far.
    pub fn into_errors(self) -> Vec<FieldError> {
        self.errors
    }
}

/// Declares a request: a struct with a schema that parses its fields one by one. What people typed
/// never shows in its `Debug`.
#[macro_export]
macro_rules! request {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(utoipa::ToSchema)]
        pub struct $name { $($(#[$field_meta])* pub $field: $kind),+ }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl $crate::Request for $name {
            fn parse(mut fields: $crate::Fields) -> Result<Self, Vec<$crate::FieldError>> {
                $(let $field: Option<$kind> = fields.take(stringify!($field));)+
                match ($($field,)+) {
                    ($(Some($field),)+) => Ok(Self { $($field),+ }),
                    _ => Err(fields.into_errors()),
                }
            }
        }
    };
}

/// A request or a reply without fields: `{}`.
#[derive(Debug, Default, serde::Serialize, utoipa::ToSchema)]
pub struct Nothing {}

impl Request for Nothing {
    fn parse(_: Fields) -> Result<Self, Vec<FieldError>> {
        Ok(Self {})
    }
}

/// The parsed body of a state-changing request: JSON only, from our own pages only.
pub struct Body<T>(pub T);

impl<T: Request> FromRequest<App> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: HttpRequest, app: &App) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let fields = posted(&parts, body, app).await?;
        Ok(Self(T::parse(fields)?))
    }
}

async fn posted(parts: &Parts, body: HttpBody, app: &App) -> Result<Fields, Problem> {
    judge_origin(&parts.headers, app)?;
    let json = parts
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let json = json.map(|value| value.split(';').next().unwrap_or_default().trim());
    if !json.is_some_and(|value| value.eq_ignore_ascii_case("application/json")) {
        return Err(Refusal::UnsupportedMediaType.into());
    }
    let read = Limited::new(body, BODY_LIMIT).collect().await;
    let bytes = read.map_err(|fault| {
        if fault.is::<LengthLimitError>() {
            Refusal::TooLarge
        } else {
            Refusal::Malformed
        }
    })?;
    match serde_json::from_slice(&bytes.to_bytes()) {
        Ok(Value::Object(members)) => Ok(Fields::new(members)),
        _ => Err(Refusal::Malformed.into()),
    }
}

/// A present `Origin` must be ours; browsers always send it on POST, other clients need not.
fn judge_origin(headers: &http::HeaderMap, app: &App) -> Result<(), Problem> {
    let ours = |origin: &str| app.config().is_own_origin(origin);
    match headers.get(header::ORIGIN) {
        None => Ok(()),
        Some(origin) if origin.to_str().is_ok_and(ours) => Ok(()),
        Some(_) => Err(Refusal::OriginRefused.into()),
    }
}

/// The parsed query of a reading request.
pub struct Query<T>(pub T);

impl<T: Request> FromRequestParts<App> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let fields = Fields::new(query(parts.uri.query().unwrap_or_default()));
        Ok(Self(T::parse(fields)?))
    }
}

/// Names and values of a query string.
fn query(text: &str) -> Map<String, Value> {
    form_urlencoded::parse(text.as_bytes())
        .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::query;

    #[test]
    fn a_query_is_read_as_a_form() {
        let read = |text: &str| serde_json::Value::Object(query(text));
        let text = "campaign=0386-2026&&name=%E5%BF%83+%26&empty=&bare";
        let wanted = json!({"campaign": "0386-2026", "name": "心 &", "empty": "", "bare": ""});
        assert_eq!(read(text), wanted);
        assert_eq!(read("a=1&a=2"), json!({"a": "2"}), "the last one counts");
        assert_eq!(read("a=%FF"), json!({"a": "\u{fffd}"}));
        assert_eq!(read(""), json!({}));
    }
}
