//! Attachments: an address, an upload, a check, a deletion.
