//! No circles: whoever reads one folder of a package need not read all of them.

mod source;

use std::collections::{BTreeMap, BTreeSet};

use local::root;
use source::Package;

/// Which module names which other one, and in which files.
type Graph = BTreeMap<(String, String), BTreeSet<String>>;

/// The references between the modules directly below `base`.
fn graph(package: &Package, base: &[&str]) -> Graph {
    let mut graph = Graph::new();
    for (from, to) in package.references() {
        let below = |path: &[String]| -> Option<String> {
            let rest = path.strip_prefix(
                base.iter()
                    .map(|s| (*s).to_owned())
                    .collect::<Vec<_>>()
                    .as_slice(),
            )?;
            rest.first().cloned()
        };
        if let (Some(a), Some(b)) = (below(&from), below(&to))
            && a != b
        {
            graph.entry((a, b)).or_default().insert(from.join("::"));
        }
    }
    graph
}

/// The references that lie on a circle, one line each.
fn circles(graph: &Graph) -> Vec<String> {
    let mut reached: BTreeSet<(&str, &str)> = graph
        .keys()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    loop {
        let further: Vec<(&str, &str)> = reached
            .iter()
            .flat_map(|(a, b)| {
                reached
                    .range((*b, "")..)
                    .take_while(move |(c, _)| c == b)
                    .map(move |(_, d)| (*a, *d))
            })
            .filter(|pair| !reached.contains(pair))
            .collect();
        if further.is_empty() {
            break;
        }
        reached.extend(further);
    }
    let on_one = graph
        .iter()
        .filter(|((a, b), _)| reached.contains(&(b.as_str(), a.as_str())));
    on_one
        .map(|((a, b), files)| {
            format!(
                "{a} -> {b} ({})",
                files.iter().cloned().collect::<Vec<_>>().join(", ")
            )
        })
        .collect()
}

#[test]
fn no_two_folders_of_a_package_need_each_other() {
    let mut found = Vec::new();
    for (folder, base) in [
        ("shared/domain", &[][..]),
        ("shared/domain", &["survey"]),
        ("shared/platform", &[]),
        ("functions", &[]),
        ("local", &[]),
        ("bench", &[]),
        ("tests", &[]),
        ("tests/emulators", &[]),
    ] {
        let graph = graph(&Package::read(&root().join(folder).join("src")), base);
        let place = [&[folder], base].concat().join("/");
        found.extend(
            circles(&graph)
                .into_iter()
                .map(|line| format!("{place}: {line}")),
        );
    }
    assert!(found.is_empty(), "circles:\n{}", found.join("\n"));
}

#[test]
fn a_circle_is_found_through_re_exports_and_over_three_modules() {
    let package = |files: &[(&str, &str)]| {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        Package::new(files.collect())
    };
    let root = (
        "lib.rs",
        "mod a;\nmod b;\nmod c;\npub use c::{deep::Thing as Third, Other};\n",
    );
    let straight = [
        root,
        ("a.rs", "use crate::b::B;\n"),
        ("b/inner.rs", "use crate::Third;\n"),
        ("c.rs", ""),
    ];
    assert_eq!(
        circles(&graph(&package(&straight), &[])),
        Vec::<String>::new()
    );
    let mut round = straight;
    round[3] = ("c/deep.rs", "use super::super::{a::{self, A}, Other};\n");
    assert_eq!(
        circles(&graph(&package(&round), &[])),
        ["a -> b (a)", "b -> c (b::inner)", "c -> a (c::deep)"]
    );
    round[3] = (
        "c.rs",
        "// crate::a\n#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}\n",
    );
    assert_eq!(circles(&graph(&package(&round), &[])), Vec::<String>::new());
}
