//! The README names the places of a step, all of them and no other.

use crate::spelling::snake;
use crate::tree::Tree;

/// Where a step of this journey stands.
fn places(name: &str, journey: &str) -> [String; 8] {
    let snake = snake(name);
    [
        format!("functions/src/{journey}/{snake}.rs"),
        format!("functions/src/{journey}/mod.rs"),
        "functions/src/steps.rs".to_owned(),
        format!("functions/src/bin/{name}.rs"),
        "template.yaml".to_owned(),
        format!("events/{name}.json"),
        format!("tests/tests/steps/{journey}/{snake}.rs"),
        format!("tests/tests/steps/{journey}/mod.rs"),
    ]
}

/// The files below `folders` that spell a step in one of its forms.
fn spelling(tree: &Tree, name: &str) -> Vec<String> {
    let spelt = [name.to_owned(), snake(name)];
    let paths = tree.paths().filter(|path| {
        let text = tree.text(path).unwrap_or_default();
        let in_path = spelt.iter().any(|form| path.contains(form.as_str()));
        in_path
            || spelt
                .iter()
                .any(|form| text.contains(&format!("{form}::STEP")))
    });
    paths.map(str::to_owned).collect()
}

#[test]
fn the_readme_names_the_places_of_a_step_and_no_other() {
    let text = std::fs::read_to_string(tests::root().join("README.md")).unwrap();
    let table = text.split("## Adding a step").nth(1).unwrap();
    let rows = table.lines().skip_while(|line| !line.starts_with("|---"));
    let told: Vec<&str> = rows
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|row| row.split('`').nth(1).unwrap())
        .collect();
    let places = places("confirm-code", "signup");
    assert_eq!(told, places);
    for place in &places {
        assert!(tests::root().join(place).is_file(), "{place}");
    }
    for path in spelling(&Tree::read(), "confirm-code") {
        assert!(places.contains(&path), "{path} spells the step too");
    }
}
