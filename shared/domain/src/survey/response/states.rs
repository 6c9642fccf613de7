//! The edges that neither save, upload nor submit: review, deficiency, withdrawal; and the names of the states.

use jiff::Timestamp;

use super::{Filed, Moved, Opened, Reopened, Response, SubmissionMark};

impl Response {
    /// The state as the API names it.
    #[must_use]
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
    #[must_use]
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
    #[must_use]
    pub const fn can_edit(&self) -> bool {
        matches!(
            self,
            Self::NotStarted(_) | Self::Draft(_) | Self::Deficient(_)
        )
    }

    /// 提出済み → 作成中: the member takes it back before the review starts. The submission itself stays on record.
    #[must_use]
    pub fn withdraw(self, now: Timestamp) -> (Self, Moved) {
        match self {
            Self::Submitted(filed) => (Self::Draft(filed.dossier).touched(now), Moved::Done),
            other => (other, Moved::WrongState),
        }
    }

    /// 提出済み → 審査中.
    #[must_use]
    pub fn begin_review(self, now: Timestamp) -> (Self, Moved) {
        match self {
            Self::Submitted(filed) => (Self::InReview(filed).touched(now), Moved::Done),
            other => (other, Moved::WrongState),
        }
    }

    /// 審査中 → 不備, with what the member has to mend.
    #[must_use]
    pub fn return_deficient(self, opened: Vec<Opened>, now: Timestamp) -> (Self, Moved) {
        match self {
            Self::InReview(filed) => (
                Self::Deficient(Reopened { filed, opened }).touched(now),
                Moved::Done,
            ),
            other => (other, Moved::WrongState),
        }
    }

    /// 審査中 → 審査済み.
    #[must_use]
    pub fn complete_review(self, now: Timestamp) -> (Self, Moved) {
        match self {
            Self::InReview(filed) => (Self::Reviewed(filed).touched(now), Moved::Done),
            other => (other, Moved::WrongState),
        }
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
