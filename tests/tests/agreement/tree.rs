//! The project's files as far as the agreement reads them: a snapshot that a test may take things from.

use std::collections::BTreeMap;
use std::path::Path;

use emulators::template::Template;
use local::root;
use serde_json::Value;

/// Texts by path from the project's root, and the template in its long form.
#[derive(Clone)]
pub struct Tree {
    files: BTreeMap<String, String>,
    pub template: Value,
}

impl Tree {
    /// The project as it is.
    pub fn read() -> Self {
        let mut files = BTreeMap::new();
        for folder in ["functions/src", "events", "tests/tests/steps"] {
            collect(&root().join(folder), folder, &mut files);
        }
        let template = Template::read(&root().join("template.yaml")).unwrap();
        Self {
            files,
            template: template.root().clone(),
        }
    }

    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The names below `folder` that end in `ending`, both taken away: `signup/confirm_code`.
    pub fn below(&self, folder: &str, ending: &str) -> Vec<&str> {
        let paths = self.files.keys();
        let name = |path: &'_ String| -> Option<(usize, usize)> {
            let rest = path.strip_prefix(folder)?.strip_prefix('/')?;
            rest.strip_suffix(ending)
                .map(|name| (path.len() - rest.len(), name.len()))
        };
        paths
            .filter_map(|path| name(path).map(|(from, length)| &path[from..from + length]))
            .collect()
    }

    /// The folder of `functions/src` whose `<snake>.rs` is a step.
    pub fn journey(&self, snake: &str) -> Option<&str> {
        let sources = self.below("functions/src", ".rs").into_iter();
        let mut pairs = sources.filter_map(|path| path.split_once('/'));
        let is_step = |folder: &str| {
            let text = self.text(&format!("functions/src/{folder}/{snake}.rs"));
            text.is_some_and(|text| {
                text.contains("step!(") || text.contains("pub const STEP: Step")
            })
        };
        pairs
            .find(|(folder, file)| *file == snake && is_step(folder))
            .map(|(folder, _)| folder)
    }

    pub fn functions(&self) -> impl Iterator<Item = (&String, &Value)> {
        let resources = self.template["Resources"].as_object().unwrap().iter();
        resources.filter(|(_, resource)| resource["Type"] == "AWS::Serverless::Function")
    }

    pub fn without_file(&self, path: &str) -> Self {
        let mut tree = self.clone();
        tree.files.remove(path);
        tree
    }

    pub fn with_file(&self, path: &str) -> Self {
        let mut tree = self.clone();
        tree.files.insert(path.to_owned(), String::new());
        tree
    }

    pub fn without_events(&self, function: &str) -> Self {
        let mut tree = self.clone();
        tree.template["Resources"][function]["Properties"]["Events"] = Value::Null;
        tree
    }
}

fn collect(folder: &Path, name: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &inner, files);
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            files.insert(inner, text);
        }
    }
}
