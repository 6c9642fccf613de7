//! Secrets of a laptop: generated once, kept in the state's folder, readable by its owner only.

use std::io::{Error, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use platform::random::{bytes, hex};
use serde_json::json;

/// Name of the file in the state's folder.
pub(crate) const FILE: &str = "secrets.json";

/// Writes fresh secrets to `path` unless there are some, and answers the edge's secret.
///
/// # Errors
/// The file cannot be written or read.
pub(crate) fn write(path: &Path) -> Result<String, Error> {
    if !path.exists() {
        let secret = || hex(&bytes::<32>());
        let text = json!({
            "pepper": secret(), "lookup_key": secret(), "invitation_key": secret(), "edge": [secret()],
        });
        let partial = path.with_extension("part");
        let options = std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .clone();
        let mut file = options.open(&partial)?;
        file.write_all(text.to_string().as_bytes())?;
        file.sync_all()?;
        std::fs::rename(partial, path)?;
    }
    let secrets: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let edge = secrets
        .pointer("/edge/0")
        .and_then(serde_json::Value::as_str);
    edge.map(str::to_owned)
        .ok_or_else(|| Error::other("the secrets have another form"))
}
