//! Conditions over a flow's item as rows: the table's conditions are built from them, and the rules' tests
//! evaluate the same rows.

use super::Stage;
use crate::code::TRIES;

/// What must hold for one attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds<'a> {
    /// It is this text.
    Is(&'static str, &'a str),
    /// There is none.
    Absent(&'static str),
    /// It is a smaller number.
    Below(&'static str, u32),
    /// It is an epoch second that lies after now.
    Later(&'static str),
}

/// When a try is counted, which happens **before** the comparison: a code lives in time and has a try left.
/// Beside it the flow must live and be this browser's.
pub const TRY: [Holds<'static>; 3] = [
    Holds::Is("state", Stage::CodeSent.name()),
    Holds::Below("tries", TRIES),
    Holds::Later("code_expires_at"),
];

#[cfg(test)]
impl Holds<'_> {
    /// As the table evaluates it: nothing absent is smaller or later than anything.
    pub(crate) fn of(&self, item: &serde_json::Value, now: jiff::Timestamp) -> bool {
        match self {
            Self::Is(name, text) => item.get(name).and_then(|value| value.as_str()) == Some(text),
            Self::Absent(name) => item.get(name).is_none(),
            Self::Below(name, most) => number(item, name).is_some_and(|n| n < i64::from(*most)),
            Self::Later(name) => number(item, name).is_some_and(|n| n > now.as_second()),
        }
    }
}

#[cfg(test)]
fn number(item: &serde_json::Value, name: &str) -> Option<i64> {
    item.get(name)?.as_i64()
}
