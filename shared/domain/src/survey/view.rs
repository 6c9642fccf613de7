//! What the site gets.

mod fields;
mod pages;

pub use fields::{Field, FieldOption};
pub use pages::{Page, PageKind, pages_for};
