//! The names of the states, and what every change of them raises.

use jiff::Timestamp;

use super::{Filed, Response, SubmissionMark};

impl Response {
    /// The state as the API names it.
    pub const fn state(&self) -> &'static str {
        match self {
            Self::NotStarted(_) => "not-started",
            Self::Draft(_) => "draft",
            Self::Submitted(_) => "submitted",
            Self::InReview(_) => "in-review",
            Self::Deficient(_) => "deficient",
            Self::Reviewed(_) => "reviewed",
        }
    }

    /// The state as the member reads it (進捗状況).
    pub const fn label(&self) -> &'static str {
        match self {
            Self::NotStarted(_) => "未作成",
            Self::Draft(_) => "作成中",
            Self::Submitted(_) => "提出済み",
            Self::InReview(_) => "審査中",
            Self::Deficient(_) => "不備",
            Self::Reviewed(_) => "審査済み",
        }
    }

    /// Whether the member may change something: before submitting, and what a deficiency reopened.
    pub const fn can_edit(&self) -> bool {
        matches!(
            self,
            Self::NotStarted(_) | Self::Draft(_) | Self::Deficient(_)
        )
    }

    /// Raises the draft's lock.
    pub(super) fn touched(mut self, now: Timestamp) -> Self {
        let dossier = self.dossier_mut();
        dossier.version += 1;
        dossier.updated_at = Some(now);
        self
    }

    /// Raises the attachments' lock.
    pub(super) fn documents_touched(mut self, now: Timestamp) -> Self {
        let dossier = self.dossier_mut();
        dossier.documents_version += 1;
        dossier.updated_at = Some(now);
        self
    }

    /// → 提出済み, from 作成中 or 不備 (for `submit`, which has checked everything).
    pub(super) fn filed(self, submission: SubmissionMark, now: Timestamp) -> Self {
        let dossier = match self {
            Self::NotStarted(d) | Self::Draft(d) => d,
            Self::Submitted(f) | Self::InReview(f) | Self::Reviewed(f) => f.dossier,
            Self::Deficient(r) => r.filed.dossier,
        };
        Self::Submitted(Filed {
            dossier,
            submission,
        })
        .touched(now)
    }
}
