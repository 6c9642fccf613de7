//! Before login.

mod insurer;
mod notices;
