//! The production sources of one package, as far as modules name each other.

use std::collections::BTreeMap;
use std::path::Path;

/// A module by its names from the root.
type Module = Vec<String>;

/// The modules of a package and what each makes its own by `pub use`.
pub struct Package {
    texts: BTreeMap<Module, String>,
    exports: BTreeMap<Module, Vec<Named>>,
}

/// A path in the source, and the name that it has there.
struct Named {
    path: Vec<String>,
    name: String,
}

impl Package {
    /// The package whose `src` lies at `folder`.
    pub fn read(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        collect(folder, "", &mut files);
        assert!(!files.is_empty(), "{}: no sources", folder.display());
        Self::new(files)
    }

    /// A package of these files by their path below `src`.
    pub fn new(files: BTreeMap<String, String>) -> Self {
        let mut texts: BTreeMap<Module, String> = BTreeMap::new();
        for (path, text) in files {
            texts.insert(module(&path), production(&text));
        }
        let exports = texts
            .iter()
            .map(|(module, text)| (module.clone(), exports(text)))
            .collect();
        Self { texts, exports }
    }

    /// Each module with a module that it names.
    pub fn references(&self) -> Vec<(Module, Module)> {
        let mut found = Vec::new();
        for (module, text) in &self.texts {
            for (at, _) in text
                .match_indices("crate::")
                .chain(text.match_indices("super::"))
            {
                let before = text[..at].chars().next_back();
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                    continue;
                }
                for named in tree(&text[at..]) {
                    found.push((module.clone(), self.resolve(module, &named.path)));
                }
            }
        }
        found
    }

    /// The module that a path leads into, through re-exports.
    fn resolve(&self, from: &Module, path: &[String]) -> Module {
        let mut here = match path.first().map(String::as_str) {
            Some("crate") => Module::new(),
            _ => from.clone(),
        };
        for (at, name) in path.iter().enumerate() {
            let mut child = here.clone();
            child.push(name.clone());
            let export = || {
                self.exports
                    .get(&here)?
                    .iter()
                    .find(|named| named.name == *name)
            };
            match name.as_str() {
                "crate" | "self" => {}
                "super" => {
                    here.pop();
                }
                _ if self.texts.keys().any(|module| module.starts_with(&child)) => here = child,
                _ => {
                    return match export() {
                        Some(named) if at > 0 || named.path != path => {
                            self.resolve(&here, &named.path)
                        }
                        _ => here,
                    };
                }
            }
        }
        here
    }
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = if below.is_empty() {
            name.clone()
        } else {
            format!("{below}/{name}")
        };
        if entry.file_type().unwrap().is_dir() {
            if name != "tests" && name != "bin" {
                collect(&entry.path(), &path, files);
            }
        } else if name.ends_with(".rs") && name != "tests.rs" && !name.ends_with("_tests.rs") {
            files.insert(path, std::fs::read_to_string(entry.path()).unwrap());
        }
    }
}

fn module(path: &str) -> Module {
    let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let names = path
        .split('/')
        .filter(|name| !["lib", "main"].contains(name));
    names.map(str::to_owned).collect()
}

/// The text without comments and without what only tests see.
fn production(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim_start() == "#[cfg(test)]" {
            let indent = line.len() - line.trim_start().len();
            let end = format!("{}}}", " ".repeat(indent));
            for line in lines.by_ref() {
                if line.ends_with(';') && line.len() - line.trim_start().len() == indent
                    || line == end
                {
                    break;
                }
            }
        } else if !line.trim_start().starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

fn exports(text: &str) -> Vec<Named> {
    let parts = text.split("\npub").skip(1);
    let uses = parts.filter_map(|part| part.trim_start_matches("(crate)").strip_prefix(" use "));
    uses.flat_map(tree).collect()
}

/// The paths of a use tree, which ends where no path goes on: `a::{b, c::D as E}`.
fn tree(text: &str) -> Vec<Named> {
    let mut found = Vec::new();
    branch(&mut text.trim_start(), &[], &mut found);
    found
}

fn branch(text: &mut &str, before: &[String], found: &mut Vec<Named>) {
    let mut path = before.to_vec();
    loop {
        *text = text.trim_start();
        if let Some(mut inside) = text.strip_prefix('{') {
            while !inside.trim_start().starts_with('}') && !inside.is_empty() {
                branch(&mut inside, &path, found);
                inside = inside.trim_start().trim_start_matches(',');
            }
            *text = inside.trim_start().trim_start_matches('}');
            return;
        }
        let end = text
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        if name.is_empty() {
            // `*`, or something that is no tree: forwards in any case.
            *text = text.get(1..).unwrap_or("");
            break;
        }
        path.push(name.to_owned());
        *text = rest;
        match rest.strip_prefix("::") {
            Some(further) => *text = further,
            None => break,
        }
    }
    let mut name = path
        .iter()
        .rev()
        .find(|name| *name != "self")
        .cloned()
        .unwrap_or_default();
    if let Some(alias) = text.trim_start().strip_prefix("as ") {
        let end = alias
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(alias.len());
        let (given, rest) = alias.split_at(end);
        name = given.to_owned();
        *text = rest;
    }
    found.push(Named { path, name });
}
