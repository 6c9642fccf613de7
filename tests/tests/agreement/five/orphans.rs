//! What stands there for a step that does not exist.

use super::Wanted;
use crate::spelling::pascal;
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
    // Tests beyond a step's own file are free, but stand beside a journey's steps and are compiled.
    for path in tree.below("tests/tests/steps", ".rs") {
        let Some((folder, file)) = path.split_once('/') else {
            continue;
        };
        let sources = tree.below("functions/src", ".rs");
        let journey = sources
            .iter()
            .any(|path| path.starts_with(&format!("{folder}/")));
        let modules = tree.text(&format!("tests/tests/steps/{folder}/mod.rs"));
        let first = file.split('/').next().unwrap_or_default();
        let compiled = modules.is_some_and(|text| text.contains(&format!("mod {first};")));
        if !journey || !(compiled || file == "mod") {
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
    let lines = faults(
        rest,
        &tree.with_file("tests/tests/steps/signup/forgotten.rs"),
    );
    for what in [
        format!("functions/src/bin/{}.rs: ", gone.name),
        format!("events/{}.json: ", gone.name),
        format!("{} in template.yaml: ", pascal(gone.name)),
        "tests/tests/steps/signup/forgotten.rs: ".to_owned(),
    ] {
        assert!(
            lines.iter().any(|line| line.contains(&what)),
            "{what}\n{lines:?}"
        );
    }
}
