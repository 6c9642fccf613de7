//! What a step is asked and tells, as the OpenAPI document writes it.

use serde_json::{Value, json};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A type as the document writes it, with all that it refers to.
pub struct Shape {
    /// Its name among the document's schemas.
    pub name: String,
    /// Its schema.
    pub schema: Value,
    nested: Vec<(String, RefOr<Schema>)>,
}

/// The shapes of one step.
pub struct Contract {
    /// What is asked.
    pub request: Shape,
    /// What is told.
    pub reply: Shape,
}

impl Shape {
    /// The shape of `T`.
    pub fn of<T: ToSchema>() -> Self {
        let mut nested = Vec::new();
        T::schemas(&mut nested);
        Self {
            name: T::name().into_owned(),
            schema: json!(<T as PartialSchema>::schema()),
            nested,
        }
    }

    /// It and what it refers to, by name.
    pub fn all(self) -> impl Iterator<Item = (String, Value)> {
        let nested = self.nested.into_iter();
        let nested = nested.map(|(name, schema)| (name, json!(schema)));
        std::iter::once((self.name, self.schema)).chain(nested)
    }
}
