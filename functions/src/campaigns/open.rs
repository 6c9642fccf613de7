//! Opens a campaign: freezes whom it asks and lays out their invitations.

use domain::campaigns::Campaign;
use domain::insurer::Insurer;
use platform::audit::Actor;
use platform::tables::Key;
use platform::{App, Problem};

use super::chunk::Chunk;
use super::progress::{Opened, Progress};
use crate::roster::lease;
use crate::roster::walk::Passes;

/// Opens `campaign`: one response in 未作成 for each member with a dependent that it asks about, the
/// invitations in batches, and the counters. Each chunk is one transaction with the place it reached,
/// so that a run that is killed and repeated, or two at once, end in the same state; repeating a
/// finished opening changes nothing.
///
/// # Errors
/// `busy`, also while the index of the roster has not caught up with its import: open again then; internal.
pub async fn open_campaign(
    app: &App,
    actor: &Actor,
    insurer: &Insurer,
    campaign: &Campaign,
) -> Result<Opened, Problem> {
    let mut passes = Passes::default();
    loop {
        let progress: Option<Progress> = app.tables().get(&Key::opening(&campaign.id)).await?;
        let progress = progress.unwrap_or_default();
        if progress.place.is_end() {
            return Ok(progress.opened);
        }
        let mut chunk = Chunk::gather(app, insurer, campaign, &progress.place).await?;
        // The index finds members, and the import knows how many there are to be found.
        if chunk.reached.is_end() {
            let members = lease::members(app, &insurer.code).await?;
            if progress.met + chunk.met < members {
                passes.again().await?;
                chunk.walk_again();
            }
        }
        chunk.commit(actor, progress).await?;
    }
}
