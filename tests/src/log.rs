//! What a function would write to its log, to be searched for what must not stand there.

use std::io::{Error, Write};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use platform::random::hex;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::MakeWriter;

/// Keeps the log lines of this thread until it is dropped.
pub struct Log {
    lines: Lines,
    _listening: DefaultGuard,
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Listens as the functions log: JSON, from INFO on.
    pub fn listen() -> Self {
        let lines = Lines::default();
        let json = tracing_subscriber::fmt().json().flatten_event(true);
        let subscriber = json.with_writer(lines.clone()).finish();
        Self {
            lines,
            _listening: tracing::subscriber::set_default(subscriber),
        }
    }

    /// Everything so far.
    pub fn text(&self) -> String {
        let lines = self.lines.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&lines).into_owned()
    }

    /// Whether `canary` stands in it: as it is, escaped, or as hex or base64.
    pub fn holds(&self, canary: &str) -> bool {
        let text = self.text();
        let quoted = serde_json::to_string(canary).unwrap_or_default();
        let escaped = canary.escape_default().to_string();
        let forms = [
            canary.to_owned(),
            quoted.trim_matches('"').to_owned(),
            escaped,
            hex(canary.as_bytes()),
            STANDARD_NO_PAD.encode(canary),
            URL_SAFE_NO_PAD.encode(canary),
        ];
        let folded = text.to_lowercase();
        forms
            .iter()
            .any(|form| folded.contains(&form.to_lowercase()))
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
