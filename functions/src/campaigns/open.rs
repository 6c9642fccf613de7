//! Opens a campaign: freezes whom it asks and lays out their invitations.

use domain::campaigns::Campaign;
use domain::insurer::Insurer;
use platform::tables::Key;
use platform::{App, Problem};
use serde::{Deserialize, Serialize};

use super::chunk::Chunk;
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

/// How far an opening has come: the item `C#<campaign>` / `OPENING`.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Progress {
    /// Number of the next chunk; guards each commit.
    pub(super) chunk: u64,
    pub(super) place: Place,
    #[serde(flatten)]
    pub(super) opened: Opened,
}

/// Opens `campaign`: one response in 未作成 for each member with a dependent that it asks about, the
/// invitations in batches, and the counters. Each chunk is one transaction with the place it reached,
/// so that a run that is killed and repeated, or two at once, end in the same state; repeating a
/// finished opening changes nothing.
///
/// # Errors
/// `busy` or internal.
pub async fn open_campaign(
    app: &App,
    insurer: &Insurer,
    campaign: &Campaign,
) -> Result<Opened, Problem> {
    loop {
        let progress: Option<Progress> = app.tables().get(&Key::opening(&campaign.id)).await?;
        let progress = progress.unwrap_or_default();
        if progress.place.is_end() {
            return Ok(progress.opened);
        }
        let chunk = Chunk::gather(app, insurer, campaign, &progress.place).await?;
        chunk.commit(progress).await?;
    }
}
