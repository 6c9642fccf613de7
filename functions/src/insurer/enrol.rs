//! Enrols an insurer with its campaign.

use domain::campaign::Campaign;
use domain::insurer::Insurer;
use platform::tables::{Change, Key};
use platform::{App, Problem};
use serde_json::json;

/// Writes the insurer's settings, the campaign and the registered networks. Repeating it renews them
/// and touches neither roster nor responses.
///
/// # Errors
/// `busy` or internal.
pub async fn enrol(app: &App, mut insurer: Insurer, campaign: &Campaign) -> Result<(), Problem> {
    insurer.open_campaign = Some(campaign.id.clone());
    let tables = app.tables();
    let kept = Key::campaign(&campaign.id);
    tables.update(Change::at(kept).set_all(campaign)).await?;
    for network in &insurer.networks {
        let key = Key::network(network);
        let member = json!({ "insurer": insurer.code });
        tables.put(&key, member).await?;
    }
    // Last, since it is what others find the rest by.
    let key = Key::insurer(&insurer.code);
    tables.update(Change::at(key).set_all(&insurer)).await?;
    Ok(())
}
