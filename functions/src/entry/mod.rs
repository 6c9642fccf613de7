//! Before login: what an insurer shows, and what the site tells everybody.

pub mod insurer;
pub mod notices;
