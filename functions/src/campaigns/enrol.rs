//! Enrols an insurer with a campaign.

use domain::campaigns::{Campaign, Enrolment};
use domain::insurer::{Insurer, Pages};
use domain::throttle::Prefix;
use platform::audit::{Actor, Entry};
use platform::tables::{Change, Key, Transaction, Update};
use platform::{App, Problem};
use serde_json::json;

use crate::stand_in;

/// Writes the insurer's settings and pages, the campaign and the registered networks. Repeating it renews
/// settings and pages, takes the networks away that the insurer no longer names, and touches neither roster
/// nor responses. A campaign is written once: the same content again is a repeat.
///
/// # Errors
/// The field `networks` for one that would never be looked up, the field `number` where another campaign stands
/// under this one's id, and nothing is written; `busy` or internal.
pub async fn enrol(app: &App, actor: &Actor, enrolment: &Enrolment) -> Result<(), Problem> {
    let Enrolment {
        insurer,
        pages,
        campaign,
    } = enrolment;
    let networks = prefixes(insurer)?;
    let new = insert(app, campaign).await?;
    let tables = app.tables();
    for network in &networks {
        let key = Key::network(*network);
        tables.put(&key, json!({ "insurer": insurer.code })).await?;
    }
    stand_in::put(app).await?;
    let keys = [Key::insurer(&insurer.code), Key::pages(&insurer.code)];
    let mut found = tables.batch(&keys).await?;
    let [settings, shown] = keys;
    let before: Option<Insurer> = found.take(&settings)?;
    let same =
        before.as_ref() == Some(insurer) && found.take::<Pages>(&shown)?.as_ref() == Some(pages);
    if same && !new {
        return Ok(());
    }
    let named = before.iter().flat_map(prefixes).flatten();
    for network in named.filter(|network| !networks.contains(network)) {
        forget(app, &insurer.code, network).await?;
    }
    tables.put(&shown, pages).await?;
    // Last, since it is what others find the rest by, and what was dropped, if this is killed.
    let mut writes = Transaction::default();
    writes.extend(match before {
        Some(before) if before == *insurer => None,
        Some(before) => Some(Change::between(settings, before, insurer)?),
        None => Some(Change::at(settings).set_all(insurer)),
    });
    let entry = Entry::new(actor, "enrol", &insurer.code).campaign(&campaign.id);
    writes.add(entry.write(app.now())?);
    tables.transact(writes).await.map(|_| ())
}

/// Writes a new campaign; `false` where the same one is there.
async fn insert(app: &App, campaign: &Campaign) -> Result<bool, Problem> {
    let insert = Change::at(Key::campaign(&campaign.id)).set_all(campaign);
    let insert = insert.when("attribute_not_exists(#pk)");
    match app.tables().update(insert).await? {
        Update::Done(_) => Ok(true),
        Update::Unmet(Some(there)) if there.clone().parse::<Campaign>()? == *campaign => Ok(false),
        Update::Unmet(_) => Err(Problem::field(
            "number",
            "同じ年度・同じ番号の調査が、別の内容で登録されています。新しい調査には、次の番号を付けてください。",
        )),
    }
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
