//! What Kennin decides: pure rules, with time and randomness as arguments.

pub mod attachment;
pub mod calendar;
pub mod insurer;
pub mod survey;
pub mod terms;
