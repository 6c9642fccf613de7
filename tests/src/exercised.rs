//! What the door tests made each step answer: written down by every run of `make test`, judged once behind
//! them. A file beside a step shows that somebody meant to test it; an answer shows that somebody did.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

use functions::{Caller, STEPS};
use http::StatusCode;
use local::root;
use serde_json::Value;

/// Refusals of who may not call, by caller.
const CALLERS: [&str; 4] = ["no-flow", "no-session", "account-closed", "terms-required"];
/// Refusals of the frame around each step: of none of its own.
const FRAME: [&str; 8] = [
    "malformed",
    "too-large",
    "unsupported-media-type",
    "origin-refused",
    "edge-refused",
    "method-not-allowed",
    "busy",
    "internal",
];
/// Steps that cannot refuse in a way of their own. This list only gets shorter: what stands here and is
/// refused after all fails as well.
const NEVER_REFUSE: [&str; 5] = ["home", "logout", "notices", "reissue", "signup"];

/// Where `make test` wants the notes; without the folder nothing is written.
fn folder() -> PathBuf {
    root().join("target/tiers/exercised")
}

static NOTED: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);

/// Notes an answer of `path` (`/api/<step>`), once a process.
pub(crate) fn note(path: &str, status: StatusCode, body: &Value) {
    let slug = body.get("slug").and_then(Value::as_str).unwrap_or("-");
    let step = path.trim_start_matches("/api/");
    note_line(format!("{step} {} {slug}\n", status.as_u16()));
}

/// Notes a tick of `step` that came to its end.
pub(crate) fn note_tick(step: &str) {
    note_line(format!("{step} 200 -\n"));
}

fn note_line(line: String) {
    let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
    if noted.contains(&line) || !folder().is_dir() {
        return;
    }
    let file = folder().join(std::process::id().to_string());
    let file = OpenOptions::new().create(true).append(true).open(file);
    if file.is_ok_and(|mut file| file.write_all(line.as_bytes()).is_ok()) {
        noted.insert(line);
    }
}

/// A line for each step that lacks its success, its caller's refusal or a refusal of its own.
///
/// # Errors
/// The notes cannot be read.
pub fn missing() -> Result<Vec<String>, std::io::Error> {
    let mut notes = String::new();
    for file in fs::read_dir(folder())? {
        notes.push_str(&fs::read_to_string(file?.path())?);
    }
    Ok(judge(&notes))
}

fn judge(notes: &str) -> Vec<String> {
    let known: BTreeSet<(&str, &str)> = notes
        .lines()
        .filter_map(|line| {
            let (step, rest) = line.split_once(' ')?;
            rest.split_once(' ').map(|(_, slug)| (step, slug))
        })
        .collect();
    let mut lines = Vec::new();
    for step in STEPS {
        let has = |kind: &dyn Fn(&str) -> bool| {
            let mut all = known.iter();
            all.any(|(name, slug)| *name == step.name && kind(slug))
        };
        let mut lacks = |what: &str| {
            let mut line = step.name.to_owned();
            // Writing to a String does not fail.
            let _ = write!(line, ": no door test {what}");
            lines.push(line);
        };
        if !has(&|slug| slug == "-") {
            lacks("sees its success");
        }
        let Some(route) = step.as_route() else {
            continue;
        };
        let caller = |slug: &str| CALLERS.contains(&slug);
        if route.caller != Caller::Anyone && !has(&caller) {
            lacks("sees a stranger refused");
        }
        let own = has(&|slug| slug != "-" && !caller(slug) && !FRAME.contains(&slug));
        match (own, NEVER_REFUSE.contains(&step.name)) {
            (false, false) => lacks("sees a refusal of its own"),
            (true, true) => lacks("may expect it in NEVER_REFUSE any more: it refuses"),
            _ => {}
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_exercised_by_three_kinds_of_answers() {
        let lacks = |notes: &str| {
            let lines = judge(notes);
            let ours = lines
                .iter()
                .filter(|line| line.starts_with("confirm-code:"));
            ours.count()
        };
        assert_eq!(lacks(""), 3);
        assert_eq!(lacks("confirm-code 200 -\nconfirm-code 500 internal\n"), 2);
        assert_eq!(lacks("confirm-code 200 -\nconfirm-code 401 no-flow\n"), 1);
        let all = "confirm-code 200 -\nconfirm-code 401 no-flow\nconfirm-code 403 code-refused\n";
        assert_eq!(lacks(all), 0);
    }

    #[test]
    fn who_refuses_after_all_does_not_stay_among_those_who_never_do() {
        let lines = judge("home 200 -\nhome 401 no-session\nhome 404 not-found\n");
        let home: Vec<_> = lines
            .iter()
            .filter(|line| line.starts_with("home:"))
            .collect();
        assert!(
            matches!(home.as_slice(), [line] if line.contains("NEVER_REFUSE")),
            "{home:?}"
        );
    }
}
