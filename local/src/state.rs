//! The folder of a local run: held by one process at a time, with a note of what it holds.

use std::fs::{self, File};
use std::io::{Error, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use platform::Clock;
use serde::{Deserialize, Serialize};

use crate::Settings;
use crate::demo::Fault;

/// Which layout of tables and files this edition keeps; another one is not read.
const LAYOUT: u32 = 4;

/// The note of the state.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
struct Note {
    /// The layout it was begun with; the first edition wrote none.
    #[serde(default)]
    layout: u32,
    /// Whether all demo data is there; until then loading is taken up again.
    loaded: bool,
    /// By how much the state's clock is moved, seconds.
    moved: i64,
}

const NOTE: &str = "state.json";
const TABLES: &str = "dynamodb.sqlite";
/// Everything that a run leaves: what RESET may take away, and nothing else.
const OURS: [&str; 8] = [
    TABLES,
    "dynamodb.part",
    "dynamodb.sqlite-wal",
    "dynamodb.sqlite-shm",
    "mail.jsonl",
    "secrets.json",
    NOTE,
    "log.jsonl",
];

/// The folder, while this process holds it.
pub(super) struct State {
    folder: PathBuf,
    note: Note,
    _lock: File,
}

impl State {
    pub(super) fn open(settings: &Settings) -> Result<Self, Fault> {
        // Codes and addresses of a trial are nobody else's.
        let mut builder = fs::DirBuilder::new();
        builder
            .recursive(true)
            .mode(0o700)
            .create(&settings.state)?;
        let folder = settings.state.canonicalize()?;
        let lock = File::create(folder.join("lock"))?;
        lock.try_lock()
            .map_err(|_| format!("another local run uses {}; set STATE", folder.display()))?;
        if settings.reset {
            forget(&folder)?;
        }
        let note = noted(&folder)?;
        let mut state = Self {
            folder,
            note,
            _lock: lock,
        };
        if let Some(begin) = settings.clock {
            state.note.moved = begin.as_second() - Clock::Machine.now().as_second();
        }
        // Before anything else is there: whatever a run leaves stands under its layout's number.
        state.write()?;
        Ok(state)
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The clock of this state: moved by as much as when it was begun, so that a restart goes on there.
    pub(super) const fn clock(&self) -> Clock {
        match self.note.moved {
            0 => Clock::Machine,
            seconds => Clock::Moved(seconds),
        }
    }

    pub(super) const fn is_loaded(&self) -> bool {
        self.note.loaded
    }

    pub(super) fn loaded(&mut self) -> Result<(), Fault> {
        self.note.loaded = true;
        self.write()
    }

    /// The note is there in full or not at all, also after a power cut.
    fn write(&self) -> Result<(), Fault> {
        let part = self.folder.join("state.part");
        fs::write(&part, serde_json::to_vec(&self.note)?)?;
        File::open(&part)?.sync_all()?;
        fs::rename(part, self.folder.join(NOTE))?;
        Ok(())
    }
}

/// The note, or a new one where nothing was kept.
fn noted(folder: &Path) -> Result<Note, Fault> {
    let note: Note = match fs::read(folder.join(NOTE)) {
        Ok(text) => serde_json::from_slice(&text)?,
        Err(fault) if fault.kind() == ErrorKind::NotFound && !folder.join(TABLES).exists() => {
            return Ok(Note {
                layout: LAYOUT,
                ..Note::default()
            });
        }
        Err(fault) if fault.kind() == ErrorKind::NotFound => Note::default(),
        Err(fault) => return Err(fault.into()),
    };
    if note.layout == LAYOUT {
        return Ok(note);
    }
    let (folder, was) = (folder.display(), note.layout);
    Err(format!(
        "{folder} was kept by another edition (layout {was}, this one keeps {LAYOUT}): RESET=1 begins afresh and \
         forgets what is there"
    )
    .into())
}

fn forget(folder: &Path) -> Result<(), Error> {
    let gone = |ended: Result<(), Error>| match ended {
        Err(fault) if fault.kind() != ErrorKind::NotFound => Err(fault),
        _ => Ok(()),
    };
    for name in OURS {
        gone(fs::remove_file(folder.join(name)))?;
    }
    gone(fs::remove_dir_all(folder.join("s3")))
}
