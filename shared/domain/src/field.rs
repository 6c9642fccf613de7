//! One value of a request: how it is read, and why it is refused.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// Why a value cannot be taken: a polite Japanese sentence to show beside it, in the words of the screens.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Wrong(Cow<'static, str>);

impl Wrong {
    /// Nothing was given.
    pub const EMPTY: Self = Self::new("入力してください。");
    /// Another kind of JSON than the field has.
    pub const FORM: Self = Self::new("正しい形式で入力してください。");

    /// A refusal in fixed words.
    pub const fn new(message: &'static str) -> Self {
        Self(Cow::Borrowed(message))
    }
}

impl From<String> for Wrong {
    fn from(message: String) -> Self {
        Self(message.into())
    }
}

impl From<Wrong> for String {
    fn from(wrong: Wrong) -> Self {
        wrong.0.into_owned()
    }
}

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

/// What a request's field may be.
pub trait Field: Sized {
    /// Reads the field's JSON, which is null where the request lacks the field.
    ///
    /// # Errors
    /// Another kind of JSON, or whatever the type's own rule refuses.
    fn read(value: Value) -> Result<Self, Wrong>;
}

/// As [`Field::read`], where a refused value that is missing or blank says just that.
///
/// # Errors
/// As [`Field::read`].
pub fn read<T: Field>(value: Value) -> Result<T, Wrong> {
    let empty = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
    T::read(value).map_err(|wrong| if empty { Wrong::EMPTY } else { wrong })
}

impl<T: Field> Field for Option<T> {
    fn read(value: Value) -> Result<Self, Wrong> {
        if value.is_null() {
            return Ok(None);
        }
        T::read(value).map(Some)
    }
}

macro_rules! plain {
    ($($kind:ty: $value:pat => $read:expr),+ $(,)?) => {$(
        impl Field for $kind {
            fn read(value: Value) -> Result<Self, Wrong> {
                let $value = value else { return Err(Wrong::FORM) };
                $read.ok_or(Wrong::FORM)
            }
        }
    )+};
}

plain! {
    String: Value::String(text) => Some(text),
    bool: Value::Bool(flag) => Some(flag),
    u64: Value::Number(number) => number.as_u64(),
    u32: Value::Number(number) => number.as_u64().and_then(|number| number.try_into().ok()),
    Map<String, Value>: Value::Object(members) => Some(members),
}

/// Reads a type from a text by its `parse`, in requests and by serde.
macro_rules! parsed {
    ($name:ident) => {
        impl $crate::field::Field for $name {
            fn read(value: serde_json::Value) -> Result<Self, $crate::Wrong> {
                Self::parse(&<String as $crate::field::Field>::read(value)?)
            }
        }
        impl TryFrom<String> for $name {
            type Error = $crate::Wrong;
            fn try_from(raw: String) -> Result<Self, Self::Error> {
                Self::parse(&raw)
            }
        }
    };
}

/// Gives a one-string type its way in and out: through `parse`, and as the text that it keeps.
macro_rules! text_type {
    ($name:ident) => {
        $crate::field::parsed!($name);
        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
        impl $name {
            /// As it is kept: shown, stored and compared.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

/// A `Debug` that names the type and shows nothing of the person: only the fields that are named.
macro_rules! redacted {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
    ($name:ident: $($field:ident),+) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let mut shown = f.debug_struct(stringify!($name));
                $(shown.field(stringify!($field), &self.$field);)+
                shown.finish_non_exhaustive()
            }
        }
    };
}
pub(crate) use {parsed, redacted, text_type};

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::code::Code;

    #[test]
    fn a_field_says_what_is_wrong_in_its_own_words_whatever_they_begin_with() {
        struct File;
        impl Field for File {
            fn read(_: Value) -> Result<Self, Wrong> {
                Err(Wrong::new("PDFは1件だけ選んでください。"))
            }
        }
        let told = |value| String::from(read::<File>(value).err().unwrap());
        assert_eq!(told(json!("x")), "PDFは1件だけ選んでください。");
        for empty in [json!(null), json!(" \u{3000}")] {
            assert_eq!(told(empty), "入力してください。");
        }
    }

    #[test]
    fn another_kind_of_json_is_no_value() {
        for value in [json!(1), json!(true), json!(["1"]), json!({ "$ne": null })] {
            assert_eq!(read::<String>(value.clone()), Err(Wrong::FORM), "{value}");
            assert_eq!(
                read::<Option<Code>>(value.clone()),
                Err(Wrong::FORM),
                "{value}"
            );
        }
        for value in [json!(-1), json!(1.0), json!(1e300), json!("1"), json!([])] {
            assert_eq!(read::<u64>(value.clone()), Err(Wrong::FORM), "{value}");
            assert_eq!(read::<bool>(value.clone()), Err(Wrong::FORM), "{value}");
        }
        assert_eq!(read::<u32>(json!(u64::MAX)), Err(Wrong::FORM));
        assert_eq!(read::<Map<String, Value>>(json!([])), Err(Wrong::FORM));
    }

    #[test]
    fn what_may_be_left_out_is_none_only_where_it_is_null() {
        assert_eq!(read::<Option<u32>>(Value::Null), Ok(None));
        assert_eq!(read::<Option<u32>>(json!(7)), Ok(Some(7)));
        assert_eq!(read::<Option<Code>>(json!("")), Err(Wrong::EMPTY));
        assert_eq!(read::<String>(json!("")), Ok(String::new()));
    }
}
