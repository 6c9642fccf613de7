//! How far an opening has come, and what stands in the end.

use platform::tables::{Change, Key};
use serde::{Deserialize, Serialize};

use crate::roster::walk::Place;

/// What stands once a campaign is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Members with a response in 未作成.
    pub targeted: u64,
    /// Those of them without an address: no mail goes out, the insurer has to write.
    pub suppressed: u64,
    /// Batches of invitations.
    pub batches: u32,
}

/// The item `C#<campaign>` / `OPENING`.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Progress {
    /// Number of the next chunk; guards each commit.
    pub(super) chunk: u64,
    pub(super) place: Place,
    /// Members of the roster whom the present walk has met, asked or not.
    pub(super) met: u64,
    #[serde(flatten)]
    pub(super) opened: Opened,
}

impl Progress {
    /// The write from here to `next`, unless another run has got ahead.
    pub(super) fn advance(&self, campaign: &str, next: &Self) -> Change {
        let change = Change::at(Key::opening(campaign)).set_all(next);
        if self.chunk == 0 {
            change.when("attribute_not_exists(#chunk)")
        } else {
            change.when_is("chunk", self.chunk)
        }
    }
}
