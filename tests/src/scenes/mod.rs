//! Scenes: people of the demo at the point of their way where a test begins.

pub mod answers;
pub mod files;
pub mod member;
pub mod uploads;

pub use answers::{Style, page};
pub use files::File;
pub use member::Member;
