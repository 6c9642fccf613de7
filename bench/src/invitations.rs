//! Invitations: how many a second, and how much of a quota is used without ever being over it.

use std::time::{Duration, Instant};

use emulators::ses::Limits;
use jiff::Timestamp;
use serde_json::Value;

use crate::Wish;
use crate::report::{Report, row};
use crate::stand::Stand;
use local::demo::{self, Fault};
use tests::invitations;

/// The account's rate in the second run, recipients a second.
const RATE: u32 = 100;

/// What ticks of one run came to.
struct Run {
    sent: usize,
    took: Duration,
    ticks: u32,
    peak: u64,
    refused: u64,
    /// Recipients accepted in the first minute.
    minute: usize,
}

/// Both runs, printed.
pub(crate) async fn measure(wish: &Wish, report: &mut Report<'_>) -> Result<(), Fault> {
    let (free, members, seconds) = if wish.quick {
        (100, 150, 1)
    } else {
        (5_000, 6_000, 60)
    };
    let unlimited = run(free, 1_000_000, None, 20).await?;
    let limited = run(members, RATE, Some(RATE), seconds).await?;
    report.part(
        "Invitations",
        "`send-invitations` in process over the embedded tables and SES (SendBulkTemplatedEmail, templates of \
         template.yaml); generated members of the demo's 0386, one tick after the other until all is sent or the time is over. \
         Most in a second: recipients in any sliding second, as the SES emulator counts them; refused: recipients \
         that it throttled.",
    );
    let mut rows = vec![row([
        "SES",
        "sent",
        "time, s",
        "ticks",
        "a second",
        "share of the quota",
        "most in any second",
        "refused",
        "never over",
    ])];
    let speed = |run: &Run| run.sent as f64 / run.took.as_secs_f64().max(0.001);
    rows.push(row([
        "no quota",
        &unlimited.sent.to_string(),
        &format!("{:.1}", unlimited.took.as_secs_f64()),
        &unlimited.ticks.to_string(),
        &format!("{:.0}", speed(&unlimited)),
        "",
        &unlimited.peak.to_string(),
        &unlimited.refused.to_string(),
        "",
    ]));
    let most = f64::from(RATE) * limited.took.as_secs_f64().clamp(1.0, 60.0);
    let kept = limited.refused == 0 && limited.peak <= u64::from(RATE);
    rows.push(row([
        &format!("{RATE} a second"),
        &limited.sent.to_string(),
        &format!("{:.1}", limited.took.as_secs_f64()),
        &limited.ticks.to_string(),
        &format!("{:.1}", speed(&limited)),
        &format!("{:.0} %", 100.0 * limited.minute as f64 / most),
        &limited.peak.to_string(),
        &limited.refused.to_string(),
        if kept { "met" } else { "NOT MET" },
    ]));
    report.table(&rows);
    Ok(())
}

async fn run(
    members: usize,
    mail_rate: u32,
    rate: Option<u32>,
    seconds: u32,
) -> Result<Run, Fault> {
    let stand = Stand::start(|config| {
        config.mail_rate = mail_rate;
        config.tick_budget = seconds;
    })?;
    invitations::lay(stand.app(), &invitations::addresses(members)).await?;
    stand
        .stage
        .endpoints
        .ses
        .limit(Limits { rate, daily: None });
    let (began, since) = (Instant::now(), stand.app().now());
    let mut ticks = 0;
    while began.elapsed() < Duration::from_secs(u64::from(seconds)) {
        ticks += 1;
        let told = invitations::tick(stand.app()).await;
        let told = told.map_err(demo::refused)?;
        if told.get("sent").and_then(Value::as_u64) == Some(0) {
            break;
        }
    }
    let took = began.elapsed();
    let pace = stand.stage.endpoints.ses.pace();
    let mailbox = &stand.stage.endpoints.mailbox;
    let end: Timestamp = since + jiff::SignedDuration::from_secs(60);
    let mails = mailbox.messages(None);
    Ok(Run {
        sent: mails.len(),
        took,
        ticks,
        peak: pace.peak,
        refused: pace.refused,
        minute: mails.iter().filter(|mail| mail.sent_at < end).count(),
    })
}
