//! Saving one page of the draft.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{Dossier, Opened, Response};
use crate::FieldError;
use crate::campaigns::Frame;
use crate::survey::engine::{self, Missing, list_id};
use crate::survey::schema::{ACKNOWLEDGED, DOCUMENTS_PAGE};
use crate::survey::view;

/// What a saved page brings about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Where to go on; none: check the answers.
    pub next_page: Option<String>,
    /// The list of required documents is another one than before, and wants to be acknowledged anew.
    pub documents_changed: bool,
    /// What submission still waits for, the acknowledgement included.
    pub missing: Vec<Missing>,
}

/// How saving ended. In every case but `Saved` nothing changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveVerdict {
    /// Saved; the version rose by one.
    Saved(Saved),
    /// These fields are wrong.
    Invalid(Vec<FieldError>),
    /// No such page for these answers.
    UnknownPage,
    /// The draft changed since that version.
    Stale,
    /// The response, or this page of it, is not open.
    Closed,
}

impl Response {
    /// Saves one page, sent as raw JSON for `version` of the draft.
    pub fn save_page(
        self,
        frame: &Frame,
        version: u64,
        page: &str,
        raw: &Map<String, Value>,
        now: Timestamp,
    ) -> (Self, SaveVerdict) {
        let dossier = self.dossier();
        if !self.page_is_open(frame, page) {
            return (self, SaveVerdict::Closed);
        }
        if dossier.version != version {
            return (self, SaveVerdict::Stale);
        }
        let before = list_id(&dossier.documents(frame));
        let mut next = dossier.clone();
        if page == DOCUMENTS_PAGE {
            match acknowledged(&before, raw) {
                Ok(()) => next.acknowledged = Some(before.clone()),
                Err(errors) => return (self, SaveVerdict::Invalid(errors)),
            }
        } else {
            let context = dossier.context(frame);
            let (placed, _) = engine::shown(&context, &dossier.answers);
            let Some(placed) = placed.into_iter().find(|p| p.id == page) else {
                return (self, SaveVerdict::UnknownPage);
            };
            match engine::check(&context, &placed, raw) {
                Ok(given) => next.answers.insert(placed.id, given),
                Err(errors) => return (self, SaveVerdict::Invalid(errors)),
            };
        }
        let saved = Saved {
            next_page: next.next_page(frame, Some(page)),
            documents_changed: list_id(&next.documents(frame)) != before,
            missing: next.missing(frame),
        };
        (
            self.with_draft(next).touched(now),
            SaveVerdict::Saved(saved),
        )
    }

    /// The same state with another dossier; 未作成 becomes 作成中.
    fn with_draft(mut self, next: Dossier) -> Self {
        if matches!(self, Self::NotStarted(_)) {
            return Self::Draft(next);
        }
        *self.dossier_mut() = next;
        self
    }

    /// Everything before submission; after a deficiency what was reopened, what is incomplete, and the acknowledgement.
    fn page_is_open(&self, frame: &Frame, page: &str) -> bool {
        match self {
            Self::NotStarted(_) | Self::Draft(_) => true,
            Self::Submitted(_) | Self::InReview(_) | Self::Reviewed(_) => false,
            Self::Deficient(r) => {
                page == DOCUMENTS_PAGE
                    || r.opened
                        .iter()
                        .any(|o| matches!(o, Opened::Page { page: open } if open == page))
                    || r.filed
                        .dossier
                        .missing(frame)
                        .iter()
                        .any(|m| m.page == page)
            }
        }
    }
}

impl Dossier {
    /// What submission still waits for: answers, then the acknowledgement of the current list.
    pub fn missing(&self, frame: &Frame) -> Vec<Missing> {
        let mut missing = engine::missing(&self.context(frame), &self.answers);
        if !self.is_acknowledged(frame) {
            missing.push(Missing {
                page: DOCUMENTS_PAGE.to_owned(),
                field: ACKNOWLEDGED.to_owned(),
                message: "添付資料の一覧を確認し、「上記添付資料を確認しました。」にチェックを入れてください。".to_owned(),
            });
        }
        missing
    }

    /// Where to go on after `after`, or where to resume.
    pub fn next_page(&self, frame: &Frame, after: Option<&str>) -> Option<String> {
        engine::next_page(
            &self.context(frame),
            &self.answers,
            self.is_acknowledged(frame),
            after,
        )
    }

    /// All pages as the site gets them.
    pub fn pages(&self, frame: &Frame) -> Vec<view::Page> {
        view::pages_for(
            &self.context(frame),
            &self.answers,
            self.acknowledged.as_deref(),
        )
    }
}

fn acknowledged(current: &str, raw: &Map<String, Value>) -> Result<(), Vec<FieldError>> {
    let mut errors = engine::unknown(raw, |name| name == ACKNOWLEDGED);
    match raw.get(ACKNOWLEDGED).and_then(Value::as_str) {
        Some(list) if list == current => {}
        Some(list) if !list.is_empty() => errors.push(FieldError::new(
            ACKNOWLEDGED,
            "添付資料の一覧が変わりました。新しい一覧を確認して、もう一度チェックを入れてください。",
        )),
        _ => errors.push(FieldError::new(ACKNOWLEDGED, "一覧を確認し、チェックを入れてください。")),
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors)
    }
}
