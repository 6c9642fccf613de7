//! What Kennin decides: pure rules, with time and randomness as arguments.

pub mod attachment;
pub mod calendar;
mod field_error;
pub mod flow;
pub mod insurer;
pub mod survey;
pub mod terms;

pub use field_error::FieldError;
