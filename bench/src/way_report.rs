//! Prints what was measured of the eight steps.

use std::time::Duration;

use crate::meter::{Meter, Samples};
use crate::numbers::{median, ms, quantile};
use crate::report::{Report, row};

/// The steps of the contract with the target for their depth of dependent AWS calls.
const TARGETS: [(&str, usize); 8] = [
    ("verify-identity", 3),
    ("send-code", 3),
    ("confirm-code", 2),
    ("create-account", 2),
    ("login", 2),
    ("submit-survey", 2),
    ("presign-upload", 2),
    ("request-reissue", 3),
];

/// Latency, then depth.
pub(crate) fn tell(report: &mut Report<'_>, meter: &Meter, argon2: &[Duration]) {
    let steps: Vec<_> = TARGETS
        .iter()
        .filter_map(|(step, target)| Some((*step, *target, meter.0.get(step)?)))
        .collect();
    latency(report, &steps, argon2);
    depth(report, &steps);
}

type Measured<'a> = (&'static str, usize, &'a Samples);

fn latency(report: &mut Report<'_>, steps: &[Measured<'_>], argon2: &[Duration]) {
    report.part(
        "Warm latency of the eight steps",
        "In process, through the router, over the embedded endpoints on loopback; two Apps in turn, one request \
         at a time, successes only, each of another member and network. AWS: from the first call's start to the last \
         one's end. Argon2 stands apart: its runs a request, and the rest is the time without their median.",
    );
    let one = median(argon2);
    let mut rows = vec![row([
        "step",
        "calls",
        "p50, ms",
        "p99, ms",
        "of it AWS p50, ms",
        "Argon2 runs",
        "Argon2, ms",
        "p50 without Argon2, ms",
    ])];
    for (step, _, samples) in steps {
        let runs = u32::try_from(samples.argon2).unwrap_or_default();
        let rest = median(&samples.took).saturating_sub(one * runs);
        rows.push(row([
            step,
            &samples.took.len().to_string(),
            &ms(median(&samples.took)),
            &ms(quantile(&samples.took, 0.99)),
            &ms(median(&samples.aws)),
            &runs.to_string(),
            &ms(one * runs),
            &ms(rest),
        ]));
    }
    report.table(&rows);
    report.line(&format!(
        "\nArgon2id (m=19456 KiB, t=2, p=1) alone: p50 {} ms, p99 {} ms of {} comparisons.",
        ms(one),
        ms(quantile(argon2, 0.99)),
        argon2.len()
    ));
}

fn depth(report: &mut Report<'_>, steps: &[Measured<'_>]) {
    report.part(
        "Depth of dependent AWS calls",
        "Counted by an interceptor in the SDK clients (DynamoDB, S3, SES) over the same requests: the longest chain \
         of calls of which each began after the one before had ended, and all calls; the most of any request. \
         Presigning an address and reading the secrets (once in the life of a function) are no calls here.",
    );
    let mut rows = vec![row([
        "step", "depth", "target", "verdict", "total", "calls",
    ])];
    for (step, target, samples) in steps {
        let met = samples.depth <= *target;
        rows.push(row([
            step,
            &samples.depth.to_string(),
            &format!("≤ {target}"),
            if met { "met" } else { "NOT MET" },
            &samples.total.to_string(),
            &samples.operations,
        ]));
    }
    report.table(&rows);
}
