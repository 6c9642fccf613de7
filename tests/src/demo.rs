//! The demo insurers, loaded by the code that an insurer's own import and opening will use.

use std::fs::File;
use std::path::{Path, PathBuf};

use domain::calendar;
use domain::campaign::{Campaign, Enrolment};
use domain::identity::InsurerCode;
use domain::insurer::Insurer;
use domain::reissue::{facilities, federations};
use functions::insurer::{Mode, enrol, import_roster, open_campaign};
use platform::App;
use platform::tables::Key;

/// Why the demo data did not load.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The demo insurers with their campaigns, moved so that `app`'s today lies three weeks after the
/// opening.
///
/// # Errors
/// `insurers.json` in `folder` cannot be read.
pub fn insurers(app: &App, folder: &Path) -> Result<Vec<(Insurer, Campaign)>, Fault> {
    let text = std::fs::read_to_string(folder.join("insurers.json"))?;
    let enrolments: Vec<Enrolment> = serde_json::from_str(&text)?;
    let today = calendar::today(app.now());
    let moved = |enrolment: Enrolment| enrolment.opened_three_weeks_before(today);
    Ok(enrolments.into_iter().map(moved).collect())
}

/// Loads everything in `folder`. Killed and repeated, it ends in the same state.
///
/// # Errors
/// A file that cannot be read or is rejected, or the tables do not answer.
pub async fn load(app: &App, folder: &Path) -> Result<(), Fault> {
    for (insurer, campaign) in insurers(app, folder)? {
        load_insurer(app, folder, insurer, &campaign).await?;
    }
    load_facilities(app, folder).await
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

async fn load_facilities(app: &App, folder: &Path) -> Result<(), Fault> {
    for facility in facilities(&decoded(&folder.join("facilities.csv"))?)? {
        let key = Key::facility(facility.number.as_str());
        app.tables().put(&key, &facility).await.map_err(refused)?;
    }
    let federations = federations(&decoded(&folder.join("federations.csv"))?)?;
    for federation in &federations {
        let key = Key::federation(federation.prefecture.name());
        app.tables().put(&key, federation).await.map_err(refused)?;
    }
    let all = serde_json::json!({ "federations": federations });
    app.tables()
        .put(&Key::federation("-"), all)
        .await
        .map_err(refused)
}

/// A file in Shift_JIS (windows-31j).
fn decoded(path: &PathBuf) -> Result<String, Fault> {
    let bytes = std::fs::read(path)?;
    let (text, _, broken) = encoding_rs::SHIFT_JIS.decode(&bytes);
    if broken {
        return Err(format!("{}: not Shift_JIS", path.display()).into());
    }
    Ok(text.into_owned())
}

fn refused(problem: platform::Problem) -> Fault {
    format!("{problem:?}").into()
}
