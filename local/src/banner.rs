//! What a local run prints once it is ready: where to go and what to type in there.

use std::fs::File;
use std::path::Path;

use domain::calendar;
use domain::campaigns::Campaign;
use domain::identity::{InsurerCode, lookup_material};
use domain::insurer::Insurer;
use domain::reissue::facilities;
use domain::roster::{RosterEntry, check};
use platform::App;
use platform::tables::Key;

use crate::demo::{self, Fault};
use crate::endpoints::Endpoints;

/// The banner of a run at `origin`.
pub(super) async fn text(
    app: &App,
    folder: &Path,
    origin: &str,
    endpoints: &Endpoints,
) -> Result<String, Fault> {
    let today = calendar::with_weekday(calendar::today(app.now()));
    let mut lines = vec![
        String::new(),
        format!("  Kennin    {origin}/          ({today})"),
        format!("  Mailbox   {origin}/mailbox"),
        format!(
            "  Inside    DynamoDB {}  S3 {}  SES {}",
            endpoints.dynamodb.url(),
            endpoints.s3.url(),
            endpoints.ses.url()
        ),
        String::new(),
        "  To type in (保険者コード / 記号 / 番号 / 生年月日 / 氏名カナ):".to_owned(),
    ];
    for one in demo::insurers(app, folder)? {
        let line = member(app, folder, &one.insurer, &one.campaign).await?;
        let nobody = || format!("  {}: everybody has an account", one.insurer.code);
        lines.push(line.unwrap_or_else(nobody));
    }
    lines.push(String::new());
    for facility in facilities(&demo::decoded(&folder.join("facilities.csv"))?)?
        .iter()
        .take(1)
    {
        let (number, prefecture) = (facility.number.as_str(), facility.prefecture.name());
        lines.push(format!("  再発行: 事業所番号 {number} / {prefecture}"));
    }
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// The first member of the demo roster who is asked something and has no account yet.
async fn member(
    app: &App,
    folder: &Path,
    insurer: &Insurer,
    campaign: &Campaign,
) -> Result<Option<String>, Fault> {
    let code = insurer.code.as_str();
    let own = InsurerCode::parse(code).map_err(|fault| fault.to_string())?;
    let file = |kind: &str| File::open(folder.join(format!("{kind}-{code}.csv")));
    let today = calendar::today(app.now());
    let roster = check(file("members")?, file("dependents")?, today)?.roster;
    let mut roster = roster.ok_or("demo roster")?;
    let names = demo::decoded(&folder.join(format!("members-{code}.csv")))?;
    let secrets = app.secrets().await.map_err(demo::refused)?;
    for (row, household) in (1..).zip(roster.households()?) {
        let household = household?;
        let (symbol, number) = (&household.member.symbol, &household.member.number);
        let key = Key::roster(&secrets.lookup(&lookup_material(&own, symbol, number)));
        let entry: Option<RosterEntry> = app.tables().get(&key).await.map_err(demo::refused)?;
        let Some(entry) = entry.filter(|entry| entry.may_register() && campaign.asks(entry)) else {
            continue;
        };
        let cells = names.lines().nth(row).unwrap_or_default().split(',');
        let kana = cells.skip(3).take(1).collect::<String>();
        let mail = entry
            .row
            .email
            .as_deref()
            .unwrap_or("(メールアドレスは本人が入力)");
        let (symbol, number) = (symbol.as_str(), number.as_str());
        let born = entry.row.birth_date.date();
        return Ok(Some(format!(
            "  {code} / {symbol} / {number} / {born} / {kana}    {}  {mail}",
            insurer.name
        )));
    }
    Ok(None)
}
