//! The controls of `make red`, which runs outside of the tests: that each still fits the sources it changes.

use std::process::Command;

use local::root;

#[test]
fn every_control_fits_the_sources_and_names_its_test() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for entry in std::fs::read_dir(root().join("tests/red")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "patch") {
            continue;
        }
        seen += 1;
        let patch = std::fs::read_to_string(&path).unwrap();
        let mut command = Command::new("git");
        let check = command.args(["apply", "--check"]).arg(&path);
        let fits = check.current_dir(root()).output().unwrap();
        if !fits.status.success() {
            wrong.push(format!("{}: does not apply any more", path.display()));
        }
        for line in ["Control: ", "Test: "] {
            if !patch.lines().any(|told| told.starts_with(line)) {
                wrong.push(format!("{}: has no line `{line}`", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 100, "{seen} controls");
}
