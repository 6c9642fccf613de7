//! The documents that the answers call for: an address, an upload, a check, a deletion.

#[expect(
    clippy::module_inception,
    reason = "the reading step of the journey has its name"
)]
pub mod attachments;
pub mod delete_attachment;
pub mod finish_upload;
pub mod inspect;
pub mod presign_upload;
pub mod view_attachment;
