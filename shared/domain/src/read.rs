//! One reader for each thing that people type: days, yen, text, codes. Nothing is scolded that can be mended.
//!
//! `shared/vectors` shows each of them at work; the site runs the same rows.

mod code;
pub mod day;
pub mod line;
#[cfg(test)]
mod tests;
pub mod yen;

pub use code::{digits, is_dash, typed_code};
pub use line::typed;
