//! The demo insurers, loaded by the code that an insurer's own import and opening will use.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::path::Path;

use domain::calendar;
use domain::campaigns::{Enrolment, campaign_id};
use domain::identity::InsurerCode;
use domain::insurer::Faq;
use domain::reissue::{facilities, federations};
use domain::terms::SiteSource;
use functions::campaigns::{enrol, open_campaign};
use functions::facilities::ledger::{load_facilities, load_federations};
use functions::roster::{Mode, import_roster};
use jiff::SignedDuration;
use platform::App;
use platform::audit::Actor;
use platform::tables::Key;
use serde::de::DeserializeOwned;

use crate::config::SENDER;

/// Why the demo data did not load.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Who loads the demo data.
fn actor() -> Actor {
    Actor::operator("demo")
}

/// The demo insurers with their campaigns, all dates moved by the same whole days so that `app`'s today
/// lies three weeks after the opening of each.
///
/// # Errors
/// `insurers.json` or `faq.json` in `folder` cannot be read.
pub fn insurers(app: &App, folder: &Path) -> Result<Vec<Enrolment>, Fault> {
    let mut enrolments: Vec<Enrolment> = json(&folder.join("insurers.json"))?;
    let mut faq: HashMap<String, Vec<Faq>> = json(&folder.join("faq.json"))?;
    for enrolment in &mut enrolments {
        let days = days_since(enrolment, app);
        enrolment.pages.faq = faq.remove(&enrolment.insurer.code).unwrap_or_default();
        shift(enrolment, days);
    }
    Ok(enrolments)
}

/// By how many days a demonstration is moved: its campaign opened three weeks ago.
fn days_since(enrolment: &Enrolment, app: &App) -> i32 {
    calendar::days_between(enrolment.campaign.opens, calendar::today(app.now())) - 21
}

/// Moves every date; the campaign's id follows its reference date.
fn shift(enrolment: &mut Enrolment, days: i32) {
    let moved = |date| calendar::shifted(date, days);
    let Enrolment {
        insurer,
        pages,
        campaign,
    } = enrolment;
    insurer.edition = insurer.edition.map(moved);
    for notice in &mut pages.notices {
        notice.published = moved(notice.published);
    }
    let certified = &mut campaign.targets.certified_on_or_before;
    *certified = certified.map(moved);
    campaign.login_by = campaign.login_by.map(moved);
    for date in [
        &mut campaign.reference_date,
        &mut campaign.opens,
        &mut campaign.deadline,
    ] {
        *date = moved(*date);
    }
    campaign.id = campaign_id(&campaign.insurer, campaign.reference_date, campaign.number);
    insurer.open_campaign = Some(campaign.id.clone());
}

/// The domains that SES has to know as ours: of the insurers' senders, and of the reissue's.
///
/// # Errors
/// `insurers.json` in `folder` cannot be read.
pub fn senders(folder: &Path) -> Result<Vec<String>, Fault> {
    let enrolments: Vec<Enrolment> = json(&folder.join("insurers.json"))?;
    let mut senders = vec![SENDER.to_owned()];
    for enrolment in enrolments {
        let mail = enrolment.insurer.mail;
        senders.extend([mail.invitation_from, mail.system_from]);
    }
    let domain = |sender: &String| sender.rsplit('@').next().map(str::to_owned);
    let domains: BTreeSet<String> = senders.iter().filter_map(domain).collect();
    Ok(domains.into_iter().collect())
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
    for enrolment in insurers(app, folder)? {
        load_insurer(app, folder, &enrolment).await?;
    }
    Ok(())
}

/// The terms and the site's own notices, these moved by as many days as the first insurer's dates.
async fn load_site(app: &App, folder: &Path) -> Result<(), Fault> {
    let mut source: SiteSource = json(&folder.join("site.json"))?;
    let written: Vec<Enrolment> = json(&folder.join("insurers.json"))?;
    let days = written.first().map_or(0, |first| days_since(first, app));
    for notice in &mut source.notices.notices {
        notice.published = calendar::shifted(notice.published, days);
    }
    if let Some(window) = &mut source.maintenance {
        let by = SignedDuration::from_hours(24 * i64::from(days));
        (window.from, window.until) = (window.from + by, window.until + by);
    }
    let tables = app.tables();
    for version in &source.terms {
        let key = Key::terms(version.version);
        tables.put(&key, version).await.map_err(refused)?;
    }
    let notices = tables.put(&Key::site_notices(), &source.notices).await;
    notices.map_err(refused)?;
    tables
        .put(&Key::site(), source.site())
        .await
        .map_err(refused)
}

/// Enrols one insurer, imports its roster and opens its campaign.
///
/// # Errors
/// As [`load`].
pub async fn load_insurer(app: &App, folder: &Path, enrolment: &Enrolment) -> Result<(), Fault> {
    let actor = actor();
    enrol(app, &actor, enrolment).await.map_err(refused)?;
    let insurer = &enrolment.insurer;
    let file = |kind: &str| File::open(folder.join(format!("{kind}-{}.csv", insurer.code)));
    let code = InsurerCode::parse(&insurer.code).map_err(|fault| fault.to_string())?;
    let (members, dependents) = (file("members")?, file("dependents")?);
    let imported = import_roster(app, &actor, &code, members, dependents, Mode::Write)
        .await
        .map_err(refused)?;
    if !imported.accepted() {
        return Err(format!("{}: {:?}", insurer.code, imported.report.findings).into());
    }
    let opened = open_campaign(app, &actor, insurer, &enrolment.campaign).await;
    opened.map(|_| ()).map_err(refused)
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_demonstration_is_three_weeks_old_whenever_it_starts() {
        let folder = crate::root().join("tests/demo");
        let written: Vec<Enrolment> = json(&folder.join("insurers.json")).unwrap();
        for today in [date(2026, 11, 21), date(2028, 2, 29), date(2025, 1, 1)] {
            for before in &written {
                let mut after = before.clone();
                shift(
                    &mut after,
                    calendar::days_between(before.campaign.opens, today) - 21,
                );
                let (was, is) = (&before.campaign, &after.campaign);
                assert_eq!(calendar::days_between(is.opens, today), 21);
                let days = calendar::days_between(was.opens, is.opens);
                let moved = |from, to| assert_eq!(calendar::days_between(from, to), days);
                moved(was.deadline, is.deadline);
                moved(was.reference_date, is.reference_date);
                let certified = |one: &Enrolment| one.campaign.targets.certified_on_or_before;
                moved(certified(before).unwrap(), certified(&after).unwrap());
                let published = |one: &Enrolment| one.pages.notices.first().unwrap().published;
                moved(published(before), published(&after));
                assert_eq!(was.login_by.is_some(), is.login_by.is_some());
                let year = is.reference_date.year();
                assert_eq!(is.id, format!("{}-{year}-1", after.insurer.code));
                assert_eq!(after.insurer.open_campaign.as_ref(), Some(&is.id));
            }
        }
    }
}
