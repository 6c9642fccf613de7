//! Steps, binaries, template, events, tests and site say the same; what is missing is named with
//! what to add.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test cannot go on without what it reads"
)]

mod alarms;
mod circles;
mod five;
mod headers;
mod links;
mod mail;
mod readme;
mod rights;
mod samples;
mod site;
mod spelling;
mod tables;
mod tree;

use five::{Trigger, Wanted};
use functions::{Kind, Method, STEPS};

/// STEPS as the checker takes them.
fn wanted() -> Vec<Wanted> {
    let of = |kind: &Kind| match kind {
        Kind::Route(route) => Trigger::Route(match route().method {
            Method::Get => "GET",
            Method::Post => "POST",
        }),
        Kind::Schedule(schedule) => Trigger::Schedule(schedule.rate),
    };
    let steps = STEPS.iter();
    steps
        .map(|step| Wanted {
            name: step.name,
            trigger: of(&step.kind),
        })
        .collect()
}
