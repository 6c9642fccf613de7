//! How a typed code compared with the code alive.

use super::MailedCode;

/// The outcome of one comparison; only [`Code::compare`](super::Code::compare) makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    id: Option<String>,
    right: bool,
    by: String,
}

impl Compared {
    pub(super) fn of(alive: &MailedCode, right: bool, by: String) -> Self {
        Self {
            id: alive.id.clone(),
            right,
            by,
        }
    }

    /// Whether it was right, and `code` is the code that it was compared with.
    pub(super) fn is_right_of(&self, code: &MailedCode) -> bool {
        self.right && self.id.is_some() && self.id == code.id
    }

    /// Whether the digits were right.
    pub const fn is_right(&self) -> bool {
        self.right
    }

    /// The request that compared.
    pub fn by(&self) -> &str {
        &self.by
    }
}
