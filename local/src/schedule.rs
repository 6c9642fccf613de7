//! The schedules of a local run: every scheduled step ticks, one after the other, every few seconds.

use std::time::Duration;

use functions::{Kind, STEPS};
use platform::App;
use tokio::sync::watch;

/// How long one tick may work, seconds: a run that is asked to end waits for it.
pub(super) const BUDGET: u32 = 5;
const PAUSE: Duration = Duration::from_secs(2);

/// Ticks until `ending` says so; a tick that has begun comes to its end.
pub(super) async fn run(app: App, mut ending: watch::Receiver<bool>) {
    loop {
        for step in STEPS {
            let Kind::Schedule(schedule) = step.kind else {
                continue;
            };
            if let Err(problem) = (schedule.tick)(app.clone()).await {
                tracing::error!(step = step.name, slug = problem.refusal().slug(), "tick");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = ending.wait_for(|ended| *ended) => return,
        }
    }
}
