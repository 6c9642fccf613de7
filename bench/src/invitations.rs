//! Invitations: how many a second, and how much of bulk's share is used without ever being over the rate.

use std::time::{Duration, Instant};

use emulators::fault::{self, Fault as Harm, Proxy, Rule};
use emulators::ses::Limits;
use platform::{App, Clock, Endpoints};
use serde_json::Value;
use tokio::task::JoinSet;

use crate::Wish;
use crate::report::{Report, row};
use crate::stand::Stand;
use local::demo::{self, Fault};
use tests::invitations;

/// The accounts' rates, recipients a second.
const RATES: [u32; 3] = [14, 100, 1_000];
/// What each AWS call of a tick takes longer.
const LATENCY: Duration = Duration::from_millis(100);
/// From one tick to the next.
const MINUTE: Duration = Duration::from_secs(60);

/// What ticks of one run came to.
struct Run {
    sent: usize,
    took: Duration,
    peak: u64,
    refused: u64,
}

/// All runs, printed.
pub(crate) async fn measure(wish: &Wish, report: &mut Report<'_>) -> Result<(), Fault> {
    let (free, minutes) = if wish.quick { (100, 0) } else { (5_000, 5) };
    let unlimited = as_fast(free).await?;
    report.part(
        "Invitations",
        "`send-invitations` in process over the embedded tables and SES (SendBulkTemplatedEmail, templates of \
         template.yaml); generated members of the demo's 0386, each looked at once more before the call. With a rate: \
         100 ms more for each AWS call, a tick a minute, five minutes. Bulk's share is nine tenths of the rate. \
         Most in a second: recipients in any sliding second, as the SES emulator counts them; refused: recipients \
         that it throttled.",
    );
    let mut rows = vec![row([
        "SES",
        "sent",
        "time, s",
        "a second",
        "of bulk's share",
        "most in any second",
        "refused",
        "90 % and never over",
    ])];
    rows.push(told("no quota", &unlimited, None));
    let rates = if wish.rates.is_empty() {
        &RATES[..]
    } else {
        &wish.rates
    };
    for &rate in rates {
        let run = paced(rate, minutes).await?;
        rows.push(told(&format!("{rate} a second"), &run, Some(rate)));
    }
    report.table(&rows);
    Ok(())
}

fn told(name: &str, run: &Run, rate: Option<u32>) -> Vec<String> {
    let speed = run.sent as f64 / run.took.as_secs_f64().max(0.001);
    let share = rate.map(|rate| speed / (0.9 * f64::from(rate)));
    let kept = |rate: u32| run.refused == 0 && run.peak <= u64::from(rate);
    let met = rate
        .zip(share)
        .map(|(rate, share)| kept(rate) && share >= 0.9);
    row([
        name,
        &run.sent.to_string(),
        &format!("{:.1}", run.took.as_secs_f64()),
        &format!("{speed:.1}"),
        &share.map_or_else(String::new, |share| format!("{:.0} %", 100.0 * share)),
        &run.peak.to_string(),
        &run.refused.to_string(),
        met.map_or("", |met| if met { "met" } else { "NOT MET" }),
    ])
}

/// Ticks one after the other until nothing is left.
async fn as_fast(members: usize) -> Result<Run, Fault> {
    let stand = stand(1_000_000, 20)?;
    invitations::lay(stand.app(), &invitations::addresses(members)).await?;
    let began = Instant::now();
    loop {
        let told = invitations::tick(stand.app()).await;
        let told = told.map_err(demo::refused)?;
        if told.get("sent").and_then(Value::as_u64) == Some(0) {
            break;
        }
    }
    Ok(run(&stand, began.elapsed()))
}

/// A tick a minute for so many minutes, or one of a second, with more to send than the rate lets through.
async fn paced(rate: u32, minutes: u32) -> Result<Run, Fault> {
    let budget = if minutes == 0 { 2 } else { 65 };
    let length = (MINUTE * minutes).max(Duration::from_secs(2));
    let stand = stand(rate, budget)?;
    let members = usize::try_from(rate)? * usize::try_from(length.as_secs())?;
    invitations::lay(stand.app(), &invitations::addresses(members)).await?;
    let limits = Limits {
        rate: Some(rate),
        daily: None,
    };
    stand.stage.endpoints.ses.limit(limits);
    let (app, proxies) = slowed(stand.app())?;
    let began = Instant::now();
    let mut ticks = JoinSet::new();
    for minute in 0..minutes.max(1) {
        for proxy in &proxies {
            // What it wrote down of the minute before is let go.
            proxy.forget();
            proxy.inject(Rule::next("*", Harm::Latency(LATENCY)).times(usize::MAX));
        }
        let app = app.clone();
        ticks.spawn(async move { invitations::tick(&app).await });
        let next = (MINUTE * (minute + 1)).min(length);
        tokio::time::sleep(next.saturating_sub(began.elapsed())).await;
    }
    let run = run(&stand, length);
    ticks.shutdown().await;
    Ok(run)
}

fn stand(mail_rate: u32, budget: u32) -> Result<Stand, Fault> {
    Stand::start(|config| {
        config.mail_rate = mail_rate;
        config.mail_day = u32::MAX;
        config.tick_budget = budget;
    })
}

fn slowed(app: &App) -> Result<(App, [Proxy; 2]), Fault> {
    let mut config = app.config().clone();
    let Endpoints::Loopback { dynamodb, ses, .. } = &mut config.endpoints else {
        return Err("a bench stands on this machine".into());
    };
    let proxies = [fault::start(dynamodb)?, fault::start(ses)?];
    let [tables, mail] = &proxies;
    (*dynamodb, *ses) = (tables.url(), mail.url());
    Ok((App::new(config, Clock::Machine), proxies))
}

fn run(stand: &Stand, took: Duration) -> Run {
    let endpoints = &stand.stage.endpoints;
    let pace = endpoints.ses.pace();
    Run {
        sent: endpoints.mailbox.count(),
        took,
        peak: pace.peak,
        refused: pace.refused,
    }
}
