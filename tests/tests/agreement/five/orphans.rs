//! What stands there for a step that does not exist.

use super::Wanted;
use crate::spelling::{pascal, snake};
use crate::tree::Tree;

/// A line for each binary, function, event and test that belongs to no step.
pub fn faults(steps: &[Wanted], tree: &Tree) -> Vec<String> {
    let named = |name: &str| steps.iter().any(|step| step.name == name);
    let mut lines = Vec::new();
    let mut orphan = |what: String| {
        lines.push(format!(
            "{what}: belongs to no step; add one to STEPS or remove it"
        ));
    };
    for (folder, ending) in [("functions/src/bin", ".rs"), ("events", ".json")] {
        for name in tree.below(folder, ending) {
            if !named(name) {
                orphan(format!("{folder}/{name}{ending}"));
            }
        }
    }
    for (id, _) in tree.functions() {
        if !steps.iter().any(|step| pascal(step.name) == *id) {
            orphan(format!("{id} in template.yaml"));
        }
    }
    for path in tree.below("tests/tests/steps", ".rs") {
        let Some((_, file)) = path.split_once('/') else {
            continue;
        };
        // A step's tests may go on in `<step>_<what>.rs` or in a folder of its name.
        let of = |step: &Wanted| {
            let rest = file.strip_prefix(&snake(step.name));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', '/']))
        };
        if file != "mod" && !steps.iter().any(of) {
            orphan(format!("tests/tests/steps/{path}.rs"));
        }
    }
    lines
}

#[test]
fn what_belongs_to_no_step_is_named() {
    let tree = Tree::read();
    let steps = crate::wanted();
    let (gone, rest) = steps.split_first().unwrap();
    let lines = faults(rest, &tree);
    for what in [
        format!("functions/src/bin/{}.rs: ", gone.name),
        format!("events/{}.json: ", gone.name),
        format!("{} in template.yaml: ", pascal(gone.name)),
        format!("/{}.rs: belongs", snake(gone.name)),
    ] {
        assert!(
            lines.iter().any(|line| line.contains(&what)),
            "{what}\n{lines:?}"
        );
    }
}
