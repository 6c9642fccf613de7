//! The programs whose start-up is compared.

use std::path::{Path, PathBuf};

use emulators::runtime_api::Launch;
use serde_json::Value;

use crate::Wish;
use crate::stand::Stand;
use local::demo::Fault;
use local::root;
use tests::binaries;

/// The binaries that are compared with the bare runtime.
pub(crate) const STEPS: [&str; 3] = ["verify-identity", "login", "presign-upload"];
/// The bare runtime.
pub(crate) const HELLO: &str = "bare-runtime";
/// `login` that fetches and connects before it asks for work.
pub(crate) const PREPARED: &str = "prepared-login";
/// Python with boto3.
pub(crate) const PYTHON: &str = "Python + boto3";

/// One of them.
pub(crate) struct Program {
    pub(crate) name: &'static str,
    pub(crate) launch: Launch,
    /// What is started from disk; Python's interpreter and packages are many files.
    pub(crate) file: Option<PathBuf>,
    /// Whether that is a copy, as a deployed package is unpacked, or what the linker has left.
    pub(crate) unpacked: bool,
}

/// All that there are, the compiled ones both unpacked into `folder` and as the linker left them: in the profile of
/// a deployment, or for a smoke test the debug ones.
///
/// # Errors
/// A binary that is not built.
pub(crate) fn all(wish: &Wish, stand: &Stand, folder: &Path) -> Result<Vec<Program>, Fault> {
    let environment = binaries::environment(stand.app().config());
    let mut programs = Vec::new();
    let names: Vec<_> = std::iter::once(HELLO).chain(STEPS).collect();
    for copied in named(&names, wish, stand, folder)? {
        let linked = built(copied.name, wish)?;
        let launch = Launch {
            program: linked.clone(),
            ..copied.launch.clone()
        };
        let name = copied.name;
        programs.push(copied);
        programs.push(Program {
            name,
            launch,
            file: Some(linked),
            unpacked: false,
        });
    }
    if let Some(python) = &wish.python {
        programs.push(Program {
            name: PYTHON,
            launch: Launch {
                program: python.clone(),
                args: vec![script().to_string_lossy().into_owned()],
                env: python_environment(&environment),
            },
            file: None,
            unpacked: true,
        });
    }
    Ok(programs)
}

/// Those of these names, unpacked into `folder`.
///
/// # Errors
/// A binary that is not built.
pub(crate) fn named(
    names: &[&'static str],
    wish: &Wish,
    stand: &Stand,
    folder: &Path,
) -> Result<Vec<Program>, Fault> {
    let environment = binaries::environment(stand.app().config());
    let one = |name: &'static str| {
        let file = folder.join(name);
        std::fs::copy(built(name, wish)?, &file)?;
        let bare = name == HELLO;
        Ok(Program {
            name,
            launch: Launch {
                program: file.clone(),
                args: Vec::new(),
                env: if bare {
                    Vec::new()
                } else {
                    environment.clone()
                },
            },
            file: Some(file),
            unpacked: true,
        })
    };
    names.iter().copied().map(one).collect()
}

fn built(name: &str, wish: &Wish) -> Result<PathBuf, Fault> {
    let target = root().join("target");
    let folders: &[&str] = if wish.quick {
        &["lambda", "debug"]
    } else {
        &["lambda"]
    };
    let mut paths = folders.iter().map(|folder| target.join(folder).join(name));
    let found = paths.find(|path| path.is_file());
    Ok(found.ok_or_else(|| format!("{name} is not built: run infra/make/bench.sh"))?)
}

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/boto3_handler.py")
}

fn python_environment(ours: &[(String, String)]) -> Vec<(String, String)> {
    let value = |name: &str| {
        let found = ours.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let endpoints = value("AWS_ENDPOINTS");
    let dynamodb = endpoints
        .split(',')
        .find_map(|pair| pair.strip_prefix("dynamodb="));
    [
        ("DYNAMODB", dynamodb.unwrap_or_default().to_owned()),
        ("PEOPLE_TABLE", value("PEOPLE_TABLE")),
        ("AWS_DEFAULT_REGION", value("AWS_REGION")),
        ("AWS_ACCESS_KEY_ID", value("AWS_ACCESS_KEY_ID")),
        ("AWS_SECRET_ACCESS_KEY", value("AWS_SECRET_ACCESS_KEY")),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}

/// `events/<step>.json`, of the stand's origin and edge.
///
/// # Errors
/// The event cannot be read.
pub(crate) fn event(step: &str, stand: &Stand) -> Result<Value, Fault> {
    let text = std::fs::read_to_string(root().join(format!("events/{step}.json")))?;
    let text = text
        .replace("{{edge_secret}}", &stand.stage.edge)
        .replace("{{site_origin}}", &stand.app().config().site_origin);
    Ok(serde_json::from_str(&text)?)
}
