//! What a function would write to its log, to be searched for what must not stand there.

use std::cell::RefCell;
use std::io::{Error, Write};
use std::sync::Once;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use platform::random::hex;

thread_local! {
    static LINES: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

static INSTALL: Once = Once::new();

/// Keeps the log lines of this thread until it is dropped.
///
/// One subscriber serves the whole process and each thread keeps its own lines: with a subscriber per thread,
/// a test on another thread could switch a line off for all of them.
pub struct Log(());

struct Lines;

impl Log {
    /// Listens as the functions log: JSON, from INFO on.
    pub fn listen() -> Self {
        INSTALL.call_once(|| {
            let json = tracing_subscriber::fmt().json().flatten_event(true);
            let subscriber = json.with_writer(|| Lines).finish();
            tracing::subscriber::set_global_default(subscriber).unwrap_or_default();
        });
        tracing::callsite::rebuild_interest_cache();
        LINES.set(Some(Vec::new()));
        Self(())
    }

    /// Everything so far.
    pub fn text(&self) -> String {
        LINES.with_borrow(|lines| {
            let lines = lines.as_deref().unwrap_or_default();
            String::from_utf8_lossy(lines).into_owned()
        })
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

impl Drop for Log {
    fn drop(&mut self) {
        LINES.set(None);
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        LINES.with_borrow_mut(|lines| {
            if let Some(lines) = lines {
                lines.extend_from_slice(bytes);
            }
        });
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}
