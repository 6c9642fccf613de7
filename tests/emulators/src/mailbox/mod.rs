//! The mail that the SES endpoint took: in memory, or in a file that only grows.

mod page;
mod routes;

use crate::Error;
use jiff::Timestamp;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use routes::mailbox_routes;

/// One mail to one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The bare address, as it was given (a quoted local part stays quoted).
    pub to: String,
    /// The sender as the header shows it, encoded words decoded: `名前 <a@b.example>` or an address.
    pub from: String,
    /// The subject line.
    pub subject: String,
    /// The text part; empty where the mail has none.
    pub text: String,
    /// The HTML part.
    pub html: Option<String>,
    /// When it was accepted, by the endpoint's clock.
    pub sent_at: Timestamp,
    /// Where answers go; empty: to the sender.
    #[serde(default)]
    pub reply_to: Vec<String>,
    /// The message's tags, defaults and replacements together.
    #[serde(default)]
    pub tags: BTreeMap<String, String>,
    /// The configuration set that it was sent with.
    #[serde(default)]
    pub configuration_set: Option<String>,
    /// The id that the send call answered with.
    pub message_id: String,
}

impl Mail {
    /// When it was sent, RFC 3339 with `+09:00`.
    pub fn sent_at_japan(&self) -> String {
        self.sent_at
            .display_with_offset(Offset::constant(9))
            .to_string()
    }
}

/// All mail, shared by the endpoint that adds and the pages that show.
#[derive(Debug, Clone)]
pub struct Mailbox {
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug)]
struct Kept {
    mails: Vec<Arc<Mail>>,
    file: Option<File>,
}

impl Mailbox {
    /// A mailbox that ends with the process.
    pub fn memory() -> Self {
        Self::of(Vec::new(), None)
    }

    /// A mailbox in a file with one JSON object a line, made when absent. A line that a power cut
    /// left unfinished is dropped: its send call was never answered.
    ///
    /// # Errors
    /// The file cannot be read or written, or a finished line is not a mail.
    pub fn open(path: &Path) -> Result<Self, Error> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let whole = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        bytes.truncate(whole);
        file.set_len(u64::try_from(whole).unwrap_or_default())?;
        let lines = bytes
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty());
        let mails = lines
            .map(serde_json::from_slice)
            .collect::<Result<Vec<Mail>, _>>();
        let mails = mails.map_err(|error| Error::Store(format!("{}: {error}", path.display())))?;
        Ok(Self::of(
            mails.into_iter().map(Arc::new).collect(),
            Some(file),
        ))
    }

    fn of(mails: Vec<Arc<Mail>>, file: Option<File>) -> Self {
        Self {
            kept: Arc::new(Mutex::new(Kept { mails, file })),
        }
    }

    /// The mails to this address (ASCII case does not count), or all of them, newest first.
    pub fn messages(&self, to: Option<&str>) -> Vec<Arc<Mail>> {
        let kept = self.lock();
        let newest = kept.mails.iter().rev();
        newest
            .filter(|mail| to.is_none_or(|to| mail.to.eq_ignore_ascii_case(to)))
            .cloned()
            .collect()
    }

    /// How many mails there are in all.
    pub fn count(&self) -> usize {
        self.lock().mails.len()
    }

    /// Adds mails; when it returns, they are on the disk.
    pub(crate) fn keep(&self, mails: Vec<Mail>) -> std::io::Result<()> {
        let mut lines = Vec::new();
        for mail in &mails {
            serde_json::to_writer(&mut lines, mail)?;
            lines.push(b'\n');
        }
        let mut kept = self.lock();
        if let Some(file) = kept.file.as_mut() {
            file.write_all(&lines)?;
            file.sync_data()?;
        }
        kept.mails.extend(mails.into_iter().map(Arc::new));
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
