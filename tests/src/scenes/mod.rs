//! Scenes: people of the demo at the point of their way where a test begins.
#![expect(
    clippy::indexing_slicing,
    reason = "of JSON: what is absent reads as null"
)]

pub mod answers;
pub mod files;
pub mod member;
pub mod uploads;

pub use answers::Style;
pub use files::File;
pub use member::Member;
