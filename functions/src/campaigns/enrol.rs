//! Enrols an insurer with its campaign.

use domain::campaigns::Campaign;
use domain::insurer::Insurer;
use domain::throttle::Prefix;
use platform::tables::{Change, Key};
use platform::{App, Problem};
use serde_json::json;

use crate::signup::stand_in;

/// Writes the insurer's settings, the campaign and the registered networks. Repeating it renews them,
/// takes the networks away that the insurer no longer names, and touches neither roster nor responses.
///
/// # Errors
/// The field `networks` for one that would never be looked up, and nothing is written; `busy` or internal.
pub async fn enrol(app: &App, mut insurer: Insurer, campaign: &Campaign) -> Result<(), Problem> {
    let networks = prefixes(&insurer)?;
    insurer.open_campaign = Some(campaign.id.clone());
    let tables = app.tables();
    let kept = Key::campaign(&campaign.id);
    tables.update(Change::at(kept).set_all(campaign)).await?;
    for network in &networks {
        let key = Key::network(*network);
        let member = json!({ "insurer": insurer.code });
        tables.put(&key, member).await?;
    }
    stand_in::put(app).await?;
    let key = Key::insurer(&insurer.code);
    let before: Option<Insurer> = tables.get(&key).await?;
    for network in before.iter().flat_map(prefixes).flatten() {
        if !networks.contains(&network) {
            forget(app, &insurer.code, network).await?;
        }
    }
    // Last, since it is what others find the rest by, and what was dropped, if this is killed.
    tables.update(Change::at(key).set_all(&insurer)).await?;
    Ok(())
}

/// The insurer's networks as addresses are looked up.
fn prefixes(insurer: &Insurer) -> Result<Vec<Prefix>, Problem> {
    let mut all = Vec::new();
    for network in &insurer.networks {
        let named = |wrong| Problem::field("networks", format!("{network}: {wrong}"));
        all.extend(Prefix::within(network).map_err(named)?);
    }
    Ok(all)
}

/// Takes a network away, unless another insurer has registered it since.
async fn forget(app: &App, insurer: &str, network: Prefix) -> Result<(), Problem> {
    let key = Key::network(network);
    let item = app.tables().item(&key).await?;
    if item.is_some_and(|item| item.text("insurer") == Some(insurer)) {
        app.tables().delete(&key).await?;
    }
    Ok(())
}
