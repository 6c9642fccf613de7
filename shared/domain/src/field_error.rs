//! What is wrong with one field of a request.

use serde::Serialize;
use utoipa::ToSchema;

/// A field that cannot be taken as it is, in the words of the screens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Name of the field in the request; `<page>.<field>` for a survey's answers at submission, and
    /// `documents.<dependent|household>.<document>` for its documents.
    pub field: String,
    /// What to do about it, in Japanese.
    pub message: String,
}

impl FieldError {
    /// An error at `field`.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }
}
