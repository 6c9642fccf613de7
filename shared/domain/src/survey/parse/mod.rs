//! Clumsy but clear input made regular: normalise, do not scold.

pub mod day;
pub mod text;
pub mod yen;
