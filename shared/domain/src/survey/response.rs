//! The member's response to one campaign: a state machine, forward only.
//!
//! ```text
//! not-started ──> draft ──> submitted     in-review     reviewed
//!   未作成        作成中      提出済み        審査中        審査済み
//!                               ^
//!                               └── deficient 不備 (submitted again)
//! ```
//! No step leads into 審査中, 不備 and 審査済み yet; what a member may do there is decided.
//! Saving and uploading stay within draft and deficient. `version` guards answers and state, `documents_version` the
//! attachments; whoever writes the whole item demands both.

mod editing;
mod receipt;
mod states;
mod submitting;
mod tasks;
mod uploads;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::engine::{self, Answers, RequiredDocument, SurveyContext};
use super::schema::RulesVersion;
use crate::attachments::Attachment;
use crate::campaigns::{Frame, FrozenHousehold};
use crate::field::redacted;

pub use editing::{SaveVerdict, Saved};
pub use receipt::Receipt;
pub use submitting::{Seen, Submission, SubmitVerdict, declaration};
pub use tasks::{Task, TaskName, TaskState};
pub use uploads::{DeleteVerdict, FinishVerdict, PresignVerdict};

/// What every state carries.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// Id of the campaign.
    pub campaign: String,
    /// The rows it was opened with.
    pub rules: RulesVersion,
    /// Number that stands in for 記号・番号 in enquiries.
    pub enquiry_number: String,
    /// Lock of answers and state; rises with each change of them.
    pub version: u64,
    /// Lock of the attachments; rises with each change of them.
    pub documents_version: u64,
    /// Member and dependents as of the opening.
    pub household: FrozenHousehold,
    /// Answers by page.
    pub answers: Answers,
    /// Attachments by id.
    pub attachments: BTreeMap<String, Attachment>,
    /// Id of the document list that the member confirmed.
    pub acknowledged: Option<String>,
    /// How often it was submitted.
    pub submissions: u32,
    /// The hour (since 1970) in which upload addresses were last handed out.
    pub presign_hour: i64,
    /// How many in that hour.
    pub presign_count: u32,
    /// Last change; none before the first.
    pub updated_at: Option<Timestamp>,
}

redacted!(Dossier: campaign, version, documents_version);

impl Dossier {
    /// A dossier as the opening of a campaign writes it.
    pub fn new(campaign: String, enquiry_number: String, household: FrozenHousehold) -> Self {
        Self {
            campaign,
            rules: RulesVersion::CURRENT,
            enquiry_number,
            version: 0,
            documents_version: 0,
            household,
            answers: Answers::new(),
            attachments: BTreeMap::new(),
            acknowledged: None,
            submissions: 0,
            presign_hour: 0,
            presign_count: 0,
            updated_at: None,
        }
    }

    /// The context of its pages and rules.
    pub fn context<'a>(&'a self, frame: &'a Frame) -> SurveyContext<'a> {
        SurveyContext {
            frame,
            rules: self.rules.rules(),
            dependents: &self.household.dependents,
        }
    }

    /// The required documents, each with whether it is there.
    pub fn documents(&self, frame: &Frame) -> Vec<RequiredDocument> {
        let mut list = engine::required(&self.context(frame), &self.answers);
        engine::satisfy(&mut list, &self.attachments);
        list
    }

    /// Whether the list that these answers ask for is the one that the member confirmed.
    pub fn is_acknowledged(&self, frame: &Frame) -> bool {
        self.acknowledged.as_deref() == Some(engine::list_id(&self.documents(frame)).as_str())
    }
}

/// What points from the response to its last submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionMark {
    /// 1 for the first.
    pub n: u32,
    /// The draft's version that was submitted; the response's own is higher.
    pub version: u64,
    /// The attachments' version that was submitted.
    pub documents_version: u64,
    /// 受付番号.
    pub receipt: Receipt,
    /// When.
    pub at: Timestamp,
}

/// A response that was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// The common part.
    #[serde(flatten)]
    pub dossier: Dossier,
    /// The last submission.
    pub submission: SubmissionMark,
}

/// One thing that a reviewer sent back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "item", rename_all = "kebab-case")]
pub enum Opened {
    /// A page of answers.
    Page {
        /// Its id.
        page: String,
    },
    /// A document.
    Document {
        /// Key of the dependent; null for the household.
        dependent: Option<String>,
        /// Id of the document.
        document: String,
    },
}

/// A response with deficiencies: only these items, and what they bring along, are open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopened {
    /// The submitted response.
    #[serde(flatten)]
    pub filed: Filed,
    /// What is open.
    pub opened: Vec<Opened>,
}

/// The response in its state; as an item it carries `state` beside the fields.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Response {
    /// 未作成.
    NotStarted(Dossier),
    /// 作成中.
    Draft(Dossier),
    /// 提出済み.
    Submitted(Filed),
    /// 審査中.
    InReview(Filed),
    /// 不備.
    Deficient(Reopened),
    /// 審査済み.
    Reviewed(Filed),
}

impl Response {
    /// The common part.
    pub const fn dossier(&self) -> &Dossier {
        match self {
            Self::NotStarted(d) | Self::Draft(d) => d,
            Self::Submitted(f) | Self::InReview(f) | Self::Reviewed(f) => &f.dossier,
            Self::Deficient(r) => &r.filed.dossier,
        }
    }

    pub(super) const fn dossier_mut(&mut self) -> &mut Dossier {
        match self {
            Self::NotStarted(d) | Self::Draft(d) => d,
            Self::Submitted(f) | Self::InReview(f) | Self::Reviewed(f) => &mut f.dossier,
            Self::Deficient(r) => &mut r.filed.dossier,
        }
    }

    /// The last submission, while it stands.
    pub const fn submission(&self) -> Option<&SubmissionMark> {
        match self {
            Self::NotStarted(_) | Self::Draft(_) => None,
            Self::Submitted(f) | Self::InReview(f) | Self::Reviewed(f) => Some(&f.submission),
            Self::Deficient(r) => Some(&r.filed.submission),
        }
    }
}
