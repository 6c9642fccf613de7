//! The demo insurers, loaded by the code that an insurer's own import and opening will use.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;

use domain::calendar;
use domain::campaigns::{Campaign, Enrolment};
use domain::identity::InsurerCode;
use domain::insurer::{Faq, Insurer};
use domain::reissue::{facilities, federations};
use domain::terms::SiteSource;
use functions::campaigns::{enrol, open_campaign};
use functions::facilities::ledger::{load_facilities, load_federations};
use functions::roster::{Mode, import_roster};
use platform::App;
use platform::tables::Key;
use serde::de::DeserializeOwned;

/// Why the demo data did not load.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The demo insurers with their campaigns, all dates moved by the same whole days so that `app`'s today
/// lies three weeks after the opening of each.
///
/// # Errors
/// `insurers.json` or `faq.json` in `folder` cannot be read.
pub fn insurers(app: &App, folder: &Path) -> Result<Vec<(Insurer, Campaign)>, Fault> {
    let enrolments: Vec<Enrolment> = json(&folder.join("insurers.json"))?;
    let mut faq: HashMap<String, Vec<Faq>> = json(&folder.join("faq.json"))?;
    let today = calendar::today(app.now());
    let moved = |enrolment: Enrolment| {
        let (mut insurer, campaign) = enrolment.opened_three_weeks_before(today);
        insurer.faq = faq.remove(&insurer.code).unwrap_or_default();
        (insurer, campaign)
    };
    Ok(enrolments.into_iter().map(moved).collect())
}

/// Loads everything in `folder`. Killed and repeated, it ends in the same state.
///
/// # Errors
/// A file that cannot be read or is rejected, or the tables do not answer.
pub async fn load(app: &App, folder: &Path) -> Result<(), Fault> {
    load_site(app, folder).await?;
    let facilities = facilities(&decoded(&folder.join("facilities.csv"))?)?;
    load_facilities(app, &facilities).await.map_err(refused)?;
    let federations = federations(&decoded(&folder.join("federations.csv"))?)?;
    load_federations(app, &federations).await.map_err(refused)?;
    for (insurer, campaign) in insurers(app, folder)? {
        load_insurer(app, folder, insurer, &campaign).await?;
    }
    Ok(())
}

/// The terms and the site's own notices, these moved by as many days as the first insurer's dates.
async fn load_site(app: &App, folder: &Path) -> Result<(), Fault> {
    let source: SiteSource = json(&folder.join("site.json"))?;
    let (mut site, terms) = source.split();
    let written: Vec<Enrolment> = json(&folder.join("insurers.json"))?;
    let opens = written
        .into_iter()
        .next()
        .map(|first| first.split().1.opens);
    let today = calendar::today(app.now());
    let days = opens.map_or(0, |opens| calendar::days_between(opens, today) - 21);
    for notice in &mut site.notices {
        notice.published = calendar::shifted(notice.published, days);
    }
    for version in &terms {
        let key = Key::terms(version.version);
        app.tables().put(&key, version).await.map_err(refused)?;
    }
    app.tables().put(&Key::site(), &site).await.map_err(refused)
}

/// Enrols one insurer, imports its roster and opens its campaign.
///
/// # Errors
/// As [`load`].
pub async fn load_insurer(
    app: &App,
    folder: &Path,
    insurer: Insurer,
    campaign: &Campaign,
) -> Result<(), Fault> {
    enrol(app, insurer.clone(), campaign)
        .await
        .map_err(refused)?;
    let file = |kind: &str| File::open(folder.join(format!("{kind}-{}.csv", insurer.code)));
    let code = InsurerCode::parse(&insurer.code).map_err(|fault| fault.to_string())?;
    let (members, dependents) = (file("members")?, file("dependents")?);
    let imported = import_roster(app, &code, members, dependents, Mode::Write)
        .await
        .map_err(refused)?;
    if !imported.report.accepts() {
        return Err(format!("{}: {:?}", insurer.code, imported.report.findings).into());
    }
    open_campaign(app, &insurer, campaign)
        .await
        .map_err(refused)?;
    Ok(())
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T, Fault> {
    let text = std::fs::read_to_string(path)?;
    serde_json::from_str(&text).map_err(|fault| format!("{}: {fault}", path.display()).into())
}

/// A file in Shift_JIS (windows-31j).
pub(crate) fn decoded(path: &Path) -> Result<String, Fault> {
    let bytes = std::fs::read(path)?;
    let (text, _, broken) = encoding_rs::SHIFT_JIS.decode(&bytes);
    if broken {
        return Err(format!("{}: not Shift_JIS", path.display()).into());
    }
    Ok(text.into_owned())
}

/// A refusal as a fault.
pub fn refused(problem: platform::Problem) -> Fault {
    format!("{problem:?}").into()
}
